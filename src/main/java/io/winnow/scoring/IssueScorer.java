package io.winnow.scoring;

import io.winnow.evidence.Counts;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.scoring.ScoringMethod.Bound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores one issue, or says for every unusable input why it is. Thread-safe. */
final class IssueScorer {

    private static final int PLACES = 2;
    private static final int RAW_KEPT = 200;
    private static final BigDecimal LARGEST = new BigDecimal("1e15"); // a Jira number field shows no more digits

    private final ScoringMethod method;
    private final List<InputReader> readers;
    private final List<String> names;
    /** The formula's names that are no inputs. */
    private final List<String> factNames;

    IssueScorer(ScoringMethod method) {
        this.method = method;
        this.names = method.formula().names();
        this.factNames = names.stream()
                .filter(name -> method.inputs().stream()
                        .noneMatch(bound -> bound.input().word().equals(name)))
                .toList();
        this.readers = method.inputs().stream().map(InputReader::new).toList();
    }

    /**
     * Scores the issue.
     *
     * @param donor the issue whose fields and evidence give the inputs: itself, or one above it
     * @param known of the issue
     * @param counted evidence for the donor
     */
    Score score(Issue issue, Issue donor, Known known, Counts counted) {
        MoscowRule rule = method.moscow();
        MoscowRule.Said said = rule == null ? new MoscowRule.Said(null, "") : rule.of(issue);
        Map<Input, Reading> readings = new LinkedHashMap<>();
        List<InputTrace> traces = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int position = 0; position < readers.size(); position++) {
            Bound bound = method.inputs().get(position);
            Reading reading = readers.get(position).read(donor, counted);
            if (bound.input().equals(Input.CONFIDENCE) && method.cap() != null) {
                reading = Cap.of(reading, method.cap(), counted);
            }
            readings.put(bound.input(), reading);
            traces.add(trace(bound, donor, reading));
            if (!reading.problem().isEmpty() && names.contains(bound.input().word())) {
                reasons.add(reading.problem());
            }
        }
        List<Fact> facts = facts(issue, known, said.moscow());
        Result result = reasons.isEmpty() ? result(readings, facts) : new Result(null, "");
        if (!result.problem().isEmpty()) {
            reasons.add(result.problem());
        }
        return new Score(
                result.value(),
                traces,
                result.value() == null ? "" : arithmetic(readings, result.value()),
                reasons,
                new Score.Basis(
                        method.formula().name(),
                        method.formula() == Formula.RICE ? "" : terms(readings, facts),
                        facts,
                        issue.id().equals(donor.id()) ? null : donor.key(),
                        said.moscow(),
                        said.problem().isEmpty() ? List.of() : List.of(said.problem())));
    }

    /** Whether the issue's own fields say nothing of what it is worth. */
    boolean saysNothing(Issue issue) {
        boolean fields = false;
        for (Bound bound : method.inputs()) {
            FieldDefinition field = bound.field();
            if (field != null && bound.input().value()) {
                fields = true;
                if (!NumberText.trimmed(issue.field(field.id()).text()).isEmpty()
                        || issue.field(field.id()).kind() == FieldValue.Kind.OTHER) {
                    return false;
                }
            }
        }
        return fields;
    }

    private List<Fact> facts(Issue issue, Known known, @Nullable Moscow moscow) {
        return factNames.stream()
                .map(name -> Facts.of(name, issue, known, moscow))
                .toList();
    }

    private record Result(@Nullable BigDecimal value, String problem) {}

    private Result result(Map<Input, Reading> readings, List<Fact> facts) {
        if (method.formula() == Formula.RICE) {
            return new Result(Rice.value(readings), "");
        }
        Map<String, BigDecimal> values = new HashMap<>();
        readings.forEach((input, reading) -> values.put(input.word(), reading.value()));
        facts.forEach(fact -> values.put(fact.name(), fact.value()));
        try {
            return bounded(method.formula().apply(values));
        } catch (ArithmeticException problem) {
            return new Result(null, "the formula " + problem.getMessage());
        }
    }

    private static Result bounded(BigDecimal result) {
        if (result.abs().compareTo(LARGEST) > 0) {
            return new Result(null, "the formula's result is above " + Decimals.plain(LARGEST));
        }
        return new Result(result.setScale(PLACES, RoundingMode.HALF_UP), "");
    }

    private String arithmetic(Map<Input, Reading> readings, BigDecimal value) {
        return method.formula() == Formula.RICE
                ? Rice.arithmetic(readings, value)
                : method.formula().text() + " = " + Decimals.score(value);
    }

    private String terms(Map<Input, Reading> readings, List<Fact> facts) {
        List<String> terms = new ArrayList<>();
        readings.forEach((input, reading) -> {
            BigDecimal value = reading.value();
            if (value != null && names.contains(input.word())) {
                terms.add(input.word() + " " + Score.brief(input, value));
            }
        });
        facts.forEach(fact -> terms.add(fact.name() + " " + Decimals.brief(fact.value())));
        return String.join(", ", terms);
    }

    private static InputTrace trace(Bound bound, Issue donor, Reading reading) {
        FieldDefinition field = bound.field();
        return new InputTrace(
                bound.input(),
                reading.value(),
                field == null ? "" : field.id(),
                field == null ? (bound.source() instanceof Source.Constant ? "constant" : "evidence") : field.name(),
                field == null
                        ? reading.raw()
                        : Excerpt.cut(donor.field(field.id()).text(), RAW_KEPT),
                reading.conversion(),
                reading.problem());
    }
}
