package io.winnow.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to a client.
 *
 * @param objects how many issues and the like it holds, for the hourly quota
 * @param refusal why a careful client never asks this; empty when all is well
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed once made
record Answer(int status, String type, byte[] body, Map<String, String> headers, int objects, String refusal) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/json;charset=UTF-8";

    static Answer json(int status, JsonNode body) {
        return new Answer(status, JSON, bytes(body.toString()), Map.of(), 0, "");
    }

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    /** JSON written piece by piece, for large answers. */
    static Answer written(int objects, Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            writer.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(200, JSON, out.toByteArray(), Map.of(), objects, "");
    }

    static Answer empty(int status) {
        return new Answer(status, "", new byte[0], Map.of(), 0, "");
    }

    static Answer text(int status, String type, String body) {
        return new Answer(status, type, bytes(body), Map.of(), 0, "");
    }

    static Answer of(JiraError error) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = node.putArray("errorMessages");
        error.messages.forEach(messages::add);
        if (error.jql) {
            node.putArray("warningMessages");
        } else {
            ObjectNode errors = node.putObject("errors");
            error.errors.forEach(errors::put);
        }
        return json(error.status, node).refused(error.clientFault ? String.valueOf(error.getMessage()) : "");
    }

    Answer refused(String why) {
        return new Answer(status, type, body, headers, objects, why);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more, objects, refusal);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes one JSON document. */
    @FunctionalInterface
    interface Writer {
        void write(JsonGenerator out) throws IOException;
    }
}
