package io.winnow.tracker.jira.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.BodyReader;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import io.winnow.tracker.jira.Platform.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Walks {@code search/jql} for ids, 5,000 a page at most; a page may hold fewer, and only a missing token is the end. */
final class TokenSearch {

    private static final String PATH = Cloud.API + "/search/jql";
    private static final int PAGE = 5000;
    private static final int MAX_PAGES = 20_000;
    private static final int MAX_EMPTY_PAGES = 3;

    private final JiraHttp http;

    TokenSearch(JiraHttp http) {
        this.http = http;
    }

    /** The first page, with some fields, of which Jira gives fewer at once than of ids. */
    <T> Page<T> first(String jql, int most, List<String> fields, Function<JsonNode, T> converter) {
        ObjectNode body = body(jql, most, fields);
        BodyReader<Page<T>> reader = parser -> {
            List<T> issues = new ArrayList<>();
            JsonNode rest = BodyReader.streaming(parser, "issues", issue -> issues.add(converter.apply(issue)));
            return new Page<>(issues, !nextToken(rest).isEmpty());
        };
        return http.call(
                JiraRequest.ask(PATH, body).forIssues(most),
                BodyReader.counting(reader, page -> page.issues().size()));
    }

    /**
     * Hands over the ids page by page, as they come; an id may stand on two pages. {@code reconciled} are read past the
     * index, at most 50.
     */
    void walk(String jql, Collection<IssueId> reconciled, Consumer<List<IssueId>> pages) {
        Set<String> tokens = new HashSet<>();
        String token = "";
        int emptyPages = 0;
        do {
            JiraRequest request = JiraRequest.ask(PATH, body(jql, reconciled, token));
            Ids page = http.call(
                    request.forIssues(reconciled.isEmpty() ? PAGE : reconciled.size()),
                    BodyReader.counting(TokenSearch::ids, ids -> ids.ids().size()));
            pages.accept(page.ids());
            token = page.nextToken();
            emptyPages = page.ids().isEmpty() ? emptyPages + 1 : 0;
            if (!token.isEmpty() && (!tokens.add(token) || emptyPages > MAX_EMPTY_PAGES || tokens.size() > MAX_PAGES)) {
                throw endless();
            }
        } while (!token.isEmpty());
    }

    private static ObjectNode body(String jql, Collection<IssueId> reconciled, String token) {
        ObjectNode body = body(jql, PAGE, List.of("id"));
        if (!token.isEmpty()) {
            body.put("nextPageToken", token);
        }
        if (!reconciled.isEmpty()) {
            ArrayNode array = body.putArray("reconcileIssues");
            reconciled.forEach(id -> array.add(id.value()));
        }
        return body;
    }

    private static ObjectNode body(String jql, int most, List<String> fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("jql", jql).put("maxResults", most);
        fields.forEach(body.putArray("fields")::add);
        return body;
    }

    private static Ids ids(JsonParser parser) throws IOException {
        List<IssueId> ids = new ArrayList<>();
        JsonNode rest = BodyReader.streaming(
                parser, "issues", issue -> ids.add(IssueId.of(issue.path("id").asText())));
        return new Ids(ids, nextToken(rest));
    }

    private static String nextToken(JsonNode page) {
        return page.path("isLast").asBoolean(false)
                ? ""
                : page.path("nextPageToken").asText("");
    }

    private static TrackerException endless() {
        return new TrackerException(
                Kind.UNAVAILABLE,
                "POST " + PATH,
                "Jira's search doesn't come to an end (POST " + PATH
                        + " repeats itself or keeps sending empty pages); nothing was taken from it. Try again later.");
    }

    /** One page; an empty token means that it is the last. */
    private record Ids(List<IssueId> ids, String nextToken) {}
}
