package io.winnow.store.sql;

import io.winnow.goals.GoalBindings;
import io.winnow.goals.GoalBindings.FoundField;
import io.winnow.goals.GoalBindings.Matches;
import io.winnow.goals.GoalTree;
import io.winnow.model.IssueId;
import io.winnow.store.GoalStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Keeps one row a version; versions are only ever added. */
final class SqlGoalStore implements GoalStore {

    private static final String VERSIONS = "SELECT version, applied_at, goals FROM goal_version ORDER BY version DESC";

    private static final String REVISION = "goals revision";

    private final Database database;
    private final Json json;

    SqlGoalStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Optional<Version> current() {
        return database.read(this::current);
    }

    private Optional<Version> current(Handle handle) {
        return handle.createQuery(VERSIONS + " LIMIT 1")
                .map((row, context) -> version(row))
                .findOne();
    }

    @Override
    public List<Version> versions() {
        return database.read(handle ->
                handle.createQuery(VERSIONS).map((row, context) -> version(row)).list());
    }

    private Version version(ResultSet row) throws SQLException {
        return new Version(row.getInt(1), Instant.ofEpochMilli(row.getLong(2)), json.goals(row.getString(3)));
    }

    @Override
    public Version apply(GoalTree tree, Instant at) {
        return database.write(handle -> {
            Optional<Version> before = current(handle);
            if (before.isPresent() && before.get().tree().equals(tree)) {
                return before.get();
            }
            Version next = new Version(before.map(Version::number).orElse(0) + 1, at, tree);
            handle.execute(
                    "INSERT INTO goal_version (version, applied_at, goals) VALUES (?, ?, ?)",
                    next.number(),
                    at.toEpochMilli(),
                    json.write(tree.roots()));
            touch(handle, 1);
            return next;
        });
    }

    @Override
    public GoalBindings bindings() {
        return new GoalBindings(issues(), fields(), queries());
    }

    private Map<String, IssueId> issues() {
        Map<String, IssueId> issues = new HashMap<>();
        database.read(handle -> {
            handle.createQuery("SELECT issue_key, issue_id FROM goal_issue")
                    .map((row, context) -> Map.entry(row.getString(1), new IssueId(row.getLong(2))))
                    .forEach(entry -> issues.put(entry.getKey(), entry.getValue()));
            return true;
        });
        return issues;
    }

    private Map<String, FoundField> fields() {
        Map<String, FoundField> fields = new HashMap<>();
        database.read(handle -> {
            handle.createQuery("SELECT name, field_id, problem FROM goal_field")
                    .map((row, context) ->
                            Map.entry(row.getString(1), new FoundField(row.getString(2), row.getString(3))))
                    .forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
            return true;
        });
        return fields;
    }

    private Map<String, Matches> queries() {
        Map<Long, Set<IssueId>> ids = new HashMap<>();
        Map<String, Matches> queries = new HashMap<>();
        database.read(handle -> {
            handle.createQuery("SELECT jql_id, issue_id FROM goal_jql_issue")
                    .map((row, context) -> Map.entry(row.getLong(1), new IssueId(row.getLong(2))))
                    .forEach(entry -> ids.computeIfAbsent(entry.getKey(), id -> new HashSet<>())
                            .add(entry.getValue()));
            handle.createQuery("SELECT id, jql, problem FROM goal_jql")
                    .map((row, context) -> Map.entry(
                            row.getString(2),
                            new Matches(ids.getOrDefault(row.getLong(1), Set.of()), row.getString(3))))
                    .forEach(entry -> queries.put(entry.getKey(), entry.getValue()));
            return true;
        });
        return queries;
    }

    @Override
    public long revision() {
        return database.revision(REVISION);
    }

    /** Notes that so many rows were changed. */
    static void touch(Handle handle, int changed) {
        if (changed > 0) {
            Database.touch(handle, REVISION);
        }
    }

    @Override
    public void saveFields(Map<String, FoundField> fields) {
        boolean same = fields().equals(fields);
        database.change(handle -> {
            touch(handle, same ? 0 : 1);
            handle.execute("DELETE FROM goal_field");
            Database.batch(
                    handle,
                    "INSERT INTO goal_field (name, field_id, problem) VALUES (?, ?, ?)",
                    fields.entrySet().stream()
                            .map(one -> Database.row(
                                    one.getKey(),
                                    one.getValue().id(),
                                    one.getValue().problem())));
        });
    }

    @Override
    public void saveIssues(Map<String, IssueId> byKey) {
        boolean same = issues().entrySet().containsAll(byKey.entrySet());
        database.change(handle -> {
            touch(handle, same ? 0 : 1);
            Database.batch(
                    handle,
                    "INSERT INTO goal_issue (issue_key, issue_id) VALUES (?, ?)"
                            + " ON CONFLICT (issue_key) DO UPDATE SET issue_id = excluded.issue_id",
                    byKey.entrySet().stream()
                            .map(one ->
                                    Database.row(one.getKey(), one.getValue().value())));
        });
    }

    @Override
    public void saveMatches(String jql, Set<IssueId> ids, Instant at) {
        Set<Long> now = ids.stream().map(IssueId::value).collect(Collectors.toSet());
        database.change(handle -> {
            long id = idOf(handle, jql);
            Set<Long> before = new HashSet<>(handle.createQuery("SELECT issue_id FROM goal_jql_issue WHERE jql_id = ?")
                    .bind(0, id)
                    .mapTo(Long.class)
                    .list());
            touch(handle, before.equals(now) ? 0 : 1);
            handle.execute("UPDATE goal_jql SET evaluated_at = ?, problem = '' WHERE id = ?", at.toEpochMilli(), id);
            handle.execute("DELETE FROM goal_jql_issue WHERE jql_id = ?", id);
            Database.batch(
                    handle,
                    "INSERT INTO goal_jql_issue (jql_id, issue_id) VALUES (?, ?)",
                    ids.stream().map(one -> Database.row(id, one.value())));
        });
    }

    @Override
    public void saveFailure(String jql, String problem) {
        database.change(
                handle -> handle.execute("UPDATE goal_jql SET problem = ? WHERE id = ?", problem, idOf(handle, jql)));
    }

    private static long idOf(Handle handle, String jql) {
        Optional<Long> known = handle.createQuery("SELECT id FROM goal_jql WHERE jql = ?")
                .bind(0, jql)
                .map((row, context) -> row.getLong(1))
                .findOne();
        if (known.isPresent()) {
            return known.get();
        }
        handle.execute("UPDATE counter SET last = last + 1 WHERE name = 'goal_jql'");
        handle.execute(
                "INSERT INTO goal_jql (id, jql, problem) SELECT last, ?, '' FROM counter WHERE name = 'goal_jql'", jql);
        return idOf(handle, jql);
    }

    @Override
    public void retainQueries(Collection<String> jqls) {
        database.change(handle -> {
            List<String> gone = handle.createQuery("SELECT jql FROM goal_jql").mapTo(String.class).stream()
                    .filter(jql -> !jqls.contains(jql))
                    .toList();
            Database.batch(
                    handle, "DELETE FROM goal_jql WHERE jql = ?", gone.stream().map(Database::row));
        });
    }
}
