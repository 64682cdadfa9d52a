package io.winnow.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.winnow.evidence.Strength;
import io.winnow.formula.FormulaException;
import io.winnow.formula.FormulaParser;
import io.winnow.scoring.Uncertainty.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UncertaintyRulesTest {

    private final UncertaintyRules rules = UncertaintyRules.DEFAULT;

    @Test
    void the_surer_somebody_is_the_less_reach_and_impact_may_be_off_and_confidence_itself_never() {
        assertThat(factor(rice("0.5"), Strength.NONE, Input.REACH)).isCloseTo(2, within(1e-9));
        assertThat(factor(rice("0.8"), Strength.NONE, Input.IMPACT)).isCloseTo(1.46, within(1e-9));
        assertThat(factor(rice("1"), Strength.NONE, Input.REACH)).isCloseTo(1.1, within(1e-9));
        assertThat(factor(rice("0.1"), Strength.NONE, Input.REACH)).isCloseTo(2, within(1e-9));
        assertThat(rules.of(rice("0.8"), Formula.RICE, Strength.NONE).parts())
                .extracting(Part::input)
                .containsExactly(Input.REACH, Input.IMPACT, Input.EFFORT);
    }

    @Test
    void strong_evidence_halves_what_the_value_may_be_off_and_leaves_effort_alone() {
        assertThat(factor(rice("0.5"), Strength.STRONG, Input.REACH)).isCloseTo(1.5, within(1e-9));
        assertThat(factor(rice("0.5"), Strength.STRONG, Input.EFFORT)).isCloseTo(1.5, within(1e-9));
        assertThat(factor(rice("0.5"), Strength.NONE, Input.EFFORT)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void a_given_range_is_taken_as_it_is_and_zero_means_sure() {
        UncertaintyRules given = new UncertaintyRules(Map.of(
                Input.REACH, new BigDecimal("0.3"), Input.IMPACT, BigDecimal.ZERO, Input.EFFORT, BigDecimal.ZERO));
        List<Part> parts = given.of(rice("0.5"), Formula.RICE, Strength.NONE).parts();

        assertThat(parts).hasSize(1);
        assertThat(Math.exp(parts.get(0).spread() * Uncertainty.NINE_OF_TEN)).isCloseTo(1.3, within(1e-9));
    }

    @Test
    void in_any_formula_an_input_counts_by_how_the_score_follows_it() throws FormulaException {
        Formula squared = new FormulaParser("Score", Set.of("reach", "impact", "effort"))
                .parse("reach * reach * impact / effort");
        Map<Input, String> values = new LinkedHashMap<>();
        values.put(Input.REACH, "10");
        values.put(Input.IMPACT, "2");
        values.put(Input.EFFORT, "4");

        assertThat(rules.of(score("50", values, List.of()), squared, Strength.NONE)
                        .parts())
                .extracting(Part::power)
                .satisfiesExactly(
                        power -> assertThat(power).isCloseTo(2, within(1e-6)),
                        power -> assertThat(power).isCloseTo(1, within(1e-6)),
                        power -> assertThat(power).isCloseTo(-1, within(1e-6)));
    }

    @Test
    void an_input_that_the_score_does_not_follow_here_is_left_out_and_facts_are_reckoned_with()
            throws FormulaException {
        Formula least = new FormulaParser("Score", Set.of("reach", "impact", "goalWeight"))
                .parse("min(reach, 100) * impact * goalWeight");
        Map<Input, String> values = new LinkedHashMap<>();
        values.put(Input.REACH, "1000");
        values.put(Input.IMPACT, "2");
        Score score = score("600", values, List.of(new Fact("goalWeight", new BigDecimal("3"), "goal a")));

        assertThat(rules.of(score, least, Strength.NONE).parts())
                .extracting(Part::input)
                .containsExactly(Input.IMPACT);
    }

    @Test
    void what_is_not_scored_or_worth_nothing_has_no_uncertainty() {
        assertThat(rules.of(score(null, Map.of(), List.of()), Formula.RICE, Strength.NONE))
                .isEqualTo(Uncertainty.NONE);
        assertThat(rules.of(score("0.00", Map.of(Input.REACH, "0"), List.of()), Formula.RICE, Strength.NONE))
                .isEqualTo(Uncertainty.NONE);
    }

    @Test
    void independent_parts_add_up_by_their_squares() {
        Uncertainty both =
                new Uncertainty(List.of(new Part(Input.REACH, 1, 1, 0.3), new Part(Input.EFFORT, 1, -1, 0.4)));

        assertThat(both.spread()).isCloseTo(0.5, within(1e-12));
    }

    private double factor(Score score, Strength strength, Input input) {
        Part part = rules.of(score, Formula.RICE, strength).parts().stream()
                .filter(one -> one.input().equals(input))
                .findFirst()
                .orElseThrow();
        return Math.exp(part.spread() * Uncertainty.NINE_OF_TEN);
    }

    private static Score rice(String confidence) {
        Map<Input, String> values = new LinkedHashMap<>();
        values.put(Input.REACH, "800");
        values.put(Input.IMPACT, "2");
        values.put(Input.CONFIDENCE, confidence);
        values.put(Input.EFFORT, "2");
        return score("640.00", values, List.of());
    }

    private static Score score(@Nullable String value, Map<Input, String> inputs, List<Fact> facts) {
        List<InputTrace> traces = new ArrayList<>();
        inputs.forEach((input, number) ->
                traces.add(new InputTrace(input, new BigDecimal(number), "", "constant", "", "", "")));
        return new Score(
                value == null ? null : new BigDecimal(value),
                traces,
                "",
                List.of(),
                new Score.Basis("RICE", "", facts, null, null, List.of()));
    }
}
