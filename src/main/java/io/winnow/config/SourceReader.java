package io.winnow.config;

import io.winnow.scoring.Input;
import io.winnow.scoring.ScoringSettings.Source;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads where one input comes from: a field, or a group that also says how its values are meant. */
final class SourceReader {

    /** No sensible reach or effort is larger; what is was not meant as a number. */
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private final Section inputs;
    private final Input input;
    private final String key;
    private final Section section;

    SourceReader(Section inputs, Input input) {
        this.inputs = inputs;
        this.input = input;
        this.key = input.word();
        this.section = inputs.grouped(key) ? inputs.section(key) : empty();
    }

    /** As if the group were there and held nothing, so that its defaults apply. */
    private Section empty() {
        return new Section(
                inputs.path() + "." + key,
                inputs.pattern() + "." + key,
                inputs.place(),
                Map.of(),
                inputs.problems(),
                inputs.environment());
    }

    Source source() {
        String field = (inputs.grouped(key) ? section.value("field") : inputs.value(key)).line();
        return switch (input) {
            case REACH -> new Source(field, period(), BigDecimal.ONE, Map.of(), MOST);
            case IMPACT ->
                new Source(
                        field,
                        Unit.FACTOR,
                        BigDecimal.ONE,
                        levels(Value::amount),
                        section.value("max").amount());
            case CONFIDENCE -> new Source(field, Unit.SHARE, BigDecimal.ONE, levels(Value::share), BigDecimal.ONE);
            case EFFORT ->
                section.optional("perPersonMonth")
                        .map(rate -> new Source(field, Unit.STORY_POINTS, rate.amount(), Map.of(), MOST))
                        .orElseGet(() -> new Source(field, Unit.PERSON_MONTHS, BigDecimal.ONE, Map.of(), MOST));
        };
    }

    private enum Period {
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    private Unit period() {
        return switch (section.value("per").word(Period.class)) {
            case WEEK -> Unit.PER_WEEK;
            case MONTH -> Unit.PER_MONTH;
            case QUARTER -> Unit.PER_QUARTER;
            case YEAR -> Unit.PER_YEAR;
        };
    }

    private Map<String, BigDecimal> levels(Function<Value, BigDecimal> read) {
        Map<String, BigDecimal> levels = new HashMap<>();
        for (Map.Entry<String, Value> level : section.values("levels")) {
            String name = level.getKey().strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                level.getValue().refuse("has no name. Write the word that the field holds.");
            } else if (levels.put(name, read.apply(level.getValue())) != null) {
                level.getValue().refuse("is there twice, since upper and lower case are one. Remove one of the two.");
            }
        }
        return levels;
    }
}
