package io.winnow.push;

import io.winnow.evidence.Counts;
import io.winnow.model.FieldValue;
import io.winnow.scoring.Excerpt;
import io.winnow.scoring.Known;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What Winnow's fields should hold on one issue. */
public final class OwnValues {

    private static final int LONGEST = 255; // a Jira short text field holds no more

    private OwnValues() {}

    /**
     * What they should hold.
     *
     * @param known of the issue, its evidence with that of all below it
     */
    public static Map<OwnField, FieldValue> of(Score score, Known known) {
        Counts evidence = known.evidence();
        Map<OwnField, FieldValue> values = new EnumMap<>(OwnField.class);
        BigDecimal number = score.value();
        values.put(OwnField.SCORE, number == null ? FieldValue.EMPTY : FieldValue.number(number.stripTrailingZeros()));
        values.put(OwnField.WHY, number == null ? FieldValue.EMPTY : FieldValue.text(score.why()));
        values.put(
                OwnField.CUSTOMERS,
                evidence.customers() == 0
                        ? FieldValue.EMPTY
                        : FieldValue.number(BigDecimal.valueOf(evidence.customers())));
        values.put(OwnField.EVIDENCE, evidence.items() == 0 ? FieldValue.EMPTY : FieldValue.text(words(evidence)));
        values.put(
                OwnField.GOALS,
                known.goals().isEmpty()
                        ? FieldValue.EMPTY
                        : FieldValue.text(Excerpt.cut(String.join(", ", known.goals()), LONGEST)));
        return values;
    }

    /** Such as {@code 5 items from 3 customers: request 2, support 3}. Ages nothing, so that time alone never writes. */
    private static String words(Counts evidence) {
        String kinds = evidence.byKind().entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
        String text = evidence.items() + (evidence.items() == 1 ? " item from " : " items from ")
                + (evidence.customers() == 0
                        ? "unknown customers"
                        : evidence.customers() == 1 ? "1 customer" : evidence.customers() + " customers")
                + ": " + kinds;
        return Excerpt.cut(text, LONGEST);
    }
}
