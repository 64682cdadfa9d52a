package io.winnow.scoring;

import io.winnow.evidence.Counts;
import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.scoring.ScoringMethod.Bound;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads one input from where its source says, or says in one phrase why it can't. Thread-safe. */
final class InputReader {

    /** More was not meant as a number; no field may hold more either. */
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private final Bound bound;
    private final @Nullable FieldReader fieldReader;

    InputReader(Bound bound) {
        this.bound = bound;
        FieldDefinition field = bound.field();
        this.fieldReader = field != null && bound.source() instanceof Source.Field source
                ? new FieldReader(bound.input(), field, source)
                : null;
    }

    /** From the issue's field, the evidence or the settings. */
    Reading read(Issue issue, Counts evidence) {
        FieldDefinition field = bound.field();
        if (field != null && fieldReader != null) {
            return fieldReader.read(issue.field(field.id()));
        }
        if (bound.source() instanceof Source.Evidence from) {
            return counted(from, evidence);
        }
        return Reading.of(((Source.Constant) bound.source()).value(), "");
    }

    /** Nothing heard isn't nobody reached: it is unknown. */
    private Reading counted(Source.Evidence from, Counts evidence) {
        BigDecimal figure = from.figure().of(evidence);
        if (!from.figure().known(evidence)) {
            return Reading.wrong(bound.input().word() + " is missing: the evidence has no "
                    + from.figure().word());
        }
        BigDecimal value = from.per().quarterly(figure.multiply(from.times()));
        if (value.signum() == 0 && bound.input().equals(Input.EFFORT)) {
            return Reading.wrong("effort is 0");
        }
        if (value.compareTo(LARGEST) > 0) {
            return Reading.wrong(bound.input().word() + " is above " + Decimals.plain(LARGEST));
        }
        String steps = (from.per().step().isEmpty() ? "" : " " + from.per().step())
                + (from.times().compareTo(BigDecimal.ONE) == 0 ? "" : " × " + Decimals.plain(from.times()));
        return Reading.of(value, named(from, evidence) + (steps.isEmpty() ? "" : steps + " = " + Decimals.plain(value)))
                .from(from.figure().word() + " " + Decimals.plain(figure));
    }

    private static String named(Source.Evidence from, Counts evidence) {
        return from.figure() == Figure.USAGE
                ? "usage " + Figure.usage(evidence)
                : Decimals.plain(from.figure().of(evidence)) + " "
                        + from.figure().word();
    }
}
