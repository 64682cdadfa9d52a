package io.winnow.scoring;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.scoring.ScoringMethod.Bound;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A Jira field that people type an input into: which text it takes, and what that makes it hold. */
public final class InputField {

    private static final int LONGEST = 255; // a Jira short text field holds no more
    private static final int OPTIONS_NAMED = 200;
    private static final String PARAGRAPH = "com.atlassian.jira.plugin.system.customfieldtypes:textarea";

    private final FieldDefinition field;
    private final Source.Field source;
    private final Input input;
    private final Kind kind;
    private final FieldReader reader;

    private InputField(Bound bound, Source.Field source, Kind kind) {
        this.field = Objects.requireNonNull(bound.field());
        this.source = source;
        this.input = bound.input();
        this.kind = kind;
        this.reader = new FieldReader(input, field, source);
    }

    /** Empty when the input comes from no field, or from one of a kind that isn't written as one value. */
    public static Optional<InputField> of(Bound bound) {
        FieldDefinition field = bound.field();
        if (field == null || !(bound.source() instanceof Source.Field source)) {
            return Optional.empty();
        }
        return kindOf(field).map(kind -> new InputField(bound, source, kind));
    }

    private static Optional<Kind> kindOf(FieldDefinition field) {
        if (field.schemaType() == null || PARAGRAPH.equals(field.schemaCustom())) {
            return Optional.empty();
        }
        return switch (field.schemaType()) {
            case "number" -> field.custom() ? Optional.of(Kind.NUMBER) : Optional.empty();
            case "string" -> field.custom() ? Optional.of(Kind.TEXT) : Optional.empty();
            case "option", "priority" -> Optional.of(Kind.OPTION);
            default -> Optional.empty();
        };
    }

    /** How a person gives its value: one of its options, a number, or text that holds a number or the name of a level. */
    public enum Kind {
        NUMBER,
        OPTION,
        TEXT
    }

    public FieldDefinition field() {
        return field;
    }

    public Kind kind() {
        return kind;
    }

    /** What is to be written, in a few words, such as {@code people or accounts a month}. */
    public String asks() {
        String unit = switch (source.unit()) {
            case PER_WEEK -> "people or accounts a week";
            case PER_MONTH -> "people or accounts a month";
            case PER_QUARTER -> "people or accounts a quarter";
            case PER_YEAR -> "people or accounts a year";
            case FACTOR -> "a number from 0 to " + Decimals.plain(source.max());
            case SHARE -> "a share, such as 80 % or 0.8";
            case PERSON_MONTHS -> "person-months";
            case STORY_POINTS -> "story points";
        };
        return source.levels().isEmpty() ? unit : unit + ", or one of " + reader.levelNames();
    }

    /**
     * What the text makes the field hold; empty text clears it.
     *
     * @param held what it holds now, which says whether shares are written there as 0.8 or as 80
     * @param options what may be chosen; empty for a field that has none
     */
    public Typed read(String text, FieldValue held, List<String> options) {
        String typed = NumberText.trimmed(text);
        if (typed.isEmpty()) {
            return new Typed(FieldValue.EMPTY, "");
        }
        if (typed.length() > LONGEST) {
            return wrong("is longer than " + LONGEST + " characters");
        }
        FieldValue asTyped = FieldValue.text(typed);
        if (kind == Kind.OPTION) {
            Optional<String> option = chosen(typed, options);
            if (option.isEmpty()) {
                return wrong(Excerpt.quoted(typed) + " isn't an option of " + Excerpt.quoted(field.name())
                        + "; there are " + Excerpt.cut(String.join(", ", options), OPTIONS_NAMED));
            }
            asTyped = FieldValue.option(option.get());
        }
        String problem = reader.read(asTyped).problem();
        if (!problem.isEmpty()) {
            return new Typed(FieldValue.EMPTY, problem);
        }
        return new Typed(kind == Kind.NUMBER ? FieldValue.number(number(typed, held)) : asTyped, "");
    }

    private static Optional<String> chosen(String typed, List<String> options) {
        return options.stream()
                .filter(typed::equals)
                .findFirst()
                .or(() -> options.stream().filter(typed::equalsIgnoreCase).findFirst());
    }

    /** A number field holds no percent sign, and what is 1 or less without one is a share. */
    private BigDecimal number(String typed, FieldValue held) {
        BigDecimal level = reader.level(typed);
        if (level != null) {
            return level;
        }
        boolean percent = source.unit() == Unit.SHARE && typed.endsWith("%");
        BigDecimal number = Objects.requireNonNull(NumberText.read(
                        percent ? NumberText.trimmed(typed.substring(0, typed.length() - 1)) : typed)
                .value());
        return percent && (number.compareTo(BigDecimal.ONE) <= 0 || share(held))
                ? Decimals.stripped(number.movePointLeft(2))
                : number;
    }

    private static boolean share(FieldValue held) {
        return held.kind() == FieldValue.Kind.NUMBER && new BigDecimal(held.text()).compareTo(BigDecimal.ONE) <= 0;
    }

    private Typed wrong(String what) {
        return new Typed(FieldValue.EMPTY, input.word() + " " + what);
    }

    /**
     * What was typed, as the field holds it.
     *
     * @param value EMPTY when the field is to be cleared, or there is a problem
     * @param problem why it can't be used, one phrase that names the input; empty when it can
     */
    public record Typed(FieldValue value, String problem) {}
}
