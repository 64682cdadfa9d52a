package io.winnow.entry.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Syncs one backlog now; may throw, which counts as a failure, and ends early when its thread is interrupted. */
@FunctionalInterface
public interface SyncAction {

    Result run(String backlog);

    /**
     * How it went.
     *
     * @param message why it failed, in one plain sentence; empty otherwise
     * @param notBefore when trying again makes sense at the earliest; null when nobody said
     */
    record Result(Outcome outcome, String message, @Nullable Instant notBefore) {

        /** It ran to its end, even if some changes failed or conflicted. */
        public static final Result DONE = new Result(Outcome.DONE, "", null);

        /** Another process or thread is syncing this backlog. */
        public static final Result BUSY = new Result(Outcome.BUSY, "", null);

        public static Result failed(String message, @Nullable Instant notBefore) {
            return new Result(Outcome.FAILED, message, notBefore);
        }
    }

    /** The three ways it can go. */
    enum Outcome {
        DONE,
        BUSY,
        FAILED
    }
}
