package io.winnow.tracker.jira;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * An answer that isn't the JSON asked for, reduced to what decides what it means.
 *
 * @param html whether it is a web page, whose words are for people at a browser
 * @param words what Jira said, in one line; empty when it said nothing readable
 * @param errorInside whether it is JSON that names errors, whatever its status
 */
record JiraAnswer(int status, Headers headers, boolean html, String words, boolean errorInside) {

    private static final long MAX_ERROR_BODY = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

    JiraAnswer(int status, Headers headers, boolean html, String words) {
        this(status, headers, html, words, false);
    }

    /** Reads at most 64 KB of the body and closes nothing. */
    static JiraAnswer of(Response response) {
        String type =
                Optional.ofNullable(response.header("Content-Type")).orElse("").toLowerCase(Locale.ROOT);
        String body = bounded(response);
        if (type.contains("html") || body.stripLeading().startsWith("<")) {
            return new JiraAnswer(response.code(), response.headers(), true, "");
        }
        JsonNode json = json(body);
        return json == null
                ? new JiraAnswer(response.code(), response.headers(), false, oneLine(body))
                : of(response.code(), response.headers(), json);
    }

    /** The answer a JSON body stands for. */
    static JiraAnswer of(int status, Headers headers, JsonNode json) {
        return new JiraAnswer(status, headers, false, oneLine(String.join(" ", messages(json))), isError(json));
    }

    /** The same answer, had it come with an honest status. */
    JiraAnswer as(int honest) {
        return new JiraAnswer(honest, headers, html, words, errorInside);
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
        return reason.contains("AUTHENTICATED_FAILED")
                || reason.contains("AUTHENTICATION_DENIED")
                || (status >= 400 && headers.get("X-Authentication-Denied-Reason") != null);
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

    private static @Nullable JsonNode json(String body) {
        try {
            JsonNode json = JSON.readTree(body.startsWith("\ufeff") ? body.substring(1) : body);
            return json != null && json.isContainerNode() ? json : null;
        } catch (JsonProcessingException plainText) {
            return null;
        }
    }

    private static List<String> messages(JsonNode json) {
        List<String> messages = new ArrayList<>();
        json.path("errorMessages").forEach(message -> messages.add(message.asText()));
        json.path("errors")
                .properties()
                .forEach(error ->
                        messages.add(error.getKey() + ": " + error.getValue().asText()));
        if (json.path("errors").isArray()) {
            json.path("errors")
                    .forEach(error -> messages.add(error.path("message").asText(error.asText())));
        }
        for (String name : List.of("message", "errorMessage", "error_description", "error")) {
            if (json.path(name).isTextual() && messages.isEmpty()) {
                messages.add(json.path(name).textValue());
            }
        }
        return messages;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    }
}
