package io.winnow.store.sql;

import io.winnow.store.Run;
import io.winnow.store.RunStore;
import io.winnow.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run in progress, holding its backlog's lock. */
final class SqlRunning implements RunStore.Running {

    private static final Logger LOG = LoggerFactory.getLogger(SqlRunning.class);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final long id;
    private final Database database;
    private final BacklogLocks.Held lock;
    private final Clock clock;
    private final Delay delay;
    private Instant written = Instant.EPOCH;
    private @Nullable String pending;
    private boolean ended;

    SqlRunning(long id, Database database, BacklogLocks.Held lock, Clock clock, Delay delay) {
        this.id = id;
        this.database = database;
        this.lock = lock;
        this.clock = clock;
        this.delay = delay;
    }

    @Override
    public long id() {
        return id;
    }

    /** Writes at most once in a pace; what comes sooner waits for the pace to end, and only the last of it is kept. */
    @Override
    public synchronized void progress(String message) {
        if (ended) {
            return;
        }
        boolean waiting = pending != null;
        pending = message;
        Duration since = Duration.between(written, clock.instant());
        if (since.isNegative() || since.compareTo(PACE) >= 0) {
            flush();
        } else if (!waiting) {
            delay.after(PACE.minus(since), this::flush);
        }
    }

    private synchronized void flush() {
        String message = pending;
        if (ended || message == null) {
            return;
        }
        pending = null;
        written = clock.instant();
        try {
            database.change(handle -> handle.execute("UPDATE run SET message = ? WHERE id = ?", message, id));
        } catch (StoreException e) {
            // A sync must not fail over its progress; what it stores itself will say if the store is gone.
            LOG.warn("Progress of run {} wasn't stored: {}", id, e.getMessage());
        }
    }

    @Override
    public synchronized void finish(Instant at, Run.Outcome outcome, String message, @Nullable String result) {
        if (ended) {
            throw new IllegalStateException("run " + id + " has ended already");
        }
        database.change(handle -> handle.createUpdate(
                        "UPDATE run SET finished_at = ?, outcome = ?, message = ?, result = ? WHERE id = ?")
                .bind(0, at.toEpochMilli())
                .bind(1, outcome.name())
                .bind(2, message)
                .bind(3, result)
                .bind(4, id)
                .execute());
        ended = true;
    }

    @Override
    public synchronized void close() {
        try {
            if (!ended) {
                flush();
                ended = true;
                database.change(handle -> handle.execute(
                        "UPDATE run SET finished_at = ?, outcome = 'INTERRUPTED' WHERE id = ?",
                        clock.instant().toEpochMilli(),
                        id));
            }
        } finally {
            lock.close();
        }
    }
}
