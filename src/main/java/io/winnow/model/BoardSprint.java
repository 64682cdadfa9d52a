package io.winnow.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sprint as its board lists it.
 *
 * @param goal empty when none is written
 * @param start null while it hasn't begun and no date is planned
 * @param end when it is planned to end; null like start
 * @param completed when it was closed; null until then
 */
public record BoardSprint(
        long id,
        String name,
        Sprint.State state,
        String goal,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant completed) {}
