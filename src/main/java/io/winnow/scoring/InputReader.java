package io.winnow.scoring;

import io.winnow.evidence.Counts;
import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.scoring.ScoringMethod.Bound;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads one input from where its source says, or says in one phrase why it can't. Thread-safe. */
final class InputReader {

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
        if (figure.signum() == 0) {
            return Reading.wrong(bound.input().word() + " is missing: the evidence has no "
                    + from.figure().word());
        }
        BigDecimal value = Decimals.stripped(figure.multiply(from.times()));
        boolean once = from.times().compareTo(BigDecimal.ONE) == 0;
        return Reading.of(
                value,
                Decimals.plain(figure) + " " + from.figure().word()
                        + (once ? "" : " × " + Decimals.plain(from.times()) + " = " + Decimals.plain(value)));
    }
}
