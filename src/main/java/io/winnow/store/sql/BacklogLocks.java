package io.winnow.store.sql;

import java.util.Optional;

/** Sees to it that one backlog runs once at a time, whatever happens to the process that runs it. */
interface BacklogLocks {

    /** Takes the backlog's lock without waiting; empty when a thread or process has it. */
    Optional<Held> take(String backlog);

    /** Whether a live thread or process has it now. */
    boolean taken(String backlog);

    /** A lock taken; it ends with the process at the latest. */
    interface Held extends AutoCloseable {

        @Override
        void close();
    }
}
