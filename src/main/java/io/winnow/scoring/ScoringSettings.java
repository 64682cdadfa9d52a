package io.winnow.scoring;

import io.winnow.evidence.StrengthRules;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one backlog is scored.
 *
 * @param formula what makes a score of the inputs
 * @param inputs where each input the formula names comes from, in the formula's order
 * @param moscow where must, should, could and won't are said; null when nowhere
 * @param inherit whether an issue without inputs of its own takes those of the issue above it
 * @param cap limits confidence by how good the evidence is; null when nothing does
 */
public record ScoringSettings(
        Formula formula,
        Map<Input, Source> inputs,
        @Nullable MoscowRule moscow,
        boolean inherit,
        @Nullable StrengthRules cap) {

    public ScoringSettings {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Units an input may be given in. */
    public enum Unit {
        PER_WEEK("a week × 13", "13"),
        PER_MONTH("a month × 3", "3"),
        PER_QUARTER,
        PER_YEAR("a year ÷ 4", "0.25"),
        FACTOR,
        SHARE,
        PERSON_MONTHS,
        STORY_POINTS;

        private final String step;
        private final BigDecimal quarters;

        Unit() {
            this("", "1");
        }

        Unit(String step, String quarters) {
            this.step = step;
            this.quarters = new BigDecimal(quarters);
        }

        /** How a number of this unit becomes one per quarter, in words; empty when it needs nothing. */
        String step() {
            return step;
        }

        BigDecimal quarterly(BigDecimal number) {
            return Decimals.stripped(number.multiply(quarters));
        }
    }
}
