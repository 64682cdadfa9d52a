package io.winnow.goals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure that tells whether a goal is reached.
 *
 * @param id unique within its goal
 * @param unit empty when the metric has none
 * @param current what the figure is now; null when a KPI series says it
 * @param kpi the series whose last value is the current one; null when {@code current} says it
 */
public record KeyResult(
        String id,
        String metric,
        String unit,
        Direction direction,
        BigDecimal baseline,
        BigDecimal target,
        @Nullable BigDecimal current,
        @Nullable String kpi) {

    /** Throws {@link IllegalArgumentException} with one plain sentence when the parts contradict each other. */
    public KeyResult {
        int way = target.compareTo(baseline);
        if (way == 0) {
            throw new IllegalArgumentException(
                    "has a target that is its baseline, so that no progress can be made. Write two different numbers.");
        }
        if (way > 0 != (direction == Direction.UP)) {
            throw new IllegalArgumentException(
                    "goes " + (direction == Direction.UP ? "up" : "down") + ", but its target is "
                            + (way > 0 ? "above" : "below") + " its baseline. Correct one of the three.");
        }
        if ((current == null) == (kpi == null)) {
            throw new IllegalArgumentException(
                    current == null
                            ? "says neither what its figure is now nor which series has it. Write current or kpi."
                            : "has both current and kpi. Keep one of the two.");
        }
    }
}
