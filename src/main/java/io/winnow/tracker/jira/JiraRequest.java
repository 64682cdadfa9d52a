package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of Jira's REST API.
 *
 * @param path from the API's root, such as {@code /rest/api/3/issue/10001}; segments already safe
 * @param endpoint the path with its ids left out: what Jira's burst limits are counted by
 * @param query parameters in order; a name may carry several values
 * @param subject the issue it writes to, which has a limit of its own; empty for every other request
 * @param anonymous whether it goes without the login
 */
public record JiraRequest(
        String method,
        String path,
        String endpoint,
        Map<String, List<String>> query,
        @Nullable JsonNode body,
        Lane lane,
        String subject,
        boolean anonymous) {

    /** Reads; {@code endpoint} is the path with its ids left out. */
    public static JiraRequest get(String path, String endpoint) {
        return new JiraRequest("GET", path, endpoint, Map.of(), null, Lane.READ, "", false);
    }

    /** Reads by a path that holds no id. */
    public static JiraRequest get(String path) {
        return get(path, path);
    }

    /** A POST that only asks, such as a search. */
    public static JiraRequest ask(String path, JsonNode body) {
        return new JiraRequest("POST", path, path, Map.of(), body, Lane.READ, "", false);
    }

    static JiraRequest create(String path, String endpoint, JsonNode body) {
        return new JiraRequest("POST", path, endpoint, Map.of(), body, Lane.WRITE, "", false);
    }

    static JiraRequest put(String path, String endpoint, JsonNode body, String subject) {
        return new JiraRequest("PUT", path, endpoint, Map.of(), body, Lane.WRITE, subject, false);
    }

    /** The same with one more query parameter, which may carry several values. */
    public JiraRequest with(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(query);
        more.put(name, List.of(values));
        return new JiraRequest(method, path, endpoint, more, body, lane, subject, anonymous);
    }

    /** The same without the login, for what anybody may ask. */
    JiraRequest anonymously() {
        return new JiraRequest(method, path, endpoint, query, body, lane, subject, true);
    }

    /** Method and path, for messages. */
    public String line() {
        return method + " " + path;
    }
}
