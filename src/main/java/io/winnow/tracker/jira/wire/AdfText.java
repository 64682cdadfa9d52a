package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Turns an Atlassian Document Format document into plain text: a line a block, list items marked, marks dropped.
 *
 * <p>Bounded in length and depth; what lies deeper or further is left out.
 */
final class AdfText {

    private static final int MAX_DEPTH = 64;
    private static final Set<String> BLOCKS = Set.of(
            "paragraph",
            "heading",
            "codeBlock",
            "blockquote",
            "panel",
            "listItem",
            "taskItem",
            "decisionItem",
            "tableRow",
            "rule",
            "mediaSingle",
            "mediaGroup",
            "expand",
            "nestedExpand");

    private final StringBuilder text = new StringBuilder();
    private final int bound;

    private AdfText(int bound) {
        this.bound = bound;
    }

    /** The text of a document, at most {@code bound} characters of it; empty when it is no document. */
    static String of(JsonNode document, int bound) {
        AdfText reader = new AdfText(bound);
        reader.read(document, 0, "");
        return cut(reader.text.toString().strip(), bound);
    }

    /** At most {@code bound} characters, never half a surrogate pair. */
    static String cut(String text, int bound) {
        if (text.length() <= bound) {
            return text;
        }
        int end = bound > 0 && Character.isHighSurrogate(text.charAt(bound - 1)) ? bound - 1 : bound;
        return text.substring(0, end);
    }

    private void read(JsonNode node, int depth, String marker) {
        if (depth > MAX_DEPTH || text.length() >= bound) {
            return;
        }
        String type = node.path("type").asText("");
        if (BLOCKS.contains(type)) {
            newLine();
        }
        switch (type) {
            case "text" -> append(node.path("text"));
            case "hardBreak" -> text.append('\n');
            case "mention", "status" -> append(node.path("attrs").path("text"));
            case "media", "mediaInline" -> append(node.path("attrs").path("alt"));
            case "expand", "nestedExpand" -> {
                append(node.path("attrs").path("title"));
                newLine();
            }
            case "emoji" ->
                text.append(node.path("attrs")
                        .path("text")
                        .asText(node.path("attrs").path("shortName").asText("")));
            case "inlineCard", "blockCard", "embedCard" ->
                append(node.path("attrs").path("url"));
            case "date" -> text.append(date(node.path("attrs").path("timestamp").asText("")));
            case "listItem", "taskItem", "decisionItem" -> text.append(marker.isEmpty() ? "- " : marker);
            case "tableCell", "tableHeader" -> cell();
            default -> {
                // every other node is only what it contains
            }
        }
        readChildren(node, type, depth);
        if (BLOCKS.contains(type)) {
            newLine();
        }
    }

    private void readChildren(JsonNode node, String type, int depth) {
        int number = node.path("attrs").path("order").asInt(1);
        for (JsonNode child : node.path("content")) {
            read(child, depth + 1, type.equals("orderedList") ? number + ". " : "");
            number++;
        }
    }

    /** Never more than what will be kept. */
    private void append(JsonNode words) {
        text.append(cut(words.asText(""), Math.max(0, bound - text.length())));
    }

    private void cell() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\t');
        }
    }

    private void newLine() {
        boolean freshItem = text.length() >= 2 && text.charAt(text.length() - 1) == ' ' && endsWithMarker();
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n' && !freshItem) {
            text.append('\n');
        }
    }

    /** Whether nothing has been written since a list item's marker, so that its first paragraph stays on the line. */
    private boolean endsWithMarker() {
        int sign = text.length() - 2; // of "- " or "12. "
        int from = sign;
        while (text.charAt(sign) == '.' && from > 0 && isDigit(text.charAt(from - 1))) {
            from--;
        }
        boolean marker = text.charAt(sign) == '-' || from < sign;
        return marker && (from == 0 || text.charAt(from - 1) == '\n');
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static String date(String milliseconds) {
        try {
            return java.time.Instant.ofEpochMilli(Long.parseLong(milliseconds))
                    .atZone(java.time.ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (RuntimeException notADate) {
            return "";
        }
    }
}
