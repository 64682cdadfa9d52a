package io.winnow.tracker.jira;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks {@code search/jql} for ids, 5,000 a page at most; a page may hold fewer, and only a missing token is the end. */
final class JiraSearch {

    static final String PATH = "/rest/api/3/search/jql";
    private static final int PAGE = 5000;
    private static final int MAX_PAGES = 20_000;
    private static final int MAX_EMPTY_PAGES = 3;

    private final JiraHttp http;

    JiraSearch(JiraHttp http) {
        this.http = http;
    }

    /** Ids of the issues that match; {@code reconciled} are read past the index, at most 50. */
    Set<IssueId> ids(String jql, Collection<IssueId> reconciled) {
        Set<IssueId> ids = new LinkedHashSet<>();
        walk(jql, reconciled, ids::addAll);
        return ids;
    }

    /** Hands over the ids page by page, as they come; an id may stand on two pages. */
    void walk(String jql, Collection<IssueId> reconciled, Consumer<List<IssueId>> pages) {
        Set<String> tokens = new HashSet<>();
        String token = "";
        int emptyPages = 0;
        do {
            Page page = http.call(JiraRequest.ask(PATH, body(jql, reconciled, token)), JiraSearch::read);
            pages.accept(page.ids());
            token = page.nextToken();
            emptyPages = page.ids().isEmpty() ? emptyPages + 1 : 0;
            if (!token.isEmpty() && (!tokens.add(token) || emptyPages > MAX_EMPTY_PAGES || tokens.size() > MAX_PAGES)) {
                throw endless();
            }
        } while (!token.isEmpty());
    }

    private static ObjectNode body(String jql, Collection<IssueId> reconciled, String token) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("jql", jql).put("maxResults", PAGE).set("fields", JiraTracker.texts(List.of("id")));
        if (!token.isEmpty()) {
            body.put("nextPageToken", token);
        }
        if (!reconciled.isEmpty()) {
            ArrayNode array = body.putArray("reconcileIssues");
            reconciled.forEach(id -> array.add(id.value()));
        }
        return body;
    }

    private static Page read(JsonParser parser) throws IOException {
        List<IssueId> ids = new ArrayList<>();
        JsonNode rest = BodyReader.streaming(
                parser, "issues", issue -> ids.add(IssueId.of(issue.path("id").asText())));
        boolean last = rest.path("isLast").asBoolean(false);
        return new Page(ids, last ? "" : rest.path("nextPageToken").asText(""));
    }

    private static TrackerException endless() {
        return new TrackerException(
                Kind.UNAVAILABLE,
                "POST " + PATH,
                "Jira's search doesn't come to an end (POST " + PATH
                        + " repeats itself or keeps sending empty pages); nothing was taken from it. Try again later.");
    }

    /** One page; an empty token means that it is the last. */
    private record Page(List<IssueId> ids, String nextToken) {}
}
