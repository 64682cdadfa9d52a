package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A JSON request body whose getters insist on the right types. */
record Body(ObjectNode node) {

    @Nullable
    String text(String name) {
        JsonNode value = typed(name, JsonNode::isTextual, "string");
        return value == null ? null : value.asText();
    }

    int integer(String name, int otherwise) {
        JsonNode value = typed(name, JsonNode::canConvertToInt, "integer");
        return value == null ? otherwise : value.asInt();
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = typed(name, JsonNode::isBoolean, "boolean");
        return value == null ? otherwise : value.asBoolean();
    }

    /** Null when it isn't there. */
    @Nullable
    List<String> texts(String name) {
        JsonNode value = typed(name, JsonNode::isArray, "array");
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                throw wrong(name, "array of strings");
            }
            texts.add(item.asText());
        }
        return texts;
    }

    List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        JsonNode value = typed(name, JsonNode::isArray, "array");
        for (JsonNode item : value == null ? List.<JsonNode>of() : value) {
            if (!item.isIntegralNumber()) {
                throw wrong(name, "array of integers");
            }
            numbers.add(item.asLong());
        }
        return numbers;
    }

    @Nullable
    ObjectNode object(String name) {
        return (ObjectNode) typed(name, JsonNode::isObject, "object");
    }

    private @Nullable JsonNode typed(String name, Predicate<JsonNode> type, String typeName) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!type.test(value)) {
            throw wrong(name, typeName);
        }
        return value;
    }

    private static JiraError wrong(String name, String typeName) {
        return JiraError.badRequest("Invalid request payload: '" + name + "' must be of type " + typeName
                + ". Refer to the REST API documentation and try again.");
    }
}
