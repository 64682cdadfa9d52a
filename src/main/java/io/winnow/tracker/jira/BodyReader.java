package io.winnow.tracker.jira;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.tracker.jira.wire.Trimmed;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Reads an answer's JSON; may be called again from the start when an answer broke off, so it must have no effects. */
@FunctionalInterface
public interface BodyReader<T> {

    T read(JsonParser parser) throws IOException;

    /** How many issues, or the like, an answer held that was read to this; negative when that isn't known. */
    default int objects(T answer) {
        return -1;
    }

    /** What to make of an answer that only says where to look, which nobody does; null when that is no answer. */
    default @Nullable T elsewhere(String location) {
        return null;
    }

    /** The same reader, which also knows how many issues an answer held. */
    static <T> BodyReader<T> counting(BodyReader<T> reader, ToIntFunction<T> objects) {
        return new BodyReader<>() {
            @Override
            public T read(JsonParser parser) throws IOException {
                return reader.read(parser);
            }

            @Override
            public int objects(T answer) {
                return objects.applyAsInt(answer);
            }
        };
    }

    /** The whole answer as a tree. */
    static BodyReader<JsonNode> tree() {
        return parser -> {
            JsonNode tree = parser.readValueAsTree();
            if (tree == null) {
                throw new JsonParseException(parser, "nothing where JSON should be");
            }
            return checked(tree);
        };
    }

    /**
     * Walks the properties of an object, handing over the elements of one array one by one, so that a large page never
     * stands in memory as a whole; returns the object without that array, which must be there: an answer without it
     * isn't one without elements.
     */
    static JsonNode streaming(JsonParser parser, String array, Consumer<JsonNode> element) throws IOException {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "not a JSON object");
        }
        boolean found = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals(array) && token == JsonToken.START_ARRAY) {
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element.accept(Trimmed.read(parser));
                }
            } else {
                rest.set(name, parser.<JsonNode>readValueAsTree());
            }
        }
        checked(rest);
        if (!found) {
            throw new JsonParseException(parser, "no " + array);
        }
        return rest;
    }

    private static JsonNode checked(JsonNode answer) throws ErrorInsideException {
        if (JiraAnswer.isError(answer)) {
            throw new ErrorInsideException(answer);
        }
        return answer;
    }

    /** An answer that says 200 and holds an error. */
    final class ErrorInsideException extends IOException {

        private final transient JsonNode answer;

        ErrorInsideException(JsonNode answer) {
            this.answer = answer;
        }

        JsonNode answer() {
            return answer;
        }
    }
}
