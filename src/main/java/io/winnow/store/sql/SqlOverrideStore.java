package io.winnow.store.sql;

import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.store.AuditStore.Entry;
import io.winnow.store.Author;
import io.winnow.store.OutdatedException;
import io.winnow.store.OverrideStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Keeps one row a decision; what has expired stays open in its row until the issue gets another one. */
final class SqlOverrideStore implements OverrideStore {

    private static final String SELECT = "SELECT issue_id, kind, anchor_id, owner, reason, since, until, issue_key,"
            + " anchor_key, ended_at, ended_how, ended_by, end_reason FROM order_override";
    private static final String OPEN = " WHERE backlog = ? AND ended_at IS NULL AND (until IS NULL OR until > ?)";
    private static final String REVISION = "overrides revision of ";

    private final Database database;

    SqlOverrideStore(Database database) {
        this.database = database;
    }

    @Override
    public Decision set(
            String backlog,
            OrderOverride override,
            String key,
            @Nullable String anchorKey,
            Author author,
            @Nullable String revision) {
        database.change(handle -> {
            check(handle, backlog, override.since(), revision);
            expire(handle, backlog, override.issue(), override.since());
            end(handle, backlog, override.issue(), override.since(), How.REPLACED, override.owner(), override.reason());
            IssueId anchor = override.anchor();
            Instant until = override.until();
            handle.execute(
                    "INSERT INTO order_override (id, backlog, issue_id, issue_key, kind, anchor_id, anchor_key, owner,"
                            + " reason, since, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    Database.reserve(handle, "order_override", 1),
                    backlog,
                    override.issue().value(),
                    key,
                    override.kind().name(),
                    anchor == null ? null : anchor.value(),
                    anchorKey,
                    override.owner(),
                    override.reason(),
                    override.since().toEpochMilli(),
                    until == null ? null : until.toEpochMilli());
            Database.touch(handle, REVISION + backlog);
            audit(handle, override.since(), author, "override set", backlog, key, words(override, anchorKey));
        });
        return new Decision(override, key, anchorKey, null);
    }

    @Override
    public Optional<Decision> clear(
            String backlog,
            IssueId issue,
            Instant at,
            String by,
            String reason,
            Author author,
            @Nullable String revision) {
        return database.write(handle -> {
            check(handle, backlog, at, revision);
            expire(handle, backlog, issue, at);
            Optional<Decision> open = handle.createQuery(SELECT + OPEN + " AND issue_id = ?")
                    .bind(0, backlog)
                    .bind(1, at.toEpochMilli())
                    .bind(2, issue.value())
                    .map((row, context) -> decision(row, at))
                    .findOne();
            end(handle, backlog, issue, at, How.CLEARED, by, reason);
            Database.touch(handle, REVISION + backlog);
            open.ifPresent(one -> audit(handle, at, author, "override cleared", backlog, one.key(), reason));
            return open.map(one ->
                    new Decision(one.override(), one.key(), one.anchorKey(), new End(at, How.CLEARED, by, reason)));
        });
    }

    private static void check(Handle handle, String backlog, Instant now, @Nullable String revision) {
        if (revision != null && !revision.equals(revision(handle, backlog, now))) {
            throw new OutdatedException(
                    "Somebody else has decided about the order meanwhile, or a decision has expired.");
        }
    }

    private static void audit(
            Handle handle, Instant at, Author author, String action, String backlog, String key, String detail) {
        SqlAuditStore.add(handle, new Entry(at, author.person(), author.means(), action, backlog, key, detail));
    }

    private static String words(OrderOverride override, @Nullable String anchorKey) {
        return override.kind().name().toLowerCase(Locale.ROOT) + (anchorKey == null ? "" : " " + anchorKey)
                + (override.lastDay() == null ? "" : " until " + override.lastDay()) + " by " + override.owner() + ": "
                + override.reason();
    }

    private static void expire(Handle handle, String backlog, IssueId issue, Instant now) {
        handle.execute(
                "UPDATE order_override SET ended_at = until, ended_how = ?, ended_by = '', end_reason = ''"
                        + " WHERE backlog = ? AND issue_id = ? AND ended_at IS NULL AND until <= ?",
                How.EXPIRED.name(),
                backlog,
                issue.value(),
                now.toEpochMilli());
    }

    private static void end(
            Handle handle, String backlog, IssueId issue, Instant at, How how, String by, String reason) {
        handle.execute(
                "UPDATE order_override SET ended_at = ?, ended_how = ?, ended_by = ?, end_reason = ?"
                        + " WHERE backlog = ? AND issue_id = ? AND ended_at IS NULL",
                at.toEpochMilli(),
                how.name(),
                by,
                reason,
                backlog,
                issue.value());
    }

    @Override
    public List<Decision> holding(String backlog, Instant now) {
        return database.read(handle -> list(
                handle.createQuery(SELECT + OPEN + " ORDER BY since, id")
                        .bind(0, backlog)
                        .bind(1, now.toEpochMilli()),
                now));
    }

    @Override
    public List<Decision> ended(String backlog, Instant since, Instant now) {
        return database
                .read(handle -> list(
                        handle.createQuery(SELECT + " WHERE backlog = ? AND COALESCE(ended_at, until) >= ?"
                                        + " AND COALESCE(ended_at, until) <= ?")
                                .bind(0, backlog)
                                .bind(1, since.toEpochMilli())
                                .bind(2, now.toEpochMilli()),
                        now))
                .stream()
                .sorted(Comparator.comparing(
                        (Decision one) ->
                                Objects.requireNonNullElse(one.end(), NEVER).at(),
                        Comparator.reverseOrder()))
                .toList();
    }

    private static final End NEVER = new End(Instant.MAX, How.EXPIRED, "", "");

    @Override
    public List<String> backlogsOf(IssueId issue, Instant now) {
        return database.read(handle -> handle.createQuery("SELECT backlog FROM order_override WHERE issue_id = ?"
                        + " AND ended_at IS NULL AND (until IS NULL OR until > ?) ORDER BY backlog")
                .bind(0, issue.value())
                .bind(1, now.toEpochMilli())
                .mapTo(String.class)
                .list());
    }

    @Override
    public String revision(String backlog, Instant now) {
        return database.read(handle -> revision(handle, backlog, now));
    }

    private static String revision(Handle handle, String backlog, Instant now) {
        long holding = handle.createQuery("SELECT COUNT(*) FROM order_override" + OPEN)
                .bind(0, backlog)
                .bind(1, now.toEpochMilli())
                .map((row, context) -> row.getLong(1))
                .one();
        return Database.revision(handle, REVISION + backlog) + "." + holding;
    }

    private static List<Decision> list(Query query, Instant now) {
        return query.map((row, context) -> decision(row, now)).list();
    }

    private static Decision decision(ResultSet row, Instant now) throws SQLException {
        Instant until = Database.instant(row, 7);
        long anchor = row.getLong(3);
        OrderOverride override = new OrderOverride(
                new IssueId(row.getLong(1)),
                Kind.valueOf(row.getString(2)),
                anchor == 0 ? null : new IssueId(anchor),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                until);
        Instant ended = Database.instant(row, 10);
        End end = null;
        if (ended != null) {
            end = new End(ended, How.valueOf(row.getString(11)), row.getString(12), row.getString(13));
        } else if (until != null && !now.isBefore(until)) {
            end = new End(until, How.EXPIRED, "", "");
        }
        return new Decision(override, row.getString(8), row.getString(9), end);
    }
}
