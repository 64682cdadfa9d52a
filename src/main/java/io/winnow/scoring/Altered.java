package io.winnow.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** What an issue would score were one of its inputs another. */
public final class Altered {

    private static final int PLACES = 2;

    private final Formula formula;
    private final Score score;

    /** @param score by this formula */
    public Altered(Formula formula, Score score) {
        this.formula = formula;
        this.score = score;
    }

    /** Rounded as scores are; empty when it has no score, or would have none. */
    public Optional<BigDecimal> with(Input input, BigDecimal value) {
        if (!score.scored()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> values = score.values();
        values.put(input.word(), value);
        try {
            BigDecimal result = formula == Formula.RICE ? rice(values) : formula.apply(values);
            return Optional.of(result.setScale(PLACES, RoundingMode.HALF_UP));
        } catch (ArithmeticException noResult) {
            return Optional.empty();
        }
    }

    /** From converted inputs, so that a score as far as here can differ from the exact one in its last place. */
    private static BigDecimal rice(Map<String, BigDecimal> values) {
        BigDecimal above = BigDecimal.ONE;
        for (Input input : Input.RICE) {
            if (!input.equals(Input.EFFORT)) {
                above = above.multiply(values.getOrDefault(input.word(), BigDecimal.ZERO));
            }
        }
        return above.divide(values.getOrDefault(Input.EFFORT.word(), BigDecimal.ZERO), MathContext.DECIMAL64);
    }
}
