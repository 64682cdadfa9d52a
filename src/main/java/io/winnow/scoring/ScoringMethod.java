package io.winnow.scoring;

import io.winnow.evidence.StrengthRules;
import io.winnow.model.FieldDefinition;
import io.winnow.scoring.ScoringSettings.Unit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backlog's way of scoring, each field bound to the one that Jira has.
 *
 * @param inputs one for each input the formula names, in its order
 * @param moscow reads its field by id; null when nothing says must or won't
 * @param inherit whether an issue without inputs of its own takes those of the issue above it
 * @param cap limits confidence by how good the evidence is; null when nothing does
 */
public record ScoringMethod(
        Formula formula,
        List<Bound> inputs,
        @Nullable MoscowRule moscow,
        boolean inherit,
        @Nullable StrengthRules cap) {

    public ScoringMethod {
        inputs = List.copyOf(inputs);
        Set<String> facts = Facts.NAMES;
        for (String name : formula.names()) {
            if (!facts.contains(name)
                    && inputs.stream().noneMatch(bound -> bound.input().word().equals(name))) {
                throw new IllegalArgumentException("nothing bound to " + name);
            }
        }
        inputs.forEach(ScoringMethod::check);
    }

    /** An input, its source as configured, and the field that resolved to; null when it comes from no field. */
    public record Bound(
            Input input, Source source, @Nullable FieldDefinition field) {}

    /** The fields a score is made of. */
    public Stream<FieldDefinition> fields() {
        return inputs.stream().flatMap(bound -> Stream.ofNullable(bound.field()));
    }

    private static void check(Bound bound) {
        if ((bound.field() == null) == bound.source() instanceof Source.Field) {
            throw new IllegalArgumentException(bound.input().word() + ": a field and its source belong together");
        }
        if (bound.source() instanceof Source.Field field) {
            if (!unitsOf(bound.input()).contains(field.unit())) {
                throw new IllegalArgumentException(bound.input().word() + " can't be given in " + field.unit());
            }
            if (field.unitsPerStep().signum() <= 0) {
                throw new IllegalArgumentException(bound.input().word() + ": the conversion rate must be above 0");
            }
        }
    }

    private static Set<Unit> unitsOf(Input input) {
        return switch (input.word()) {
            case "reach" -> Set.of(Unit.PER_WEEK, Unit.PER_MONTH, Unit.PER_QUARTER, Unit.PER_YEAR);
            case "confidence" -> Set.of(Unit.SHARE);
            case "effort" -> Set.of(Unit.PERSON_MONTHS, Unit.STORY_POINTS);
            default -> Set.of(Unit.FACTOR);
        };
    }
}
