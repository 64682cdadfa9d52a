package io.winnow.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a key result has come.
 *
 * @param current null when its KPI series has no value yet
 * @param measured the day of the KPI's value; null when the figure was written into the goals
 * @param progress from 0 at the baseline to 1 at the target and never outside; null without a current figure
 * @param unclamped the same, below 0 where things got worse and above 1 where the target was passed
 * @param pace null without a current figure, or when start or due is unknown
 */
public record KeyResultProgress(
        KeyResult keyResult,
        @Nullable BigDecimal current,
        @Nullable LocalDate measured,
        @Nullable BigDecimal progress,
        @Nullable BigDecimal unclamped,
        @Nullable Pace pace) {

    static KeyResultProgress of(KeyResult result, @Nullable KpiPoint point, @Nullable Span span, LocalDate today) {
        BigDecimal current = point == null ? result.current() : point.value();
        LocalDate measured = point == null ? null : point.date();
        if (current == null) {
            return new KeyResultProgress(result, null, null, null, null, null);
        }
        BigDecimal unclamped =
                Shares.of(current.subtract(result.baseline()), result.target().subtract(result.baseline()));
        BigDecimal progress = unclamped.max(BigDecimal.ZERO).min(BigDecimal.ONE);
        Pace pace = span == null ? null : Pace.of(unclamped, span, today);
        return new KeyResultProgress(result, current, measured, progress, unclamped, pace);
    }
}
