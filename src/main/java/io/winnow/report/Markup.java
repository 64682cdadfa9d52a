package io.winnow.report;

/** Text that goes into a page as it stands: our own files, and JSON made safe for a script element. Nothing else. */
record Markup(String text) {

    @Override
    public String toString() {
        return text;
    }
}
