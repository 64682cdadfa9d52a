package io.winnow.scoring;

import io.winnow.model.FieldDefinition;
import io.winnow.scoring.ScoringSettings.Source;
import io.winnow.scoring.ScoringSettings.Unit;
import java.util.Map;
import java.util.Set;

/**
 * A backlog's inputs, each bound to the one Jira field its source turned out to mean.
 *
 * @param inputs has an entry for every {@link Input}
 */
public record BoundInputs(Map<Input, Bound> inputs) {

    public BoundInputs {
        inputs = Map.copyOf(inputs);
        for (Input input : Input.values()) {
            Bound bound = inputs.get(input);
            if (bound == null) {
                throw new IllegalArgumentException("no field bound to " + input.word());
            }
            check(input, bound.source());
        }
    }

    /** A source as configured, and the field it resolved to. */
    public record Bound(Source source, FieldDefinition field) {}

    public Bound bound(Input input) {
        Bound bound = inputs.get(input);
        if (bound == null) {
            throw new IllegalStateException("no field bound to " + input.word());
        }
        return bound;
    }

    private static void check(Input input, Source source) {
        if (!unitsOf(input).contains(source.unit())) {
            throw new IllegalArgumentException(input.word() + " can't be given in " + source.unit());
        }
        if (source.unitsPerStep().signum() <= 0) {
            throw new IllegalArgumentException(input.word() + ": the conversion rate must be above 0");
        }
    }

    private static Set<Unit> unitsOf(Input input) {
        return switch (input) {
            case REACH -> Set.of(Unit.PER_WEEK, Unit.PER_MONTH, Unit.PER_QUARTER, Unit.PER_YEAR);
            case IMPACT -> Set.of(Unit.FACTOR);
            case CONFIDENCE -> Set.of(Unit.SHARE);
            case EFFORT -> Set.of(Unit.PERSON_MONTHS, Unit.STORY_POINTS);
        };
    }
}
