package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.entry.web.PageAnswer;
import io.winnow.entry.web.PageCall;
import io.winnow.intake.JsonText;
import io.winnow.intake.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One request of a page in Jira, as the app's frame sends it, and its answer: both are JSON, whatever they hold.
 *
 * @param from where the wanted part of the answer begins, in UTF-16 units; what Forge passes on is limited
 */
record Envelope(PageCall call, int from) {

    static final int MOST_BYTES = 1_000_000;
    /** Forge passes on 5 MB; escaped, a unit may take six bytes, but hardly ever does. */
    static final int SLICE = 1_000_000;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final int LONGEST_PATH = 4_000;
    private static final int MOST_HEADERS = 20;

    /** Throws {@link UnreadableFileException} for a body that isn't one. */
    static Envelope read(byte[] body) {
        JsonNode json = JsonText.read(body);
        String method = json.path("method").asText("");
        String path = json.path("path").asText("");
        JsonNode from = json.path("from");
        if (!METHODS.contains(method)
                || !path.startsWith("/")
                || path.length() > LONGEST_PATH
                || path.chars().anyMatch(Character::isISOControl)
                || !(from.isMissingNode() || (from.canConvertToInt() && from.intValue() >= 0))) {
            throw new UnreadableFileException("This isn't what Winnow's page in Jira sends. Load the page again.");
        }
        int mark = path.indexOf('?');
        return new Envelope(
                new PageCall(
                        method,
                        mark < 0 ? path : path.substring(0, mark),
                        mark < 0 ? "" : path.substring(mark + 1),
                        headers(json.path("headers")),
                        json.path("body").asText("").getBytes(StandardCharsets.UTF_8)),
                from.asInt(0));
    }

    private static Map<String, String> headers(JsonNode json) {
        Map<String, String> headers = new HashMap<>();
        json.properties().stream()
                .limit(MOST_HEADERS)
                .filter(header -> header.getValue().isTextual())
                .forEach(header ->
                        headers.put(header.getKey().strip(), header.getValue().textValue()));
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Accept-Encoding")); // text travels as text
        return headers;
    }

    /** The wanted part of an answer; all of it where there is less. */
    ObjectNode of(PageAnswer answer) {
        String body = answer.body();
        int begin = Math.min(from, body.length());
        int end = Math.min(begin + SLICE, body.length());
        if (end < body.length() && Character.isHighSurrogate(body.charAt(end - 1))) {
            end--; // half a character is none in JSON
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", answer.status());
        ObjectNode headers = json.putObject("headers");
        answer.headers().forEach(headers::put);
        return json.put("body", body.substring(begin, end)).put("length", body.length());
    }
}
