package io.winnow.tracker.jira;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * An answer that isn't the JSON asked for, reduced to what decides what it means.
 *
 * @param words what Jira said, in one line of at most 300 characters; empty when it said nothing readable
 */
record JiraAnswer(int status, Headers headers, boolean html, String words) {

    private static final long MAX_ERROR_BODY = 64 * 1024;
    private static final int MAX_WORDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
    private static final Pattern TAGS = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<[^>]*>");

    /** Reads at most 64 KB of the body and closes nothing. */
    static JiraAnswer of(Response response) {
        String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
        String body = bounded(response);
        boolean html = type.contains("html") || body.stripLeading().startsWith("<");
        return new JiraAnswer(
                response.code(),
                response.headers(),
                html,
                oneLine(html ? TAGS.matcher(body).replaceAll(" ") : words(body)));
    }

    /** The answer a JSON body with an error inside stands for. */
    static JiraAnswer of(int status, Headers headers, JsonNode json) {
        return new JiraAnswer(status, headers, false, oneLine(String.join(" ", messages(json))));
    }

    /** Whether a JSON body that came with a 200 is really an error. */
    static boolean isError(JsonNode json) {
        boolean listed = !json.path("errorMessages").isEmpty()
                || (json.path("errors").isObject() && !json.path("errors").isEmpty());
        return json.isObject() && listed && !json.has("issues") && !json.has("id");
    }

    /** Whether a wall of login failures has made Jira ask for a CAPTCHA: every further try makes it last longer. */
    boolean captcha() {
        return Optional.ofNullable(headers.get("X-Authentication-Denied-Reason"))
                .orElse("")
                .contains("CAPTCHA");
    }

    /** Whether Jira treats the request as anonymous in spite of the login it carried. */
    boolean loginDenied() {
        String reason = Optional.ofNullable(headers.get("X-Seraph-LoginReason")).orElse("");
        return reason.contains("AUTHENTICATED_FAILED") || reason.contains("AUTHENTICATION_DENIED");
    }

    private static String bounded(Response response) {
        try {
            BufferedSource source = response.body().source();
            source.request(MAX_ERROR_BODY);
            Buffer buffer = source.getBuffer();
            return buffer.readString(Math.min(buffer.size(), MAX_ERROR_BODY), StandardCharsets.UTF_8);
        } catch (IOException cutOff) {
            return "";
        }
    }

    private static String words(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null || !json.isContainerNode() ? body : String.join(" ", messages(json));
        } catch (JsonProcessingException plainText) {
            return body;
        }
    }

    private static List<String> messages(JsonNode json) {
        List<String> messages = new ArrayList<>();
        json.path("errorMessages").forEach(message -> messages.add(message.asText()));
        json.path("errors")
                .properties()
                .forEach(error ->
                        messages.add(error.getKey() + ": " + error.getValue().asText()));
        for (String name : List.of("message", "errorMessage", "error_description", "error")) {
            if (json.path(name).isTextual() && messages.isEmpty()) {
                messages.add(json.path(name).textValue());
            }
        }
        return messages;
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS - 1) + "…";
    }
}
