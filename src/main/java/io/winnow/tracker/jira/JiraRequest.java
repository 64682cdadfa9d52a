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
 * @param as whose login it goes with
 * @param objects the most issues its answer may hold, which is what an app's points are counted by; 0 for a write
 */
public record JiraRequest(
        String method,
        String path,
        String endpoint,
        Map<String, List<String>> query,
        @Nullable JsonNode body,
        Lane lane,
        String subject,
        As as,
        int objects) {

    /** Whose login a request goes with: what was configured for the site, the app's, or none, for what anybody may ask. */
    public enum As {
        ACCOUNT,
        APP,
        NOBODY
    }

    /** Reads; {@code endpoint} is the path with its ids left out. */
    public static JiraRequest get(String path, String endpoint) {
        return new JiraRequest("GET", path, endpoint, Map.of(), null, Lane.READ, "", As.ACCOUNT, 1);
    }

    /** Reads by a path that holds no id. */
    public static JiraRequest get(String path) {
        return get(path, path);
    }

    /** A POST that only asks, such as a search. */
    public static JiraRequest ask(String path, JsonNode body) {
        return new JiraRequest("POST", path, path, Map.of(), body, Lane.READ, "", As.ACCOUNT, 1);
    }

    static JiraRequest create(String path, String endpoint, JsonNode body) {
        return new JiraRequest("POST", path, endpoint, Map.of(), body, Lane.WRITE, "", As.ACCOUNT, 0);
    }

    static JiraRequest put(String path, String endpoint, JsonNode body, String subject) {
        return new JiraRequest("PUT", path, endpoint, Map.of(), body, Lane.WRITE, subject, As.ACCOUNT, 0);
    }

    /** The same with one more query parameter, which may carry several values. */
    public JiraRequest with(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(query);
        more.put(name, List.of(values));
        return new JiraRequest(method, path, endpoint, more, body, lane, subject, as, objects);
    }

    JiraRequest as(As login) {
        return new JiraRequest(method, path, endpoint, query, body, lane, subject, login, objects);
    }

    /** The same, which may be answered with so many issues. */
    public JiraRequest forIssues(int most) {
        return new JiraRequest(method, path, endpoint, query, body, lane, subject, as, most);
    }

    /** Method and path, for messages. */
    public String line() {
        return method + " " + path;
    }
}
