package io.winnow.scoring;

import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.util.Map;

/** Where one input comes from. */
public sealed interface Source {

    /**
     * A Jira field.
     *
     * @param field its name or id, as the user wrote it
     * @param unit what one of the field's numbers means
     * @param unitsPerStep how many of {@code unit} make one of the input's own unit, for example 10 story points a
     *     person-month; 1 where the unit is the input's own
     * @param levels named levels in lower case and what they stand for, such as {@code high → 2}; empty when the input
     *     has none
     * @param max the largest value allowed after conversion
     */
    record Field(String field, Unit unit, BigDecimal unitsPerStep, Map<String, BigDecimal> levels, BigDecimal max)
            implements Source {

        public Field {
            levels = Map.copyOf(levels);
        }
    }

    /** The same number for every issue, in the input's own unit. */
    record Constant(BigDecimal value) implements Source {}

    /**
     * A figure of the evidence for the issue and for what is below it.
     *
     * @param times what one of the figure's units is worth in the input's own
     * @param per the period the figure counts; as the input's own unit where it has none
     */
    record Evidence(Figure figure, BigDecimal times, Unit per) implements Source {}
}
