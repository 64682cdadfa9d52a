/**
 * Runs each backlog's sync when it is due, for {@code winnow serve}.
 *
 * <p>Schedules and a function that syncs come in; calls of that function go out, with backoff when it fails. What a sync
 * does has no place here.
 */
@NullMarked
package io.winnow.entry.schedule;

import org.jspecify.annotations.NullMarked;
