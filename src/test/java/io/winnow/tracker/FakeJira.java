package io.winnow.tracker;

import io.winnow.model.BoardSprint;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import io.winnow.tracker.TrackerException.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tracker in memory: issues in a project (the JQL is its key), an index that can lag behind, and a hook before every
 * call that may throw.
 */
public final class FakeJira implements IssueTracker, IssueWriter {

    public static final FieldDefinition SCORE =
            new FieldDefinition("customfield_1", "Winnow score", true, "number", null, null);
    public static final FieldDefinition WHY =
            new FieldDefinition("customfield_2", "Winnow why", true, "string", null, null);
    private static final Pattern SINCE = Pattern.compile("updated >= (\\d+)");

    public final Map<IssueId, Issue> issues = new TreeMap<>();
    public final Set<IssueId> unindexed = new HashSet<>();
    public final List<String> calls = new ArrayList<>();
    public final Set<String> onScreen = new HashSet<>(Set.of(SCORE.id(), WHY.id()));
    public final Set<IssueId> unreadable = new HashSet<>();
    public final Set<IssueId> frozen = new HashSet<>();
    public final List<String> writes = new ArrayList<>();
    public long countBias;
    public boolean administrator;
    public @Nullable EditScreen screen;
    public Instant now = Instant.parse("2026-11-22T10:00:00Z");
    /** Called with what is about to be done. */
    public Consumer<String> before = call -> {};
    /** Called before (false) and after (true) a write takes effect. */
    public BiFunction<IssueId, Boolean, @Nullable TrackerException> onWrite = (issue, done) -> null;
    /** How many issues are put into one write. */
    public int together = 1;
    /** With how many issues a write is refused. */
    public int mostTogether = Integer.MAX_VALUE;
    /** Whether it reads like Data Center. */
    public boolean oneByOne;
    /** What happens while a write waits for its turn. */
    public Consumer<IssueId> beforeItsTurn = issue -> {};

    public static Issue issue(long id, String project, Instant updated) {
        return new Issue(
                new IssueId(id),
                project + "-" + id,
                new Project(project.equals("PAY") ? "1" : "2", project, project, project.equals("TEAM")),
                new IssueType("10001", "Story", 0),
                "Issue " + id,
                "",
                new Status("1", "To Do", StatusCategory.TO_DO),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Priority.ABSENT,
                null,
                null,
                0,
                0,
                List.of(),
                Instant.EPOCH,
                updated,
                null,
                Map.of(SCORE.id(), FieldValue.EMPTY, WHY.id(), FieldValue.EMPTY));
    }

    public void put(long id, String project) {
        issues.put(new IssueId(id), issue(id, project, now));
    }

    public void set(long id, FieldDefinition field, FieldValue value) {
        IssueId issue = new IssueId(id);
        Map<String, FieldValue> values =
                new HashMap<>(Objects.requireNonNull(issues.get(issue)).fields());
        values.put(field.id(), value);
        issues.computeIfPresent(issue, (same, old) -> old.withFields(values));
    }

    public FieldValue get(long id, FieldDefinition field) {
        return Objects.requireNonNull(issues.get(new IssueId(id))).field(field.id());
    }

    private synchronized void called(String call) {
        calls.add(call);
        before.accept(call);
    }

    @Override
    public Account account() {
        called("account");
        return new Account("me", "Me", ZoneOffset.UTC);
    }

    @Override
    public String product() {
        return "Fake Jira";
    }

    @Override
    public List<FieldDefinition> fields() {
        called("fields");
        return List.of(SCORE, WHY);
    }

    @Override
    public Optional<String> estimationField(long boardId) {
        return Optional.empty();
    }

    @Override
    public List<BoardSprint> sprints(long boardId) {
        return List.of();
    }

    @Override
    public long count(String jql) {
        called("count");
        return matching(jql, Set.of()).size() + countBias;
    }

    @Override
    public Set<IssueId> idsMatching(String jql) {
        called("ids " + jql);
        return matching(jql, Set.of());
    }

    @Override
    public Set<Project> projects(String jql, int most) {
        throw new AssertionError("not here");
    }

    @Override
    public boolean readsOneByOne() {
        return oneByOne;
    }

    @Override
    public List<Issue> samples(String jql) {
        called("samples");
        return matching(jql, Set.of()).stream().map(issues::get).toList();
    }

    @Override
    public Set<IssueId> idsMatchingNow(String jql, Collection<IssueId> ids) {
        called("idsNow");
        Set<IssueId> matching = matching(jql, ids);
        matching.retainAll(Set.copyOf(ids));
        return matching;
    }

    private Set<IssueId> matching(String jql, Collection<IssueId> reconciled) {
        Matcher since = SINCE.matcher(jql);
        Instant from = since.find() ? Instant.ofEpochMilli(Long.parseLong(since.group(1))) : Instant.EPOCH;
        Set<IssueId> ids = new HashSet<>();
        issues.values().stream()
                .filter(issue ->
                        jql.contains(issue.project().key()) && !issue.updated().isBefore(from))
                .filter(issue -> !unindexed.contains(issue.id()) || reconciled.contains(issue.id()))
                .forEach(issue -> ids.add(issue.id()));
        return ids;
    }

    @Override
    public Matched fetchMatching(String jql, FieldSelection selection, MatchSink sink) {
        Set<IssueId> ids = idsMatching(jql);
        return new Matched(
                ids,
                ids.isEmpty()
                        ? new Unread(Set.of(), Map.of())
                        : fetch(ids, selection, window -> sink.accept(window, ids.size())),
                count(jql));
    }

    @Override
    public Unread fetchNow(Collection<IssueId> ids, FieldSelection selection, Consumer<List<Issue>> sink) {
        return fetch(ids, selection, sink);
    }

    @Override
    public Unread fetch(Collection<IssueId> ids, FieldSelection selection, Consumer<List<Issue>> sink) {
        called("fetch " + ids.size());
        Set<IssueId> missing = new HashSet<>(ids);
        for (IssueId id : ids.stream().sorted().toList()) {
            Issue issue = issues.get(id);
            if (issue != null) {
                called("window");
                sink.accept(List.of(issue));
                missing.remove(id);
            }
        }
        return new Unread(missing, Map.of());
    }

    @Override
    public synchronized Readings values(Collection<IssueId> ids, Collection<FieldDefinition> fields) {
        called("values " + ids.size());
        Map<IssueId, Map<String, FieldValue>> values = new HashMap<>();
        for (IssueId id : ids) {
            Issue issue = issues.get(id);
            if (issue != null && !unreadable.contains(id)) {
                Map<String, FieldValue> some = new HashMap<>(issue.fields());
                some.keySet().retainAll(fields.stream().map(FieldDefinition::id).toList());
                values.put(id, some);
            }
        }
        Map<IssueId, String> failed = new HashMap<>();
        unreadable.stream().filter(ids::contains).forEach(id -> failed.put(id, "Jira fails to read " + id));
        return new Readings(values, failed);
    }

    @Override
    public String browseUrl(String issueKey) {
        return issueKey;
    }

    @Override
    public boolean mayAdminister() {
        called("mayAdminister");
        return administrator;
    }

    @Override
    public boolean mayWriteQuietly(Project project) {
        called("mayWriteQuietly");
        return false;
    }

    @Override
    public Map<String, List<String>> editableFields(IssueId issue) {
        called("editmeta " + issue);
        if (!issues.containsKey(issue)) {
            throw failure(Kind.NOT_FOUND);
        }
        return frozen.contains(issue)
                ? Map.of()
                : Stream.concat(onScreen.stream(), Stream.of("summary"))
                        .distinct()
                        .collect(Collectors.toMap(field -> field, field -> List.of()));
    }

    @Override
    public List<List<IssueId>> together(Map<IssueId, Map<String, FieldValue>> values) {
        List<IssueId> all = List.copyOf(values.keySet());
        return IntStream.range(0, (all.size() + together - 1) / together)
                .mapToObj(part -> all.subList(part * together, Math.min(all.size(), (part + 1) * together)))
                .toList();
    }

    @Override
    public synchronized boolean write(
            Map<IssueId, Map<String, FieldValue>> values, boolean quietly, BooleanSupplier still) {
        values.keySet().forEach(beforeItsTurn);
        if (!still.getAsBoolean()) {
            return false;
        }
        called("write " + words(values.keySet()));
        values.forEach((issue, some) -> {
            writes.add(issue + (quietly ? " quietly " : " ") + new TreeMap<>(some).keySet());
            throwIf(values.size() > mostTogether ? failure(Kind.REJECTED) : onWrite.apply(issue, false));
            throwIf(issues.containsKey(issue) ? null : failure(Kind.NOT_FOUND));
            throwIf(onScreen.containsAll(some.keySet()) ? null : failure(Kind.REJECTED));
        });
        values.forEach((issue, some) -> issues.computeIfPresent(issue, (same, old) -> {
            Map<String, FieldValue> all = new HashMap<>(old.fields());
            all.putAll(some);
            return old.withFields(all);
        }));
        values.keySet().forEach(issue -> throwIf(onWrite.apply(issue, true)));
        return true;
    }

    private static String words(Set<IssueId> ids) {
        return ids.stream().map(IssueId::toString).collect(Collectors.joining(" "));
    }

    private static void throwIf(@Nullable TrackerException failure) {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void setProperty(IssueId issue, String key, Map<String, String> value) {
        throw new UnsupportedOperationException("properties are tried at the simulator");
    }

    @Override
    public Created create(NewIssue issue) {
        throw new AssertionError("not here");
    }

    @Override
    public boolean limitsFields() {
        return false;
    }

    @Override
    public FieldDefinition createField(String name, String description, FieldType type, Set<Project> projects) {
        throw new AssertionError("not here");
    }

    @Override
    public Map<String, Set<String>> limits(Collection<FieldDefinition> fields) {
        throw new AssertionError("not here");
    }

    @Override
    public Map<Project, Map<IssueType, EditScreen>> editScreens(Map<Project, Set<IssueType>> places) {
        called("editScreens " + places.size());
        Map<Project, Map<IssueType, EditScreen>> screens = new HashMap<>();
        EditScreen known = screen;
        if (known != null) {
            places.forEach((project, types) ->
                    screens.put(project, types.stream().collect(Collectors.toMap(type -> type, type -> known))));
        }
        return screens;
    }

    @Override
    public List<FieldDefinition> addToScreen(EditScreen target, Collection<FieldDefinition> fields) {
        List<FieldDefinition> added =
                fields.stream().filter(field -> !onScreen.contains(field.id())).toList();
        for (FieldDefinition field : fields) {
            called("addToScreen " + field.id());
            onScreen.add(field.id());
        }
        return added;
    }

    public static TrackerException failure(Kind kind) {
        return new TrackerException(kind, "PUT /x", "Jira said " + kind + ".");
    }
}
