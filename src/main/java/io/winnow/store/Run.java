package io.winnow.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sync run of one backlog.
 *
 * @param finishedAt null while it runs
 * @param message what happened in one plain sentence; what it is doing or waiting for while it runs
 * @param result the run's result as the JSON object {@code sync --json} prints for a backlog; null until it ended well
 */
public record Run(
        long id,
        String backlog,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Outcome outcome,
        String message,
        @Nullable String result) {

    /** How a run stands or ended; PARTIAL: done, but some changes failed or conflicted. */
    public enum Outcome {
        RUNNING,
        OK,
        PARTIAL,
        FAILED,
        INTERRUPTED
    }
}
