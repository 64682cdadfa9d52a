package io.winnow.scoring;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one input from one field value, or says in one phrase why it can't. Thread-safe. */
final class FieldReader {

    private static final int LEVELS_NAMED = 100;

    private final Input input;
    private final FieldDefinition field;
    private final Source.Field source;

    FieldReader(Input input, FieldDefinition field, Source.Field source) {
        this.input = input;
        this.field = field;
        this.source = source;
    }

    Reading read(FieldValue value) {
        String text = NumberText.trimmed(value.text());
        return switch (value.kind()) {
            case ABSENT ->
                wrong("is missing: the field " + Excerpt.quoted(field.name())
                        + " isn't on this project and issue type");
            case EMPTY -> wrong("is missing");
            case OTHER -> wrong("can't be read from a field of this kind" + kindOfField());
            case NUMBER, TEXT, OPTION -> text.isEmpty() ? wrong("is missing") : readText(text);
        };
    }

    private Reading readText(String text) {
        BigDecimal level = level(text);
        if (level != null) {
            return converted(level, false, Excerpt.line(text) + " = ");
        }
        boolean percent = input.equals(Input.CONFIDENCE) && text.endsWith("%");
        NumberText number = NumberText.read(percent ? NumberText.trimmed(text.substring(0, text.length() - 1)) : text);
        BigDecimal value = number.value();
        return value == null
                ? wrong(Excerpt.quoted(text) + " " + unreadable(number.problem()))
                : converted(value, percent, "");
    }

    /** What the name of a level stands for; null when there is no such level. */
    @Nullable
    BigDecimal level(String text) {
        return source.levels().get(text.toLowerCase(Locale.ROOT));
    }

    /** Turns a number in the source's unit into the input's own, after checking its range. */
    private Reading converted(BigDecimal number, boolean percent, String level) {
        if (number.signum() < 0) {
            return wrong("is negative (−" + Decimals.plain(number.negate()) + (percent ? " %)" : ")"));
        }
        return switch (input.word()) {
            case "reach" -> reach(number, level);
            case "confidence" -> confidence(number, percent, level);
            case "effort" -> number.signum() == 0 ? wrong("is 0") : effort(number, level);
            default -> limited(asWritten(number, level));
        };
    }

    private static Reading asWritten(BigDecimal number, String level) {
        return Reading.of(number, level.isEmpty() ? "" : level + Decimals.plain(number));
    }

    private Reading reach(BigDecimal number, String level) {
        Unit unit = source.unit();
        if (unit.step().isEmpty()) {
            return limited(asWritten(number, level));
        }
        BigDecimal quarterly = unit.quarterly(number);
        return limited(Reading.of(
                quarterly,
                level + Decimals.plain(number) + " " + unit.step() + " = " + Decimals.plain(quarterly) + " a quarter"));
    }

    /** A bare number up to 1 is a share, one above it a percentage; a percent sign leaves no doubt. */
    private Reading confidence(BigDecimal number, boolean percent, String level) {
        if (percent || number.compareTo(BigDecimal.ONE) > 0) {
            BigDecimal share = Decimals.stripped(number.movePointLeft(2));
            return limited(Reading.of(share, level + Decimals.percent(share) + " = " + Decimals.plain(share)));
        }
        boolean one = number.compareTo(BigDecimal.ONE) == 0; // could be taken for 1 %, so say how it was
        String named = level.isEmpty() && one ? "1 = " : level;
        return limited(Reading.of(number, named.isEmpty() ? "" : named + Decimals.percent(number)));
    }

    private Reading effort(BigDecimal number, String level) {
        if (source.unit() != Unit.STORY_POINTS) {
            return limited(asWritten(number, level));
        }
        BigDecimal rate = source.unitsPerStep();
        String points = Decimals.plain(number) + (number.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
        String result = Decimals.brief(Reading.quotient(number, rate));
        String sum = level + points + " ÷ " + Decimals.plain(rate) + " a person-month "
                + (result.startsWith("≈") ? "≈ " + result.substring(1) : "= " + result);
        return limited(new Reading(number, rate, sum, "", ""));
    }

    private Reading limited(Reading reading) {
        BigDecimal amount = reading.amount();
        BigDecimal value = reading.value();
        if (amount == null || value == null || amount.compareTo(source.max().multiply(reading.divisor())) <= 0) {
            return reading;
        }
        return wrong(
                input.equals(Input.CONFIDENCE)
                        ? Decimals.percent(value) + " is above " + Decimals.percent(source.max())
                        : Decimals.plain(value) + " is above " + Decimals.plain(source.max()));
    }

    private String unreadable(String problem) {
        if (source.levels().isEmpty() || !problem.equals(NumberText.NOT_A_NUMBER)) {
            return problem;
        }
        return "is neither a number nor one of " + levelNames();
    }

    /** From the highest down, cut where they are very many. */
    String levelNames() {
        String names = source.levels().entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return Excerpt.cut(names, LEVELS_NAMED);
    }

    private String kindOfField() {
        String type = field.schemaType();
        return type == null ? "" : " (" + Excerpt.quoted(type) + ")";
    }

    private Reading wrong(String what) {
        return Reading.wrong(input.word() + " " + what);
    }
}
