package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Long text as Data Center keeps it; the site itself keeps Cloud's documents. */
final class Wiki {

    private Wiki() {}

    /** What {@link Adf} makes headings and code of, in wiki markup. */
    static String markup(String text) {
        return text.replaceAll("(?m)^# ", "h2. ").replace("```", "{code}").replaceAll("(?m)^- ", "* ");
    }

    /** The text of a document, or text itself. */
    static JsonNode markup(JsonNode value) {
        return value.isTextual() ? value : TextNode.valueOf(String.join(" ", value.findValuesAsText("text")));
    }

    /** Markup about to be written as the site keeps it; anything but text is refused. */
    static JsonNode document(JsonNode markup) {
        if (!markup.isTextual()) {
            throw new IllegalArgumentException("Operation value must be a string");
        }
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        ArrayNode content = document.putArray("content");
        content.addObject()
                .put("type", "paragraph")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", markup.asText());
        return document;
    }
}
