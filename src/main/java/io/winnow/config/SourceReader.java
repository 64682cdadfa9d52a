package io.winnow.config;

import io.winnow.scoring.Figure;
import io.winnow.scoring.Input;
import io.winnow.scoring.ScoringSettings.Unit;
import io.winnow.scoring.Source;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads where one input comes from: a field, or a group that names a field, a figure of the evidence or a constant. */
final class SourceReader {

    /** No sensible reach or effort is larger; what is was not meant as a number. */
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private static final Set<String> OF_FIELDS = Set.of("per", "levels", "max", "perPersonMonth");
    private static final List<String> ORIGINS = List.of("field", "from", "constant");

    private final Section inputs;
    private final Input input;
    private final String key;
    private final Section section;

    SourceReader(Section inputs, Input input) {
        this.inputs = inputs;
        this.input = input;
        this.key = input.word();
        this.section = inputs.grouped(key) ? inputs.section(key, pattern()).known() : empty();
    }

    /** Inputs of the user's own share their settings. */
    private String pattern() {
        return inputs.pattern() + "." + (Input.RICE.contains(input) ? key : "INPUT");
    }

    /** As if the group were there and held nothing, so that its defaults apply. */
    private Section empty() {
        return new Section(
                inputs.path() + "." + key,
                pattern(),
                inputs.place(),
                Map.of(),
                inputs.problems(),
                inputs.environment());
    }

    Source source() {
        if (!inputs.grouped(key)) {
            return field(inputs.has(key) || Input.RICE.contains(input) ? inputs.value(key) : missing());
        }
        List<String> said = ORIGINS.stream().filter(section::has).toList();
        if (said.size() > 1) {
            section.problems()
                    .add(
                            section.place(),
                            section.path(),
                            "has " + String.join(" and ", said) + ". Keep one: an input comes from one place.");
        }
        if (section.has("from") || section.has("constant")) {
            section.entries().forEach((name, entry) -> {
                if (OF_FIELDS.contains(name) && !(name.equals("per") && usage())) {
                    section.problems()
                            .add(
                                    entry.place(),
                                    section.path() + "." + name,
                                    "is for a field only. Remove it, or name a field.");
                }
            });
        }
        if (section.has("from")) {
            return new Source.Evidence(
                    section.value("from").word(Figure.class),
                    section.optional("times").map(Value::amount).orElse(BigDecimal.ONE),
                    key.equals("reach") && usage() ? period() : Unit.FACTOR);
        }
        section.optional("times").ifPresent(times -> times.refuse("is for from only. Add from, or remove it."));
        return section.optional("constant")
                .<Source>map(constant ->
                        new Source.Constant(input.equals(Input.CONFIDENCE) ? constant.share() : constant.amount()))
                .orElseGet(() -> field(section.value("field")));
    }

    /** The one figure of the evidence that is counted over a period. */
    private boolean usage() {
        return section.has("from") && section.value("from").line().equalsIgnoreCase(Figure.USAGE.word());
    }

    private Value missing() {
        inputs.problems()
                .add(
                        inputs.place(),
                        inputs.path() + "." + key,
                        "isn't set, though the formula names it. Write " + key + ": and a Jira field.");
        return new Value(inputs.path() + "." + key, inputs.place(), "", "", inputs.problems());
    }

    private Source field(Value name) {
        String field = name.line();
        return switch (key) {
            case "reach" -> new Source.Field(field, period(), BigDecimal.ONE, Map.of(), MOST);
            case "confidence" ->
                new Source.Field(field, Unit.SHARE, BigDecimal.ONE, levels(Value::share), BigDecimal.ONE);
            case "effort" ->
                section.optional("perPersonMonth")
                        .map(rate -> new Source.Field(field, Unit.STORY_POINTS, rate.amount(), Map.of(), MOST))
                        .orElseGet(() -> new Source.Field(field, Unit.PERSON_MONTHS, BigDecimal.ONE, Map.of(), MOST));
            default ->
                new Source.Field(
                        field,
                        Unit.FACTOR,
                        BigDecimal.ONE,
                        levels(Value::amount),
                        section.value("max").amount());
        };
    }

    /** Whether confidence is limited by how good the evidence is. */
    Optional<Value> capped() {
        return section.optional("capByEvidence").filter(Value::flag);
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
