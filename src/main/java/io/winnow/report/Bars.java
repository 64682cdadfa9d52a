package io.winnow.report;

import io.winnow.scoring.Input;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Heights of the little bars of a row, on a scale common to all rows. */
final class Bars {

    static final int FULL = 16;

    private static final double IMPACT_MASSIVE = 3;
    private static final double SHARE_WHOLE = 1;

    private final Map<Input, Double> scale = new HashMap<>();

    Bars(List<ReportRow> rows, List<Input> inputs) {
        inputs.forEach(input -> scale.put(
                input,
                input.equals(Input.CONFIDENCE)
                        ? SHARE_WHOLE
                        : Math.max(input.equals(Input.IMPACT) ? IMPACT_MASSIVE : 0, nearlyLargest(rows, input))));
    }

    /** From 0, when there is no value, to {@link #FULL}; whatever there is shows as at least 1. */
    int height(Input input, ReportRow row) {
        BigDecimal value = row.score().value(input);
        if (value == null) {
            return 0;
        }
        double share = value.doubleValue() / scale.getOrDefault(input, SHARE_WHOLE);
        return (int) Math.max(1, Math.min(FULL, Math.round(share * FULL)));
    }

    /** The value 95 % of the issues stay under: one huge outlier must not flatten all the others. */
    private static double nearlyLargest(List<ReportRow> rows, Input input) {
        double[] sorted = rows.stream()
                .map(row -> row.score().value(input))
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .sorted()
                .toArray();
        double value = sorted.length == 0 ? 1 : sorted[(int) ((sorted.length - 1) * 0.95)];
        return value > 0 ? value : 1;
    }
}
