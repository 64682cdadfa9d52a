package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.tracker.jira.BodyReader;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one search found, from its first match on: Winnow relies on no later page, since Jira serves none beyond 10,000
 * matches, and rows that come and go in between would shift all that follow.
 *
 * @param total how many match altogether; -1 when Jira didn't say
 */
record Rows<T>(List<T> issues, long total) {

    static final String PATH = DataCenter.API + "/search";

    /** Whether these are all that match; an administrator may have limited how many come at once. */
    boolean complete() {
        return total < 0 ? issues.isEmpty() : total <= issues.size();
    }

    /** @param strict whether Jira refuses a query that names issues which aren't there, rather than finding none */
    static <T> Rows<T> search(
            JiraHttp http, String jql, int most, List<String> fields, boolean strict, Function<JsonNode, T> converter) {
        return search(http, jql, 0, most, fields, strict, converter);
    }

    /** The same from another place on, which is no place to rely on. */
    static <T> Rows<T> search(
            JiraHttp http,
            String jql,
            int place,
            int most,
            List<String> fields,
            boolean strict,
            Function<JsonNode, T> converter) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("jql", jql)
                .put("startAt", place)
                .put("maxResults", most)
                .put("validateQuery", strict);
        fields.forEach(body.putArray("fields")::add);
        return http.call(JiraRequest.ask(PATH, body), parser -> {
            List<T> issues = new ArrayList<>();
            JsonNode rest = BodyReader.streaming(parser, "issues", issue -> issues.add(converter.apply(issue)));
            return new Rows<>(issues, rest.path("total").asLong(-1));
        });
    }
}
