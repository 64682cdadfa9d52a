package io.winnow.store.sql;

import io.winnow.store.Run;
import io.winnow.store.RunStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps one row a run; whether one is running is a lock's word, since a row can't know that its process died. */
final class SqlRunStore implements RunStore {

    private static final int EVENT_RUNS_KEPT = 200;

    private final Database database;
    private final BacklogLocks locks;
    private final Clock clock;
    private final Delay delay;

    SqlRunStore(Database database, BacklogLocks locks, Clock clock, Delay delay) {
        this.database = database;
        this.locks = locks;
        this.clock = clock;
        this.delay = delay;
    }

    @Override
    public Optional<Running> start(String backlog, Run.Cause cause, Instant at) {
        Optional<BacklogLocks.Held> lock = locks.take(backlog);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            long id = database.write(handle -> insert(handle, backlog, cause, at));
            return Optional.of(new SqlRunning(id, database, lock.get(), clock, delay));
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    @Override
    public Optional<Hold> hold(String backlog) {
        return locks.take(backlog).map(lock -> lock::close);
    }

    private static long insert(Handle handle, String backlog, Run.Cause cause, Instant at) {
        handle.execute("UPDATE run SET outcome = 'INTERRUPTED' WHERE backlog = ? AND outcome = 'RUNNING'", backlog);
        handle.execute("UPDATE counter SET last = last + 1 WHERE name = 'run'");
        long id = handle.createQuery("SELECT last FROM counter WHERE name = 'run'")
                .mapTo(Long.class)
                .one();
        handle.execute(
                "INSERT INTO run (id, backlog, cause, started_at, outcome, message) VALUES (?, ?, ?, ?, 'RUNNING', '')",
                id,
                backlog,
                cause.name(),
                at.toEpochMilli());
        if (cause == Run.Cause.EVENTS) {
            handle.execute(
                    "DELETE FROM run WHERE backlog = ? AND cause = 'EVENTS' AND id NOT IN (SELECT id FROM run"
                            + " WHERE backlog = ? AND cause = 'EVENTS' ORDER BY id DESC LIMIT ?)",
                    backlog,
                    backlog,
                    EVENT_RUNS_KEPT);
        }
        return id;
    }

    @Override
    public Optional<Run> latest(String backlog) {
        return recent(backlog, 1).stream().findFirst();
    }

    @Override
    public List<Run> recent(String backlog, int limit) {
        List<Run> runs = rows(backlog, limit);
        if (runs.stream().noneMatch(run -> run.outcome() == Run.Outcome.RUNNING) || locks.taken(backlog)) {
            return runs;
        }
        // Read again: the run may have ended between the two looks. What still says RUNNING has died.
        return rows(backlog, limit).stream().map(SqlRunStore::died).toList();
    }

    private List<Run> rows(String backlog, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT id, backlog, cause, started_at, finished_at, outcome, message, result FROM run"
                                + " WHERE backlog = ? ORDER BY id DESC LIMIT ?")
                .bind(0, backlog)
                .bind(1, limit)
                .map((row, context) -> run(row))
                .list());
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong(1),
                row.getString(2),
                Run.Cause.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Database.instant(row, 5),
                Run.Outcome.valueOf(row.getString(6)),
                row.getString(7),
                row.getString(8));
    }

    private static Run died(Run run) {
        return run.outcome() != Run.Outcome.RUNNING
                ? run
                : new Run(
                        run.id(),
                        run.backlog(),
                        run.cause(),
                        run.startedAt(),
                        run.finishedAt(),
                        Run.Outcome.INTERRUPTED,
                        run.message(),
                        run.result());
    }
}
