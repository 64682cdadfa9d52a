package io.winnow.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an issue's score.
 *
 * @param at when the run began that found it
 * @param before null when it wasn't scored
 * @param after null when it no longer was
 * @param why the score after it in one line, as {@link Score#why} says it
 */
public record ScoreChange(
        Instant at, @Nullable BigDecimal before, @Nullable BigDecimal after, String why) {}
