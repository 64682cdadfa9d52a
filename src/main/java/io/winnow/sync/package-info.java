/**
 * Brings a backlog's issues from the tracker into the store: resumable, incremental, and aware of deletions and moves.
 *
 * <p>A JQL and a cursor come in; saved issues, an advanced cursor and a {@code SyncResult} go out. Scores have no place
 * here.
 */
@NullMarked
package io.winnow.sync;

import org.jspecify.annotations.NullMarked;
