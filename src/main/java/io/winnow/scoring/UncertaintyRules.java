package io.winnow.scoring;

import io.winnow.evidence.Strength;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how far each input may be off: as given, or else from the confidence and the evidence behind it.
 *
 * <p>Without a given range an input that says what an issue is worth lies, nine times in ten, within a factor of {@code 1 + w},
 * where {@code w} falls evenly from 1 at a confidence of 50 % or less to 0.1 at 100 %, and strong evidence halves it; effort
 * lies within a factor of 1.5. These figures are Winnow's own choice, not measured ones: give ranges where you know better.
 *
 * @param given for an input, the share it may be off by nine times in ten: 0.3 is from ÷ 1.3 to × 1.3; 0 is sure
 */
public record UncertaintyRules(Map<Input, BigDecimal> given) {

    public static final UncertaintyRules DEFAULT = new UncertaintyRules(Map.of());

    private static final double EFFORT_OFF = 0.5;
    private static final double UNSAID = 0.5; // as if somebody had said: half sure
    private static final double SUREST_OFF = 0.1;
    private static final double FALL = 1.8; // from 1 at a confidence of a half to a tenth at 1
    private static final double STEP = 1.1;

    public UncertaintyRules {
        given = Map.copyOf(given);
    }

    /** How sure this score is; {@link Uncertainty#NONE} when there is none, or none above 0. */
    public Uncertainty of(Score score, Formula formula, Strength evidence) {
        BigDecimal result = score.value();
        if (result == null || result.signum() <= 0) {
            return Uncertainty.NONE;
        }
        Map<String, BigDecimal> values = score.values();
        List<Uncertainty.Part> parts = new ArrayList<>();
        for (InputTrace trace : score.inputs()) {
            BigDecimal value = trace.value();
            double off = off(trace.input(), score, evidence);
            if (value != null
                    && value.signum() > 0
                    && off > 0
                    && formula.names().contains(trace.input().word())) {
                double power = power(trace.input(), value, formula, values);
                if (power != 0) {
                    double spread = Math.log1p(off) / Uncertainty.NINE_OF_TEN;
                    parts.add(new Uncertainty.Part(trace.input(), value.doubleValue(), power, spread));
                }
            }
        }
        return new Uncertainty(parts);
    }

    /** The confidence isn't unsure itself: it says how unsure the others are. */
    private double off(Input input, Score score, Strength evidence) {
        BigDecimal said = given.get(input);
        if (said != null) {
            return said.doubleValue();
        }
        if (input.equals(Input.CONFIDENCE)) {
            return 0;
        }
        if (!input.value()) {
            return EFFORT_OFF;
        }
        BigDecimal confidence = score.value(Input.CONFIDENCE);
        double sure = confidence == null ? UNSAID : Math.min(1, Math.max(UNSAID, confidence.doubleValue()));
        return (SUREST_OFF + FALL * (1 - sure)) * known(evidence);
    }

    private static double known(Strength evidence) {
        return switch (evidence) {
            case NONE -> 1;
            case WEAK -> 0.9;
            case FAIR -> 0.7;
            case STRONG -> 0.5;
        };
    }

    /** From the scores a tenth above and below the input, since a formula may be anything. */
    private static double power(Input input, BigDecimal value, Formula formula, Map<String, BigDecimal> values) {
        if (formula == Formula.RICE) {
            return input.equals(Input.EFFORT) ? -1 : 1;
        }
        Double above = applied(formula, values, input, value.multiply(BigDecimal.valueOf(STEP)));
        Double below = applied(formula, values, input, BigDecimal.valueOf(value.doubleValue() / STEP));
        return above == null || below == null ? 0 : Math.log(above / below) / (2 * Math.log(STEP));
    }

    /** Null where there is no result, or none above 0. */
    private static @Nullable Double applied(
            Formula formula, Map<String, BigDecimal> values, Input input, BigDecimal value) {
        Map<String, BigDecimal> changed = new HashMap<>(values);
        changed.put(input.word(), value);
        try {
            double result = formula.apply(changed).doubleValue();
            return result > 0 && Double.isFinite(result) ? result : null;
        } catch (ArithmeticException noResult) {
            return null;
        }
    }
}
