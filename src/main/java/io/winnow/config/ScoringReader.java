package io.winnow.config;

import io.winnow.evidence.StrengthRules;
import io.winnow.formula.FormulaException;
import io.winnow.formula.FormulaParser;
import io.winnow.ranking.RankingSettings;
import io.winnow.scoring.Facts;
import io.winnow.scoring.Formula;
import io.winnow.scoring.Input;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.MoscowRule;
import io.winnow.scoring.ScoringSettings;
import io.winnow.scoring.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads how one backlog is scored and ordered. */
final class ScoringReader {

    private static final Map<String, String> PRESETS = Map.of(
            "ice", "impact * confidence * ease",
            "wsjf", "(businessValue + timeCriticality + riskReduction) / jobSize");
    /** Columns of the exported list that inputs stand beside. */
    private static final Set<String> COLUMNS = Set.of(
            "rank",
            "id",
            "key",
            "type",
            "summary",
            "epic",
            "epicSummary",
            "status",
            "storyPoints",
            "score",
            "why",
            "goals",
            "evidence");

    private static final String RICE = "rice";
    private static final String LABELS = "labels";

    private final Section backlog;
    private final Section inputs;
    private final StrengthRules strength;
    private boolean understood = true;

    ScoringReader(Section backlog, StrengthRules strength) {
        this.backlog = backlog;
        this.inputs = backlog.section("inputs", backlog.pattern() + ".inputs");
        this.strength = strength;
    }

    ScoringSettings scoring() {
        checkNames();
        Formula formula = formula();
        Map<Input, Source> sources = new LinkedHashMap<>();
        StrengthRules cap = null;
        for (String name : formula.names()) {
            if (Facts.NAMES.contains(name)) {
                continue;
            }
            SourceReader reader = new SourceReader(inputs, new Input(name));
            sources.put(new Input(name), reader.source());
            if (name.equals(Input.CONFIDENCE.word()) && reader.capped().isPresent()) {
                cap = strength;
            }
        }
        if (inputs.has(Input.EFFORT.word()) && !sources.containsKey(Input.EFFORT)) {
            sources.put(Input.EFFORT, new SourceReader(inputs, Input.EFFORT).source()); // planning and goals count it
        }
        checkUsed(formula, sources);
        return new ScoringSettings(
                formula, sources, moscow(), backlog.value("inheritFromEpic").flag(), cap);
    }

    private void checkNames() {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(Facts.NAMES);
        taken.addAll(FormulaParser.functions());
        taken.addAll(List.of("true", "false"));
        taken.addAll(COLUMNS);
        inputs.entries().forEach((name, entry) -> {
            if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,39}")) {
                inputs.problems()
                        .add(
                                entry.place(),
                                inputs.path() + "." + Problems.shown(name),
                                "isn't a name that a formula can hold. Write letters A to Z, digits and _, at most 40.");
            } else if (!taken.add(name)) {
                inputs.problems()
                        .add(
                                entry.place(),
                                inputs.path() + "." + name,
                                "is taken: formulas or exports have it already, or another input differs only in case. Rename it.");
            }
        });
    }

    private Formula formula() {
        Value value = backlog.value("formula");
        String text = value.line();
        String preset = text.toLowerCase(Locale.ROOT);
        if (preset.equals(RICE) || text.isEmpty()) {
            return Formula.RICE;
        }
        Set<String> known = new TreeSet<>(inputs.entries().keySet());
        known.addAll(Facts.NAMES);
        known.addAll(Formula.RICE.names());
        if (PRESETS.containsKey(preset)) {
            known.addAll(List.of("ease", "businessValue", "timeCriticality", "riskReduction", "jobSize"));
        }
        String name = PRESETS.containsKey(preset) ? preset.toUpperCase(Locale.ROOT) : "Score";
        try {
            return new FormulaParser(name, known).parse(PRESETS.getOrDefault(preset, text));
        } catch (FormulaException problem) {
            understood = false;
            value.refuse("at character " + problem.position() + ": " + problem.getMessage());
            return Formula.RICE;
        }
    }

    /** A misspelt input would otherwise count for nothing, silently. */
    private void checkUsed(Formula formula, Map<Input, Source> sources) {
        inputs.entries().forEach((name, entry) -> {
            if (understood && !sources.containsKey(new Input(name))) {
                String advice = Spelling.closest(name, formula.names())
                        .map(close -> " Did you mean " + close + "?")
                        .orElse(" Use it in formula, or remove it.");
                inputs.problems()
                        .add(
                                entry.place(),
                                inputs.path() + "." + Problems.shown(name),
                                "is no setting: the formula, " + formula.text() + ", doesn't name it." + advice);
            }
        });
    }

    private @Nullable MoscowRule moscow() {
        if (!backlog.has("moscow")) {
            return null;
        }
        boolean group = backlog.grouped("moscow");
        Section section = group
                ? backlog.section("moscow")
                : new Section(
                        backlog.path() + ".moscow",
                        backlog.pattern() + ".moscow",
                        backlog.place(),
                        Map.of(),
                        backlog.problems(),
                        backlog.environment());
        String from = (group ? section.value("from") : backlog.value("moscow")).line();
        Map<String, Moscow> words = new HashMap<>();
        for (Moscow moscow : Moscow.values()) {
            for (Value word : section.words(moscow.name().toLowerCase(Locale.ROOT))) {
                Moscow other = words.putIfAbsent(word.line().toLowerCase(Locale.ROOT), moscow);
                if (other != null && other != moscow) {
                    word.refuse("means " + other.word() + " as well. Remove it from one of the two.");
                }
            }
        }
        return new MoscowRule(from.equalsIgnoreCase(LABELS) ? null : from, words);
    }

    private enum Order {
        SCORE,
        MOSCOW
    }

    private enum Blocking {
        SHOW,
        LIFT
    }

    RankingSettings ranking() {
        Value order = backlog.value("order");
        boolean byBand = order.word(Order.class) == Order.MOSCOW;
        if (byBand && !backlog.has("moscow")) {
            order.refuse("is moscow, but nothing says which issues are musts. Add moscow, or write score.");
        }
        Set<String> links = new HashSet<>();
        backlog.words("blockerLinks").forEach(link -> links.add(link.line().toLowerCase(Locale.ROOT)));
        return new RankingSettings(byBand, backlog.value("blockers").word(Blocking.class) == Blocking.LIFT, links);
    }
}
