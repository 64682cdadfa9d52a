package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Reads a JSON value as a tree without what Winnow never looks at: half of an issue is addresses of pictures and of
 * itself, which are passed over as they come.
 */
public final class Trimmed {

    private static final Set<String> PASSED_OVER =
            Set.of("self", "avatarUrls", "iconUrl", "expand", "active", "timeZone", "accountType", "colorName");

    private Trimmed() {}

    /** The value at the parser's current token. Depth is bounded by the parser's own constraint. */
    public static JsonNode read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            default -> parser.readValueAsTree();
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (PASSED_OVER.contains(name)) {
                parser.skipChildren();
            } else {
                object.set(name, read(parser));
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser));
        }
        return array;
    }
}
