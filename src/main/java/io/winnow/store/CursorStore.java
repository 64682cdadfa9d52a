package io.winnow.store;

import java.util.Optional;

/** Keeps each backlog's sync cursor; it is saved only after what it covers has been. */
public interface CursorStore {

    Optional<SyncCursor> find(String backlog);

    void save(String backlog, SyncCursor cursor);
}
