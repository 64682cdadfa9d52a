package io.winnow.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the runs of each backlog, and sees to it that only one runs at a time. */
public interface RunStore {

    /**
     * Starts a run if no other process or thread runs this backlog; runs that a crash left open become INTERRUPTED. Of runs that events
     * caused only the latest few hundred are kept.
     *
     * @return empty when another one is running
     */
    Optional<Running> start(String backlog, Run.Cause cause, Instant at);

    /** The same for a run that somebody or the schedule wanted. */
    default Optional<Running> start(String backlog, Instant at) {
        return start(backlog, Run.Cause.SYNC, at);
    }

    /**
     * Keeps every run of this backlog out without being one, until it is closed.
     *
     * @return empty when a run or another hold is going on
     */
    Optional<Hold> hold(String backlog);

    /** The latest run; empty when there was none. */
    Optional<Run> latest(String backlog);

    /** Latest first. */
    List<Run> recent(String backlog, int limit);

    /** A backlog that nobody else may run. */
    interface Hold extends AutoCloseable {

        @Override
        void close();
    }

    /** A run in progress; closing it without {@link #finish} leaves it INTERRUPTED. */
    interface Running extends AutoCloseable {

        long id();

        /** Says what it is doing or waiting for; cheap enough to call often. */
        void progress(String message);

        void finish(Instant at, Run.Outcome outcome, String message, @Nullable String result);

        @Override
        void close();
    }
}
