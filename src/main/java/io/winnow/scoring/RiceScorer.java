package io.winnow.scoring;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.scoring.BoundInputs.Bound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores an issue by RICE: reach × impact × confidence ÷ effort.
 *
 * <p>Exact until one rounding at the end. Holds nothing, so any number of threads may share it.
 */
public final class RiceScorer {

    private static final int PLACES = 2;
    private static final int RAW_KEPT = 200;

    /** Scores the issue, or says for every unusable input why it is. */
    public Score score(Issue issue, BoundInputs inputs) {
        Map<Input, Reading> readings = new EnumMap<>(Input.class);
        List<InputTrace> traces = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Input input : Input.values()) {
            Bound bound = inputs.bound(input);
            FieldValue raw = issue.field(bound.field().id());
            Reading reading = new InputReader(input, bound).read(raw);
            readings.put(input, reading);
            traces.add(trace(input, bound, raw, reading));
            if (!reading.problem().isEmpty()) {
                reasons.add(reading.problem());
            }
        }
        BigDecimal value = reasons.isEmpty() ? value(readings) : null;
        return new Score(value, traces, value == null ? "" : arithmetic(readings, value), reasons);
    }

    /** Effort's own conversion joins the one division, so that nothing is rounded twice. */
    private static @Nullable BigDecimal value(Map<Input, Reading> readings) {
        BigDecimal above = BigDecimal.ONE;
        BigDecimal below = BigDecimal.ONE;
        for (Map.Entry<Input, Reading> entry : readings.entrySet()) {
            BigDecimal amount = entry.getValue().amount();
            BigDecimal divisor = entry.getValue().divisor();
            if (amount == null) {
                return null;
            }
            boolean effort = entry.getKey() == Input.EFFORT;
            above = above.multiply(effort ? divisor : amount);
            below = below.multiply(effort ? amount : divisor);
        }
        return above.divide(below, PLACES, RoundingMode.HALF_UP);
    }

    private static InputTrace trace(Input input, Bound bound, FieldValue raw, Reading reading) {
        return new InputTrace(
                input,
                reading.value(),
                bound.field().id(),
                bound.field().name(),
                Excerpt.cut(raw.text(), RAW_KEPT),
                reading.conversion(),
                reading.problem());
    }

    private static String arithmetic(Map<Input, Reading> readings, BigDecimal value) {
        StringBuilder sum = new StringBuilder();
        readings.forEach((input, reading) -> {
            BigDecimal amount = reading.amount();
            if (amount == null) {
                return;
            }
            sum.append(
                    switch (input) {
                        case REACH -> "";
                        case IMPACT, CONFIDENCE -> " × ";
                        case EFFORT -> " ÷ ";
                    });
            sum.append(input == Input.CONFIDENCE ? Decimals.percent(amount) : reading.inArithmetic(amount));
        });
        return sum.append(" = ").append(Decimals.score(value)).toString();
    }
}
