package io.winnow.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last change that the tracker told of.
 *
 * @param name in the tracker's words
 * @param lag how long the last ones took to become scores in the tracker; null when none has yet
 */
public record LastEvent(String name, Instant at, @Nullable Duration lag) {}
