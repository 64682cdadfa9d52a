package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How one backlog's inputs are read.
 *
 * @param inputs where each input comes from; has an entry for every {@link Input}
 */
public record ScoringSettings(Map<Input, Source> inputs) {

    public ScoringSettings {
        inputs = Map.copyOf(inputs);
    }

    public Source source(Input input) {
        Source source = inputs.get(input);
        if (source == null) {
            throw new IllegalStateException("no source configured for " + input.word());
        }
        return source;
    }

    /**
     * Where one input comes from.
     *
     * @param field name or id of the Jira field, as the user wrote it
     * @param unit what one of the field's numbers means
     * @param unitsPerStep how many of {@code unit} make one of the input's own unit, for example 10 story points a
     *     person-month; 1 where the unit is the input's own
     * @param levels named levels in lower case and what they stand for, such as {@code high → 2}; empty when the input
     *     has none
     * @param max the largest value allowed after conversion
     */
    public record Source(
            String field, Unit unit, BigDecimal unitsPerStep, Map<String, BigDecimal> levels, BigDecimal max) {

        public Source {
            levels = Map.copyOf(levels);
        }
    }

    /** Units an input may be given in. */
    public enum Unit {
        PER_WEEK,
        PER_MONTH,
        PER_QUARTER,
        PER_YEAR,
        FACTOR,
        SHARE,
        PERSON_MONTHS,
        STORY_POINTS
    }
}
