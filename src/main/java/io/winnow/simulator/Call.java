package io.winnow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, taken apart: path variables, query parameters, body. Every getter refuses what Jira would. */
final class Call {

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    final String method;
    final String path;
    final Caller caller;
    private final Map<String, List<String>> query;
    private final byte[] body;
    private final String contentType;
    private Map<String, String> variables = Map.of();

    Call(String method, String path, String rawQuery, byte[] body, String contentType, Caller caller) {
        this.method = method;
        this.path = path;
        this.query = parse(rawQuery);
        this.body = body;
        this.contentType = contentType;
        this.caller = caller;
    }

    void variables(Map<String, String> found) {
        variables = found;
    }

    boolean anonymous() {
        return caller.nobody();
    }

    /** Whether it is made with a Forge app's own token. */
    boolean byApp() {
        return caller.login() == Login.APP;
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    long number(String name) {
        String value = variable(name);
        if (!value.matches("\\d{1,18}")) {
            throw JiraError.unknown("The value '" + value + "' is not a valid id.");
        }
        return Long.parseLong(value);
    }

    void allow(List<String> names) {
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            if (!names.contains(parameter.getKey())) {
                throw JiraError.badRequest("Unrecognized query parameter: '" + parameter.getKey() + "'.");
            }
        }
        if (method.equals("GET") && body.length > 0) {
            throw JiraError.payload();
        }
    }

    @Nullable
    String text(String name) {
        List<String> values = query.get(name);
        if (values != null && values.size() > 1) {
            throw JiraError.badRequest("The query parameter '" + name + "' was given more than once.");
        }
        return values == null ? null : values.get(0);
    }

    /** Values given as several parameters, comma separated, or both. */
    List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (String value : query.getOrDefault(name, List.of())) {
            for (String part : value.split(",", -1)) {
                if (!part.isBlank()) {
                    all.add(part.strip());
                }
            }
        }
        return all;
    }

    /** Ids given as several parameters; Jira doesn't take them comma separated. */
    List<Long> ids(String name) {
        List<Long> ids = new ArrayList<>();
        for (String value : query.getOrDefault(name, List.of())) {
            ids.add(whole(name, value));
        }
        return ids;
    }

    int integer(String name, int otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        long number = whole(name, value);
        if (number > Integer.MAX_VALUE) {
            throw JiraError.badRequest("The value '" + value + "' of '" + name + "' is too large.");
        }
        return (int) number;
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw JiraError.badRequest("The value '" + value + "' of '" + name + "' is neither 'true' nor 'false'.");
        }
        return value.equals("true");
    }

    /** The body as an object with no other properties than these. */
    Body body(String... properties) {
        if (!(json() instanceof ObjectNode object)) {
            throw JiraError.payload();
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!List.of(properties).contains(name)) {
                throw JiraError.badRequest("Invalid request payload: unrecognized property '" + name
                        + "'. Refer to the REST API documentation and try again.");
            }
        });
        return new Body(object);
    }

    /** The body, whatever JSON it is. */
    JsonNode json() {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw JiraError.badRequest("Unsupported Media Type: the Content-Type must be application/json.");
        }
        try {
            return STRICT.readTree(body);
        } catch (JsonProcessingException e) {
            throw JiraError.badRequest("There was an error parsing JSON. Check that your request body is valid.");
        } catch (IOException e) {
            throw JiraError.payload();
        }
    }

    boolean hasBody() {
        return body.length > 0;
    }

    private static long whole(String name, String value) {
        if (!value.matches("\\d{1,18}")) {
            throw JiraError.badRequest("The value '" + value + "' of '" + name + "' is not a valid number.");
        }
        return Long.parseLong(value);
    }

    private static Map<String, List<String>> parse(String rawQuery) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
