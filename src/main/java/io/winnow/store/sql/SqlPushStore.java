package io.winnow.store.sql;

import static io.winnow.store.sql.Database.row;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.store.AuditStore.Entry;
import io.winnow.store.Author;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.OrderChange;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Keeps each push with its changes, and apart from that what was last applied to each field. */
final class SqlPushStore implements PushStore {

    // The pushes are chosen first, so that only their changes are counted.
    private static final String SELECT =
            "SELECT p.id, p.backlog, p.created_at, p.finished_at, p.dry_run, p.purpose, COUNT(c.seq),"
                    + " COUNT(CASE WHEN c.outcome = 'APPLIED' THEN 1 END), COUNT(CASE WHEN c.outcome = 'SKIPPED' THEN 1 END),"
                    + " COUNT(CASE WHEN c.outcome = 'CONFLICT' THEN 1 END), COUNT(CASE WHEN c.outcome = 'FAILED' THEN 1 END)"
                    + " FROM (SELECT * FROM push %s) p LEFT JOIN push_change c ON c.push_id = p.id"
                    + " GROUP BY p.id, p.backlog, p.created_at, p.finished_at, p.dry_run, p.purpose ORDER BY p.created_at %s, p.id %s";
    private static final String ADD =
            "INSERT INTO push_change (push_id, seq, issue_id, issue_key, field_id, field_name,"
                    + " old_kind, old_text, new_kind, new_text, outcome, reason, subject)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String APPLY = "INSERT INTO applied_value (issue_id, field_id, value_kind, value_text)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (issue_id, field_id) DO UPDATE SET value_kind = excluded.value_kind,"
            + " value_text = excluded.value_text";

    private final Database database;

    SqlPushStore(Database database) {
        this.database = database;
    }

    @Override
    public void create(
            String id,
            String backlog,
            Instant createdAt,
            boolean dryRun,
            Cause cause,
            List<FieldChange> changes,
            Optional<OrderChange> order) {
        database.change(handle -> {
            handle.execute(
                    "INSERT INTO push (id, backlog, created_at, dry_run, purpose) VALUES (?, ?, ?, ?, ?)",
                    id,
                    backlog,
                    createdAt.toEpochMilli(),
                    dryRun,
                    cause.purpose());
            add(handle, id, changes);
            order.ifPresent(change -> PushOrders.create(handle, id, change));
            if (!dryRun) {
                remember(handle, changes);
                audit(handle, id, backlog, createdAt, cause, changes.size());
            }
        });
    }

    private static void audit(Handle handle, String id, String backlog, Instant at, Cause cause, int changes) {
        Author author = cause.author();
        if (author != null) {
            String detail = cause.purpose() + ": " + changes + (changes == 1 ? " change" : " changes");
            SqlAuditStore.add(
                    handle, new Entry(at, author.person(), author.means(), "push started", backlog, id, detail));
        }
    }

    private static void add(Handle handle, String pushId, List<FieldChange> changes) {
        Database.batch(
                handle,
                ADD,
                changes.stream()
                        .map(change -> row(
                                pushId,
                                change.seq(),
                                change.issue().value(),
                                change.issueKey(),
                                change.fieldId(),
                                change.fieldName(),
                                change.oldValue().kind().name(),
                                change.oldValue().text(),
                                change.newValue().kind().name(),
                                change.newValue().text(),
                                change.outcome().name(),
                                change.reason(),
                                change.subject().name())));
    }

    private static void remember(Handle handle, Collection<FieldChange> changes) {
        Database.batch(
                handle,
                APPLY,
                changes.stream()
                        .filter(change -> change.outcome() == Outcome.APPLIED)
                        .map(change -> row(
                                change.issue().value(),
                                change.fieldId(),
                                change.newValue().kind().name(),
                                change.newValue().text())));
    }

    @Override
    public void record(String pushId, Collection<FieldChange> ended) {
        if (ended.isEmpty()) {
            return;
        }
        database.change(handle -> {
            List<Integer> changed = Database.batch(
                    handle,
                    "UPDATE push_change SET outcome = ?, reason = ? WHERE push_id = ? AND seq = ?",
                    ended.stream().map(change -> row(change.outcome().name(), change.reason(), pushId, change.seq())));
            if (changed.contains(0)) {
                throw new StoreException("Push " + pushId + " holds no such change.", null);
            }
            if (!dryRun(handle, pushId)) {
                remember(handle, ended);
            }
        });
    }

    private static boolean dryRun(Handle handle, String pushId) {
        return handle.createQuery("SELECT dry_run FROM push WHERE id = ?")
                .bind(0, pushId)
                .map((row, context) -> row.getBoolean(1))
                .one();
    }

    @Override
    public void recordRanks(String pushId, Map<IssueId, String> after, int calls) {
        database.change(handle -> PushOrders.record(handle, pushId, after, calls));
    }

    @Override
    public Optional<OrderChange> order(String pushId) {
        return database.read(handle -> PushOrders.find(handle, pushId));
    }

    @Override
    public void finish(String pushId, Instant finishedAt) {
        database.change(handle ->
                handle.execute("UPDATE push SET finished_at = ? WHERE id = ?", finishedAt.toEpochMilli(), pushId));
    }

    @Override
    public List<Push> latest(int limit) {
        return pushes("ORDER BY created_at DESC, id DESC LIMIT ?", "DESC", limit);
    }

    @Override
    public List<Push> unfinished(String backlog) {
        return pushes("WHERE backlog = ? AND finished_at IS NULL AND dry_run = FALSE", "ASC", backlog);
    }

    @Override
    public Optional<Push> lastAsked(String backlog) {
        return pushes(
                        "WHERE backlog = ? AND finished_at IS NOT NULL AND dry_run = FALSE AND purpose <> ?"
                                + " ORDER BY created_at DESC, id DESC LIMIT 1",
                        "DESC",
                        backlog,
                        SYNC)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Push> find(String idOrPrefix) {
        String start = idOrPrefix.strip().toLowerCase(Locale.ROOT);
        if (!start.matches("[a-z0-9]{1,64}")) {
            return Optional.empty();
        }
        List<Push> exact = pushes("WHERE id = ?", "ASC", start);
        List<Push> found = exact.isEmpty() ? pushes("WHERE id LIKE ?", "ASC", start + "%") : exact;
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private List<Push> pushes(String chosen, String direction, Object... parameters) {
        return database.read(handle -> {
            Query query = handle.createQuery(SELECT.formatted(chosen, direction, direction));
            for (int i = 0; i < parameters.length; i++) {
                query.bind(i, parameters[i]);
            }
            return query.map((row, context) -> push(row)).list();
        });
    }

    private static Push push(ResultSet row) throws SQLException {
        return new Push(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Database.instant(row, 4),
                row.getBoolean(5),
                row.getString(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11));
    }

    @Override
    public List<FieldChange> changes(String pushId) {
        return database.read(handle -> handle.createQuery("SELECT seq, issue_id, issue_key, field_id, field_name,"
                        + " old_kind, old_text, new_kind, new_text, outcome, reason, subject FROM push_change"
                        + " WHERE push_id = ? ORDER BY seq")
                .bind(0, pushId)
                .map((row, context) -> change(row))
                .list());
    }

    private static FieldChange change(ResultSet row) throws SQLException {
        return new FieldChange(
                row.getInt(1),
                new IssueId(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                value(row, 6),
                value(row, 8),
                Outcome.valueOf(row.getString(10)),
                row.getString(11),
                FieldChange.Subject.valueOf(row.getString(12)));
    }

    private static FieldValue value(ResultSet row, int column) throws SQLException {
        return new FieldValue(FieldValue.Kind.valueOf(row.getString(column)), row.getString(column + 1));
    }

    @Override
    public Map<IssueId, Map<String, FieldValue>> lastApplied() {
        Map<IssueId, Map<String, FieldValue>> applied = new HashMap<>();
        Shared shared = new Shared();
        database.read(handle -> {
            handle.createQuery("SELECT issue_id, field_id, value_kind, value_text FROM applied_value")
                    .map((row, context) ->
                            new Applied(new IssueId(row.getLong(1)), shared.one(row.getString(2)), value(row, 3)))
                    .forEach(one -> applied.computeIfAbsent(one.issue(), id -> new HashMap<>(4))
                            .put(one.field(), one.value()));
            return true;
        });
        return applied;
    }

    private record Applied(IssueId issue, String field, FieldValue value) {}
}
