package io.winnow.entry.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Says why a request of a program isn't done, in the form of RFC 9457. */
final class ProblemJson {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request can't be read"),
            Map.entry(401, "Who sends this isn't known"),
            Map.entry(403, "Refused"),
            Map.entry(404, "Nothing here"),
            Map.entry(405, "Wrong method"),
            Map.entry(406, "Wrong type of answer"),
            Map.entry(409, "Not as things stand"),
            Map.entry(413, "Too much at once"),
            Map.entry(415, "Wrong type of content"),
            Map.entry(422, "It can't be used as it is"),
            Map.entry(429, "Too many attempts"),
            Map.entry(503, "The store is busy"));

    private ProblemJson() {}

    static void send(Context request, int status, String detail) {
        send(request, status, detail, JsonNodeFactory.instance.objectNode());
    }

    /** {@code more} stands behind the problem's own members. */
    static void send(Context request, int status, String detail, ObjectNode more) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", TITLES.getOrDefault(status, "This could not be done"))
                .put("status", status)
                .put("detail", detail);
        json.setAll(more);
        request.status(status)
                .contentType("application/problem+json")
                .result(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
