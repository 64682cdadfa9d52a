package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Jira Data Center: version 2 of the API, search by windows of keys, epics named by key, an index that lags behind. */
public final class DataCenter implements Platform {

    static final String API = "/rest/api/2";

    private static final int MOST_IDS = 100;
    /** Each is a request of its own, so small windows are read by many threads at once. */
    private static final int WINDOW_NOW = 10;

    private final JiraHttp http;
    private final KeySearch search;
    private final IssueReads reads;
    private final ScreensByFields screens;
    private final FieldContexts contexts;

    public DataCenter(JiraHttp http) {
        this.http = http;
        this.search = new KeySearch(http);
        this.reads = new IssueReads(http);
        this.screens = new ScreensByFields(http);
        this.contexts = new FieldContexts(http);
    }

    @Override
    public String api() {
        return API;
    }

    @Override
    public long count(String jql) {
        long total = Rows.search(http, Jql.withoutOrder(jql), 0, List.of("id"), true, Function.identity())
                .total();
        if (total < 0) {
            throw new TrackerException(
                    Kind.UNAVAILABLE,
                    "POST " + Rows.PATH,
                    "Jira didn't say how many issues match (POST " + Rows.PATH + "); try again later.");
        }
        return total;
    }

    @Override
    public void search(String jql, Consumer<List<IssueId>> pages) {
        search.walk(jql, pages);
    }

    /** No search of Data Center looks past its index; where it refuses because an issue has gone, the others are asked for. */
    @Override
    public Set<IssueId> matchingNow(String jql, Collection<IssueId> ids) {
        Set<IssueId> matching = new LinkedHashSet<>();
        for (List<IssueId> some : Windows.of(ids, MOST_IDS)) {
            matching.addAll(matching(jql, some)
                    .or(() -> matching(jql, there(some)))
                    .orElseThrow(() -> new TrackerException(
                            Kind.REJECTED,
                            "POST " + Rows.PATH,
                            "Jira refuses the query '" + jql + "' (POST " + Rows.PATH + ").")));
        }
        matching.retainAll(new HashSet<>(ids));
        return matching;
    }

    private Optional<Set<IssueId>> matching(String jql, List<IssueId> ids) {
        return reads.search(jql, ids, List.of("id"), IssueKey::read).map(Map::keySet);
    }

    private List<IssueId> there(List<IssueId> ids) {
        return reads.readNow(ids, List.of("id"), IssueKey::read).issues().stream()
                .map(IssueKey::id)
                .toList();
    }

    @Override
    public <T> Page<T> first(String jql, int most, List<String> fields, Function<JsonNode, T> converter) {
        Rows<T> rows = Rows.search(http, jql, most, fields, true, converter);
        return new Page<>(rows.issues(), !rows.complete());
    }

    @Override
    public <T> Window<T> read(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        return reads.read(ids, fields, converter);
    }

    @Override
    public <T> Window<T> readNow(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        return reads.readNow(ids, fields, converter);
    }

    @Override
    public boolean readsOneByOne() {
        return true;
    }

    @Override
    public int windowNow() {
        return WINDOW_NOW;
    }

    @Override
    public UnaryOperator<List<Issue>> completion() {
        return new EpicIds(http, reads)::complete;
    }

    /** Data Center always answers with all of them. */
    @Override
    public JiraRequest permissions(String names) {
        return JiraRequest.get(API + "/mypermissions");
    }

    @Override
    public JsonNode text(List<String> paragraphs) {
        return TextNode.valueOf(WikiMarkup.plain(paragraphs));
    }

    @Override
    public boolean limitsFields() {
        return true;
    }

    @Override
    public Map<String, Set<String>> limits(Collection<FieldDefinition> fields) {
        return contexts.of(fields);
    }

    @Override
    public Map<Project, Map<IssueType, EditScreen>> editScreens(Map<Project, Set<IssueType>> places) {
        return screens.find(places);
    }
}
