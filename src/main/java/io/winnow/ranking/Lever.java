package io.winnow.ranking;

import io.winnow.scoring.Input;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one step of one input would make of an issue's score and rank, all else staying as it is.
 *
 * @param value the input as it is
 * @param up a step that raises the score; null when there is none
 * @param down a step that lowers it; null when there is none
 */
public record Lever(
        Input input,
        BigDecimal value,
        @Nullable Step up,
        @Nullable Step down) {

    /**
     * One step.
     *
     * @param value the input after it
     * @param rank what the new score alone would give
     */
    public record Step(BigDecimal value, BigDecimal score, int rank) {}
}
