package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.BoardSprint;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.tracker.Account;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.wire.IssueJson;
import io.winnow.tracker.jira.wire.PersonJson;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads Jira. Thread-safe. */
final class JiraTracker implements IssueTracker {

    /** So few are read with their projects at once: asking for these apart would cost more requests than it saves bytes. */
    private static final int FEW_ISSUES = 1000;

    private static final int FEW_WINDOWS = 10;

    private final JiraHttp http;
    private final Supplier<Platform> platform;
    private final ParallelReads reads;
    private final ParallelReads readsNow;
    private final int fetchSize;
    private final int fewIssues;
    private final URI site;

    JiraTracker(
            JiraHttp http,
            Supplier<Platform> platform,
            ParallelReads reads,
            ParallelReads readsNow,
            JiraSettings settings) {
        this.http = http;
        this.platform = platform;
        this.reads = reads;
        this.readsNow = readsNow;
        this.fetchSize = settings.fetchSize();
        this.fewIssues = Math.min(FEW_WINDOWS * fetchSize, FEW_ISSUES);
        this.site = settings.url();
    }

    @Override
    public Account account() {
        String path = platform.get().api() + "/myself";
        JsonNode me = http.call(JiraRequest.get(path));
        String id = PersonJson.id(me);
        if (id.isEmpty()) {
            throw new TrackerException(
                    Kind.UNAUTHORIZED,
                    "GET " + path,
                    "Jira answered without saying who is logged in (GET " + path
                            + "); check jira.url, jira.email and jira.token.");
        }
        return new Account(
                id, me.path("displayName").asText(""), zone(me.path("timeZone").asText("")));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    @Override
    public String product() {
        return http.installation().product();
    }

    @Override
    public List<FieldDefinition> fields() {
        String path = platform.get().api() + "/field";
        List<FieldDefinition> fields = new ArrayList<>();
        for (JsonNode json : http.call(JiraRequest.get(path))) {
            fields.add(FieldJson.read(json));
        }
        if (fields.isEmpty()) {
            throw new TrackerException(
                    Kind.UNAVAILABLE,
                    "GET " + path,
                    "Jira listed no fields (GET " + path + "); check that jira.url is Jira itself.");
        }
        return fields;
    }

    @Override
    public Optional<String> estimationField(long boardId) {
        try {
            JsonNode board = http.call(JiraRequest.get(
                    "/rest/agile/1.0/board/" + boardId + "/configuration", "/rest/agile/1.0/board/{id}/configuration"));
            return Optional.of(board.path("estimation")
                            .path("field")
                            .path("fieldId")
                            .asText(""))
                    .filter(id -> !id.isEmpty());
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.FORBIDDEN) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public List<BoardSprint> sprints(long boardId) {
        return new JiraSprints(http).of(boardId);
    }

    @Override
    public long count(String jql) {
        return platform.get().count(jql);
    }

    @Override
    public Set<IssueId> idsMatching(String jql) {
        Set<IssueId> ids = new LinkedHashSet<>();
        platform.get().search(Jql.withoutOrder(jql), ids::addAll);
        return ids;
    }

    @Override
    public List<Issue> samples(String jql) {
        return new JiraSamples(platform.get()).find(jql);
    }

    @Override
    public Set<Project> projects(String jql, int most) {
        return new JiraSamples(platform.get()).projects(jql, most);
    }

    @Override
    public Set<IssueId> idsMatchingNow(String jql, Collection<IssueId> ids) {
        return platform.get().matchingNow(jql, ids);
    }

    @Override
    public Unread fetch(Collection<IssueId> ids, FieldSelection selection, Consumer<List<Issue>> sink) {
        return fetch(reads, reads.windows(ids), ids.size(), selection, sink);
    }

    @Override
    public Unread fetchNow(Collection<IssueId> ids, FieldSelection selection, Consumer<List<Issue>> sink) {
        return fetch(readsNow, readsNow.windows(ids), ids.size(), selection, sink);
    }

    @Override
    public Matched fetchMatching(String jql, FieldSelection selection, MatchSink sink) {
        try (SearchAhead ahead = new SearchAhead(platform.get(), Jql.withoutOrder(jql), fetchSize)) {
            Unread unread = fetch(
                    reads,
                    ahead,
                    ahead.atLeast(fewIssues + 1),
                    selection,
                    window -> sink.accept(window, ahead.found()));
            return new Matched(ahead.ids(), unread, ahead.count());
        }
    }

    /** {@code atLeast} is how many issues there are, as far as that is known. */
    private Unread fetch(
            ParallelReads from,
            Iterator<List<IssueId>> windows,
            int atLeast,
            FieldSelection selection,
            Consumer<List<Issue>> sink) {
        boolean many = atLeast > fewIssues;
        Projects projects = new Projects(reads, sink);
        Unread unread = from.read(
                windows,
                IssueJson.fieldIds(selection, !many),
                new IssueJson(selection)::read,
                platform.get().completion(),
                Issue::id,
                many ? projects : sink);
        projects.finish();
        return unread;
    }

    @Override
    public boolean readsOneByOne() {
        return platform.get().readsOneByOne();
    }

    @Override
    public Readings values(Collection<IssueId> ids, Collection<FieldDefinition> fields) {
        return values(readsNow, ids, fields);
    }

    @Override
    public Readings values(
            Collection<IssueId> ids,
            Collection<FieldDefinition> fields,
            BiPredicate<IssueId, Map<String, FieldValue>> expected) {
        if (!readsOneByOne()) {
            return values(ids, fields);
        }
        Map<IssueId, Map<String, FieldValue>> values =
                new HashMap<>(values(reads, ids, fields).read());
        values.entrySet().removeIf(issue -> !expected.test(issue.getKey(), issue.getValue()));
        Readings others =
                values(ids.stream().filter(id -> !values.containsKey(id)).toList(), fields);
        values.putAll(others.read());
        return new Readings(values, others.unreadable());
    }

    private static Readings values(ParallelReads from, Collection<IssueId> ids, Collection<FieldDefinition> fields) {
        Map<IssueId, Map<String, FieldValue>> values = new HashMap<>();
        Unread unread = from.read(
                ids,
                fields.isEmpty()
                        ? List.of("summary")
                        : fields.stream().map(FieldDefinition::id).toList(),
                json -> Map.entry(IssueId.of(json.path("id").asText()), IssueJson.values(json.path("fields"), fields)),
                UnaryOperator.identity(),
                Map.Entry::getKey,
                some -> some.forEach(issue -> values.put(issue.getKey(), issue.getValue())));
        return new Readings(values, unread.unreadable());
    }

    @Override
    public String browseUrl(String issueKey) {
        return site + "/browse/" + JiraHttp.encode(issueKey);
    }
}
