package io.winnow.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sync run of one backlog.
 *
 * @param finishedAt null while it runs
 * @param message what happened in one plain sentence; what it is doing or waiting for while it runs
 * @param cause why it ran
 * @param result the run's result as the JSON object {@code sync --json} prints for a backlog; null until it ended well
 */
public record Run(
        long id,
        String backlog,
        Cause cause,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Outcome outcome,
        String message,
        @Nullable String result) {

    /** Why a run ran: SYNC, because somebody or the schedule wanted it; EVENTS, because the tracker told of changes. */
    public enum Cause {
        SYNC,
        EVENTS
    }

    /** How a run stands or ended; PARTIAL: done, but some changes failed or conflicted. */
    public enum Outcome {
        RUNNING,
        OK,
        PARTIAL,
        FAILED,
        INTERRUPTED
    }
}
