package io.winnow.tracker.jira.datacenter;

import java.util.List;

/** Writes plain text as wiki markup. */
final class WikiMarkup {

    private WikiMarkup() {}

    /** Paragraphs as they are, but for what would mention people, embed files or start a macro. */
    static String plain(List<String> paragraphs) {
        return String.join("\n\n", paragraphs).replaceAll("[\\\\\\[{!|]", "\\\\$0");
    }
}
