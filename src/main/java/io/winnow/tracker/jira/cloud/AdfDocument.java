package io.winnow.tracker.jira.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes plain paragraphs as an Atlassian document. */
final class AdfDocument {

    private AdfDocument() {}

    static ObjectNode of(List<String> paragraphs) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        ArrayNode content = document.putArray("content");
        for (String text : paragraphs) {
            ArrayNode inline = content.addObject().put("type", "paragraph").putArray("content");
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (i > 0) {
                    inline.addObject().put("type", "hardBreak");
                }
                if (!lines.get(i).isEmpty()) { // Jira refuses an empty text
                    inline.addObject().put("type", "text").put("text", lines.get(i));
                }
            }
        }
        return document;
    }
}
