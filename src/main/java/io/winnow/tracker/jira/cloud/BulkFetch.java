package io.winnow.tracker.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import io.winnow.tracker.jira.BodyReader;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import io.winnow.tracker.jira.Platform.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads windows of issues from {@code issue/bulkfetch}, which reads the database and not the index. Thread-safe.
 *
 * <p>Issues that aren't there or aren't visible are left out of the answer without a word; those Jira failed to read are
 * named as errors.
 */
final class BulkFetch {

    private static final String PATH = Cloud.API + "/issue/bulkfetch";

    private final JiraHttp http;
    private final LargestWindow largest = new LargestWindow();

    BulkFetch(JiraHttp http) {
        this.http = http;
    }

    /** In one request, or in several when that is more than Jira takes. */
    <T> Window<T> read(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        Window<T> all = new Window<>(new ArrayList<>(ids.size()), new HashSet<>());
        largest.ask(ids, some -> one(some, fields, converter)).forEach(window -> {
            all.issues().addAll(window.issues());
            all.failed().addAll(window.failed());
        });
        return all;
    }

    private <T> Window<T> one(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode wanted = body.putArray("issueIdsOrKeys");
        ids.forEach(id -> wanted.add(id.toString()));
        fields.forEach(body.putArray("fields")::add);
        BodyReader<Window<T>> reader = parser -> {
            List<T> issues = new ArrayList<>(ids.size());
            JsonNode rest = BodyReader.streaming(parser, "issues", issue -> issues.add(converter.apply(issue)));
            Set<IssueId> failed = new HashSet<>();
            rest.path("issueErrors")
                    .forEach(error -> failed.add(IssueId.of(error.path("id").asText())));
            failed.retainAll(Set.copyOf(ids));
            return new Window<>(issues, failed);
        };
        return http.call(
                JiraRequest.ask(PATH, body).forIssues(ids.size()),
                BodyReader.counting(reader, window -> window.issues().size()));
    }
}
