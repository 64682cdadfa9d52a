package io.winnow.tracker.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import io.winnow.tracker.jira.Platform;
import io.winnow.tracker.jira.Windows;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Jira Cloud: version 3 of the API, search by tokens, reads past the index. */
public final class Cloud implements Platform {

    static final String API = "/rest/api/3";

    /** Jira re-reads at most this many issues past its index in one search. */
    private static final int MAX_RECONCILED = 50;

    private static final String COUNT = API + "/search/approximate-count";

    private final JiraHttp http;
    private final TokenSearch search;
    private final BulkFetch bulkFetch;
    private final ScreenSchemes screenSchemes;

    public Cloud(JiraHttp http) {
        this.http = http;
        this.search = new TokenSearch(http);
        this.bulkFetch = new BulkFetch(http);
        this.screenSchemes = new ScreenSchemes(http);
    }

    @Override
    public String api() {
        return API;
    }

    @Override
    public long count(String jql) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("jql", Jql.withoutOrder(jql));
        JsonNode count = http.call(JiraRequest.ask(COUNT, body)).path("count");
        if (!count.canConvertToLong()) {
            throw new TrackerException(
                    Kind.UNAVAILABLE,
                    "POST " + COUNT,
                    "Jira didn't say how many issues match (POST " + COUNT + "); try again later.");
        }
        return count.asLong();
    }

    @Override
    public void search(String jql, Consumer<List<IssueId>> pages) {
        search.walk(jql, List.of(), pages);
    }

    @Override
    public Set<IssueId> matchingNow(String jql, Collection<IssueId> ids) {
        Set<IssueId> matching = new LinkedHashSet<>();
        for (List<IssueId> some : Windows.of(ids, MAX_RECONCILED)) {
            String list = some.stream().map(IssueId::toString).collect(Collectors.joining(", "));
            search.walk(Jql.and(jql, "id in (" + list + ")"), some, matching::addAll);
        }
        matching.retainAll(Set.copyOf(ids));
        return matching;
    }

    @Override
    public <T> Page<T> first(String jql, int most, List<String> fields, Function<JsonNode, T> converter) {
        return search.first(jql, most, fields, converter);
    }

    @Override
    public <T> Window<T> read(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        return bulkFetch.read(ids, fields, converter);
    }

    @Override
    public <T> Window<T> readNow(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        return bulkFetch.read(ids, fields, converter);
    }

    @Override
    public boolean readsOneByOne() {
        return false;
    }

    @Override
    public int windowNow() {
        return Integer.MAX_VALUE;
    }

    @Override
    public UnaryOperator<List<Issue>> completion() {
        return UnaryOperator.identity();
    }

    @Override
    public JiraRequest permissions(String names) {
        return JiraRequest.get(API + "/mypermissions").with("permissions", names);
    }

    @Override
    public JsonNode text(List<String> paragraphs) {
        return AdfDocument.of(paragraphs);
    }

    /** A new field of Cloud always begins with a context for every project. */
    @Override
    public boolean limitsFields() {
        return false;
    }

    @Override
    public Map<String, Set<String>> limits(Collection<FieldDefinition> fields) {
        return Map.of();
    }

    @Override
    public Map<Project, Map<IssueType, EditScreen>> editScreens(Map<Project, Set<IssueType>> places) {
        return screenSchemes.editScreens(places);
    }
}
