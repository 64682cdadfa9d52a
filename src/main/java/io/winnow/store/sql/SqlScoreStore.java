package io.winnow.store.sql;

import io.winnow.model.IssueId;
import io.winnow.ranking.Borrowed;
import io.winnow.ranking.Ranking;
import io.winnow.scoring.Score;
import io.winnow.scoring.ScoreChange;
import io.winnow.store.ScoreStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps one row an issue; what didn't change isn't written, so a quiet sync costs one read. */
final class SqlScoreStore implements ScoreStore {

    private static final String SELECT =
            "SELECT issue_id, place, changed_in_run, previous_place, score, previous_score, borrowed"
                    + " FROM score WHERE backlog = ?";
    private static final String PUT = "INSERT INTO score (backlog, issue_id, place, changed_in_run, previous_place,"
            + " score, previous_score, borrowed) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (backlog, issue_id) DO UPDATE SET"
            + " place = excluded.place, changed_in_run = excluded.changed_in_run,"
            + " previous_place = excluded.previous_place, score = excluded.score,"
            + " previous_score = excluded.previous_score, borrowed = excluded.borrowed";
    private static final String PUT_CHANGE = "INSERT INTO score_change (backlog, issue_id, run_id, before_value,"
            + " after_value, why) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (backlog, issue_id, run_id) DO UPDATE SET"
            + " after_value = excluded.after_value, why = excluded.why";
    private static final String CHANGES = "SELECT started_at, before_value, after_value, why FROM score_change"
            + " JOIN run ON run.id = run_id WHERE score_change.backlog = ? AND issue_id = ? ORDER BY run_id DESC LIMIT 50";
    private static final String SAME = "";

    private final Database database;
    private final Json json;

    SqlScoreStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void save(String backlog, long runId, Ranking ranking) {
        database.change(handle -> {
            Map<Long, Entry> unseen = entries(ranking);
            List<Change> changes = new ArrayList<>();
            List<Long> gone = new ArrayList<>();
            compare(handle, backlog, unseen, changes, gone);
            unseen.values().forEach(entry -> changes.add(new Change(entry, null, null)));
            put(handle, backlog, runId, changes);
            remember(handle, backlog, runId, changes);
            delete(handle, backlog, gone);
        });
    }

    private record Entry(long id, @Nullable Integer place, Score score, Borrowed borrowed) {}

    /** A row to write, and what stood there before. */
    private record Change(
            Entry entry,
            @Nullable Integer previousPlace,
            @Nullable String previousScore) {}

    private static Map<Long, Entry> entries(Ranking ranking) {
        Map<Long, Entry> entries = new HashMap<>();
        for (Ranking.RankedIssue issue : ranking.ranked()) {
            entries.put(
                    issue.id().value(), new Entry(issue.id().value(), issue.rank(), issue.score(), issue.borrowed()));
        }
        for (Ranking.NotScored issue : ranking.notScored()) {
            entries.put(issue.id().value(), new Entry(issue.id().value(), null, issue.score(), issue.borrowed()));
        }
        return entries;
    }

    /** Row by row, so that never two whole rankings are in memory as text; leaves in {@code unseen} what is new. */
    private void compare(
            Handle handle, String backlog, Map<Long, Entry> unseen, List<Change> changes, List<Long> gone) {
        handle.createQuery("SELECT issue_id, place, score, borrowed FROM score WHERE backlog = ?")
                .bind(0, backlog)
                .map((row, context) -> new Row(row.getLong(1), place(row, 2), row.getString(3), row.getString(4)))
                .forEach(row -> {
                    Entry entry = unseen.remove(row.id());
                    if (entry == null) {
                        gone.add(row.id());
                        return;
                    }
                    boolean same = row.score().equals(json.write(entry.score()));
                    if (!same
                            || !Objects.equals(row.place(), entry.place())
                            || !Objects.equals(row.borrowed(), borrowed(entry))) {
                        changes.add(new Change(entry, row.place(), same ? SAME : row.score()));
                    }
                });
    }

    private record Row(
            long id,
            @Nullable Integer place,
            String score,
            @Nullable String borrowed) {}

    /** Few issues block others, so that nothing is said of the many. */
    private @Nullable String borrowed(Entry entry) {
        return entry.borrowed().equals(Borrowed.NOTHING) ? null : json.write(entry.borrowed());
    }

    private void put(Handle handle, String backlog, long runId, List<Change> changes) {
        changes.sort(Comparator.comparingLong(change -> change.entry().id()));
        Database.batch(handle, PUT, changes, change -> row(backlog, runId, change));
    }

    private @Nullable Object[] row(String backlog, long runId, Change change) {
        Entry entry = change.entry();
        return Database.row(
                backlog,
                entry.id(),
                entry.place(),
                runId,
                change.previousPlace(),
                json.write(entry.score()),
                change.previousScore(),
                borrowed(entry));
    }

    /** What is new has no past, so that a first ranking writes nothing here. */
    private void remember(Handle handle, String backlog, long runId, List<Change> changes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Change change : changes) {
            String previous = change.previousScore();
            if (previous != null && !previous.equals(SAME)) {
                BigDecimal before = json.score(previous).value();
                Score now = change.entry().score();
                if (!Objects.equals(text(before), text(now.value()))) {
                    rows.add(Database.row(
                            backlog, change.entry().id(), runId, text(before), text(now.value()), now.why()));
                }
            }
        }
        Database.batch(handle, PUT_CHANGE, rows.stream());
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static void delete(Handle handle, String backlog, List<Long> gone) {
        Database.batch(
                handle,
                "DELETE FROM score WHERE backlog = ? AND issue_id = ?",
                gone.stream().map(id -> Database.row(backlog, id)));
    }

    @Override
    public List<StoredScore> load(String backlog) {
        Shared shared = new Shared();
        List<StoredScore> scores = new ArrayList<>(database.read(handle -> handle.createQuery(SELECT)
                .bind(0, backlog)
                .map((row, context) -> stored(row, shared))
                .list()));
        scores.sort(
                Comparator.<StoredScore, Integer>comparing(StoredScore::rank, Comparator.nullsLast(Integer::compare))
                        .thenComparing(StoredScore::id));
        return scores;
    }

    @Override
    public Optional<StoredScore> find(String backlog, IssueId id) {
        return database.read(handle -> handle.createQuery(SELECT + " AND issue_id = ?")
                .bind(0, backlog)
                .bind(1, id.value())
                .map((row, context) -> stored(row, new Shared()))
                .findOne());
    }

    @Override
    public List<ScoreChange> changes(String backlog, IssueId id) {
        return database.read(handle -> handle.createQuery(CHANGES)
                .bind(0, backlog)
                .bind(1, id.value())
                .map((row, context) -> new ScoreChange(
                        Instant.ofEpochMilli(row.getLong(1)),
                        decimal(row.getString(2)),
                        decimal(row.getString(3)),
                        row.getString(4)))
                .list());
    }

    @Override
    public Counts counts(String backlog) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*), COUNT(place) FROM score WHERE backlog = ?")
                .bind(0, backlog)
                .map((row, context) -> new Counts(row.getInt(1), row.getInt(2)))
                .one());
    }

    private StoredScore stored(ResultSet row, Shared shared) throws SQLException {
        Score score = shared.texts(json.score(row.getString(5)));
        String previous = row.getString(6);
        String borrowed = row.getString(7);
        return new StoredScore(
                new IssueId(row.getLong(1)),
                place(row, 2),
                score,
                borrowed == null ? Borrowed.NOTHING : json.borrowed(borrowed),
                row.getLong(3),
                place(row, 4),
                previous == null ? null : previous.equals(SAME) ? score : shared.texts(json.score(previous)));
    }

    private static @Nullable Integer place(ResultSet row, int column) throws SQLException {
        int place = row.getInt(column);
        return row.wasNull() ? null : place;
    }
}
