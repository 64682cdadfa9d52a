package io.winnow.store.sql;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.IssueStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps issues as a row of facts each; large texts and memberships in tables of their own. */
final class SqlIssueStore implements IssueStore {

    // issue_key is left alone: setting an indexed column halves the rate, and a key seldom changes (see rename).
    private static final String UPSERT = "INSERT INTO issue (id, issue_key, updated, field_values, facts)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET updated = excluded.updated,"
            + " field_values = excluded.field_values, facts = excluded.facts WHERE issue.updated <= excluded.updated";
    private static final String UPSERT_DESCRIPTION =
            "INSERT INTO issue_description (issue_id, updated, description) VALUES (?, ?, ?)"
                    + " ON CONFLICT (issue_id) DO UPDATE SET updated = excluded.updated,"
                    + " description = excluded.description WHERE issue_description.updated <= excluded.updated";
    private static final String JOIN =
            "INSERT INTO backlog_issue (backlog, issue_id) VALUES (?, ?) ON CONFLICT (backlog, issue_id) DO NOTHING";
    private static final String RENAME = "UPDATE issue SET issue_key = ? WHERE id = ? AND updated = ?";
    private static final int IDS_AT_ONCE = 500;
    private static final int ROWS_AT_ONCE = 2_000; // as text in memory

    private final Database database;
    private final Json json;

    SqlIssueStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public int save(String backlog, List<Issue> issues) {
        Collection<Issue> latest = latestOfEach(issues);
        if (latest.isEmpty()) {
            return 0;
        }
        // Before the transaction and on all processors: nobody waits for the file while texts are made.
        List<Row> rows = latest.parallelStream().map(this::row).toList();
        return database.write(handle -> {
            Map<Long, Stored> before = stored(handle, latest);
            upsert(handle, rows);
            join(handle, backlog, latest);
            return rename(handle, latest, before);
        });
    }

    /** A list may hold an issue twice, read on two pages between which it changed. */
    private static Collection<Issue> latestOfEach(List<Issue> issues) {
        Map<IssueId, Issue> latest = new LinkedHashMap<>();
        for (Issue issue : issues) {
            latest.merge(issue.id(), issue, (one, two) -> one.updated().isAfter(two.updated()) ? one : two);
        }
        return latest.values();
    }

    private record Stored(long id, String key, long updated) {}

    private static Map<Long, Stored> stored(Handle handle, Collection<Issue> issues) {
        Map<Long, Stored> stored = new HashMap<>();
        List<Long> ids = issues.stream().map(issue -> issue.id().value()).toList();
        for (List<Long> some : Database.parts(ids, IDS_AT_ONCE)) {
            handle.createQuery("SELECT id, issue_key, updated FROM issue WHERE id IN (<ids>)")
                    .bindList("ids", some)
                    .map((row, context) -> new Stored(row.getLong(1), row.getString(2), row.getLong(3)))
                    .forEach(one -> stored.put(one.id(), one));
        }
        return stored;
    }

    private static void upsert(Handle handle, List<Row> rows) {
        Database.batch(
                handle,
                UPSERT,
                rows.stream().map(row -> Database.row(row.id(), row.key(), row.updated(), row.values(), row.facts())));
        Database.batch(
                handle,
                UPSERT_DESCRIPTION,
                rows.stream().map(row -> Database.row(row.id(), row.updated(), row.description())));
    }

    private static void join(Handle handle, String backlog, Collection<Issue> issues) {
        Database.batch(
                handle,
                JOIN,
                issues.stream().map(issue -> Database.row(backlog, issue.id().value())));
    }

    private static int rename(Handle handle, Collection<Issue> issues, Map<Long, Stored> before) {
        int moved = 0;
        for (Issue issue : issues) {
            Stored old = before.get(issue.id().value());
            long updated = issue.updated().toEpochMilli();
            if (old != null && old.updated() <= updated && !old.key().equals(issue.key())) {
                moved += handle.execute(RENAME, issue.key(), issue.id().value(), updated);
            }
        }
        return moved;
    }

    @Override
    public void remove(String backlog, Collection<IssueId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.change(handle -> {
            Database.batch(
                    handle,
                    "DELETE FROM backlog_issue WHERE backlog = ? AND issue_id = ?",
                    ids.stream().map(id -> Database.row(backlog, id.value())));
            Database.batch(
                    handle,
                    "DELETE FROM issue WHERE id = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM backlog_issue WHERE issue_id = issue.id)",
                    ids.stream().map(id -> Database.row(id.value())));
        });
    }

    @Override
    public Set<IssueId> members(String backlog) {
        return database.read(
                handle -> new HashSet<>(handle.createQuery("SELECT issue_id FROM backlog_issue WHERE backlog = ?")
                        .bind(0, backlog)
                        .map((row, context) -> new IssueId(row.getLong(1)))
                        .list()));
    }

    @Override
    public List<Issue> load(String backlog) {
        Shared shared = new Shared();
        List<Issue> issues = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        return database.read(handle -> {
            handle.createQuery("SELECT i.id, i.issue_key, i.updated, i.field_values, i.facts, '' FROM backlog_issue b"
                            + " JOIN issue i ON i.id = b.issue_id WHERE b.backlog = ? ORDER BY b.issue_id")
                    .bind(0, backlog)
                    .map((row, context) -> Row.of(row))
                    .forEach(row -> {
                        rows.add(row);
                        if (rows.size() == ROWS_AT_ONCE) {
                            issues.addAll(issues(rows, shared));
                            rows.clear();
                        }
                    });
            issues.addAll(issues(rows, shared));
            return issues;
        });
    }

    private Row row(Issue issue) {
        return new Row(
                issue.id().value(),
                issue.key(),
                issue.updated().toEpochMilli(),
                json.write(issue.fields()),
                json.write(IssueFacts.of(issue)),
                issue.description());
    }

    /** On all processors: most of a load is reading JSON. */
    private List<Issue> issues(List<Row> rows, Shared shared) {
        return rows.parallelStream().map(row -> issue(row, shared)).toList();
    }

    /** An issue as its tables hold it. */
    private record Row(long id, String key, long updated, String values, String facts, String description) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6));
        }
    }

    @Override
    public void loadWhole(String backlog, Consumer<Issue> sink) {
        Shared shared = new Shared();
        database.read(handle -> {
            handle.createQuery(
                            "SELECT i.id, i.issue_key, i.updated, i.field_values, i.facts, d.description FROM backlog_issue b"
                                    + " JOIN issue i ON i.id = b.issue_id JOIN issue_description d ON d.issue_id = i.id"
                                    + " WHERE b.backlog = ? ORDER BY b.issue_id")
                    .bind(0, backlog)
                    .map((row, context) -> Row.of(row))
                    .forEach(row -> sink.accept(issue(row, shared)));
            return true;
        });
    }

    @Override
    public Optional<Issue> find(String keyOrId) {
        String wanted = keyOrId.strip();
        boolean number = wanted.matches("[0-9]{1,18}");
        String select = "SELECT i.id, i.issue_key, i.updated, i.field_values, i.facts, d.description FROM issue i"
                + " JOIN issue_description d ON d.issue_id = i.id WHERE ";
        return database.read(handle -> handle.createQuery(
                        // The same key twice: a project was deleted and another took its key, and the sweep is due.
                        select
                                + (number
                                        ? "i.id = ?"
                                        : "UPPER(i.issue_key) = UPPER(?) ORDER BY i.updated DESC LIMIT 1"))
                .bind(0, number ? (Object) Long.valueOf(wanted) : wanted.toUpperCase(Locale.ROOT))
                .map((row, context) -> issue(Row.of(row), new Shared()))
                .findFirst());
    }

    private Issue issue(Row row, Shared shared) {
        return json.facts(row.facts())
                .issue(
                        new IssueId(row.id()),
                        row.key(),
                        Instant.ofEpochMilli(row.updated()),
                        row.description(),
                        json.values(row.values()),
                        shared);
    }

    @Override
    public List<String> backlogsOf(IssueId id) {
        return database.read(handle -> handle
                .createQuery("SELECT backlog FROM backlog_issue WHERE issue_id = ?")
                .bind(0, id.value())
                .mapTo(String.class)
                .stream()
                .sorted()
                .toList());
    }

    @Override
    public void putValues(Map<IssueId, Map<String, FieldValue>> valuesByField) {
        if (valuesByField.isEmpty()) {
            return;
        }
        List<Long> ids = valuesByField.keySet().stream().map(IssueId::value).toList();
        database.change(handle -> {
            for (List<Long> some : Database.parts(ids, IDS_AT_ONCE)) {
                putValues(handle, some, valuesByField);
            }
        });
    }

    private void putValues(Handle handle, List<Long> ids, Map<IssueId, Map<String, FieldValue>> valuesByField) {
        Map<Long, String> before = new HashMap<>();
        handle.createQuery("SELECT id, field_values FROM issue WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(entry -> before.put(entry.getKey(), entry.getValue()));
        if (before.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        before.forEach((id, old) -> {
            Map<String, FieldValue> values = new HashMap<>(json.values(old));
            valuesByField.getOrDefault(new IssueId(id), Map.of()).forEach((field, value) -> put(values, field, value));
            rows.add(Database.row(json.write(values), id));
        });
        Database.batch(handle, "UPDATE issue SET field_values = ? WHERE id = ?", rows.stream());
    }

    /** An absent field has no entry. */
    private static void put(Map<String, FieldValue> values, String field, FieldValue value) {
        if (value.kind() == FieldValue.Kind.ABSENT) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }
}
