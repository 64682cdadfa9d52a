package io.winnow.entry.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.winnow.intake.JsonText;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of the object that a request brings. A misspelt one is refused: it would do something else than asked. */
record Members(JsonNode body) {

    private static final int MOST_BYTES = 20_000;

    /**
     * Reads them; throws {@link RefusedException} for anything but an object with none but these.
     *
     * @param what what such an object holds, in words
     */
    static Members read(Context request, List<String> names, String what) {
        return of(JsonText.read(SentBody.read(request, SentBody.JSON, MOST_BYTES)), names, what);
    }

    /** Those of an object within the body, or of the whole; throws as {@link #read} does. */
    static Members of(JsonNode body, List<String> names, String what) {
        if (!body.isObject()) {
            throw new RefusedException(422, "The body isn't an object. Send one with " + what + ".");
        }
        for (Iterator<String> sent = body.fieldNames(); sent.hasNext(); ) {
            if (!names.contains(sent.next())) {
                throw new RefusedException(
                        422, "The body has a member there isn't. There are " + String.join(", ", names) + ".");
            }
        }
        return new Members(body);
    }

    @Nullable
    String text(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new RefusedException(422, name + " isn't text. Write it in quotation marks.");
        }
        return value.asText();
    }

    /** False when it isn't there. */
    boolean flag(String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new RefusedException(422, name + " is neither true nor false. Write one of the two.");
        }
        return value.asBoolean(false);
    }
}
