package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Reads a JSON value as a tree without what Winnow never looks at: half of an issue is addresses of pictures and of
 * itself, which are passed over as they come.
 */
public final class Trimmed {

    private static final Set<String> PASSED_OVER =
            Set.of("self", "avatarUrls", "iconUrl", "expand", "active", "timeZone", "accountType", "colorName");
    /** What stands in these is passed over too: a linked issue's own fields, and what a status or type means. */
    private static final Map<String, String> PASSED_OVER_IN = Map.of(
            "inwardIssue", "fields",
            "outwardIssue", "fields",
            "status", "description",
            "issuetype", "description",
            "priority", "description");

    private Trimmed() {}

    /** The one value of an answer. */
    public static JsonNode first(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "nothing where JSON should be");
        }
        return read(parser);
    }

    /** The value at the parser's current token. Depth is bounded by the parser's own constraint. */
    public static JsonNode read(JsonParser parser) throws IOException {
        return read(parser, "");
    }

    private static JsonNode read(JsonParser parser, String of) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, PASSED_OVER_IN.getOrDefault(of, ""));
            case START_ARRAY -> array(parser);
            default -> scalar(parser);
        };
    }

    /** As the mapper would read it, without its preparations for each value: most of an issue is scalars. */
    private static JsonNode scalar(JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> nodes.numberNode(parser.getIntValue());
                    case LONG -> nodes.numberNode(parser.getLongValue());
                    default -> nodes.numberNode(parser.getBigIntegerValue());
                };
            default -> throw new JsonParseException(parser, "no value where one should be");
        };
    }

    private static ObjectNode object(JsonParser parser, String alsoPassedOver) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (PASSED_OVER.contains(name) || name.equals(alsoPassedOver)) {
                parser.skipChildren();
            } else {
                object.set(name, read(parser, name));
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
