package io.winnow.goals;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a goal has come.
 *
 * @param progress the mean of its key results; of a goal without any, the mean of its parts by weight; null when neither
 *     has a figure
 * @param pace null without progress, or when start or due is unknown
 */
public record GoalProgress(
        @Nullable BigDecimal progress, @Nullable Pace pace, List<KeyResultProgress> keyResults) {

    public GoalProgress {
        keyResults = List.copyOf(keyResults);
    }
}
