package io.winnow.entry.webhook;

/** Takes the tags out of a message written in HTML; what it makes is text, and is escaped again wherever it is shown. */
final class PlainText {

    private PlainText() {}

    static String of(String html) {
        return html.replaceAll("(?i)<(?:br|/p|/div|/li|/h[1-6])\\b[^<>]{0,200}>", "\n")
                .replaceAll("</?[A-Za-z][^<>]{0,2000}>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
