package io.winnow.entry.cli;

/** Text from Jira or a file as a terminal may show it: none of it moves the cursor or sets a colour. */
final class Printable {

    private Printable() {}

    static String of(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
