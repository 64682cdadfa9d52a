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
 */
record JiraRequest(
        String method,
        String path,
        String endpoint,
        Map<String, List<String>> query,
        @Nullable JsonNode body,
        Lane lane,
        String subject) {

    static JiraRequest get(String path, String endpoint) {
        return new JiraRequest("GET", path, endpoint, Map.of(), null, Lane.READ, "");
    }

    static JiraRequest get(String path) {
        return get(path, path);
    }

    /** A POST that only asks, such as a search. */
    static JiraRequest ask(String path, JsonNode body) {
        return new JiraRequest("POST", path, path, Map.of(), body, Lane.READ, "");
    }

    static JiraRequest create(String path, String endpoint, JsonNode body) {
        return new JiraRequest("POST", path, endpoint, Map.of(), body, Lane.WRITE, "");
    }

    static JiraRequest put(String path, String endpoint, JsonNode body, String subject) {
        return new JiraRequest("PUT", path, endpoint, Map.of(), body, Lane.WRITE, subject);
    }

    JiraRequest with(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(query);
        more.put(name, List.of(values));
        return new JiraRequest(method, path, endpoint, more, body, lane, subject);
    }

    /** Method and path, for messages. */
    String line() {
        return method + " " + path;
    }
}
