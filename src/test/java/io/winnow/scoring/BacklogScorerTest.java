package io.winnow.scoring;

import static io.winnow.scoring.ScoringCase.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.evidence.Counts;
import io.winnow.evidence.StrengthRules;
import io.winnow.evidence.Usage;
import io.winnow.formula.FormulaException;
import io.winnow.formula.FormulaParser;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.scoring.ScoringMethod.Bound;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores that rest on more than four fields of the issue. */
class BacklogScorerTest {

    private final List<Issue> issues = new ArrayList<>();
    private final Map<IssueId, Known> known = new HashMap<>();

    private static Bound field(Input input) {
        Unit unit = input.equals(Input.REACH)
                ? Unit.PER_QUARTER
                : input.equals(Input.CONFIDENCE)
                        ? Unit.SHARE
                        : input.equals(Input.EFFORT) ? Unit.PERSON_MONTHS : Unit.FACTOR;
        return new Bound(
                input,
                ScoringCase.source(input.word(), unit, "1", Map.of(), "1e12"),
                new FieldDefinition(ScoringCase.fieldId(input), input.word(), true, "number", null, null));
    }

    private static ScoringMethod rice(@Nullable MoscowRule moscow, boolean inherit, @Nullable StrengthRules cap) {
        return new ScoringMethod(
                Formula.RICE, Input.RICE.stream().map(BacklogScorerTest::field).toList(), moscow, inherit, cap);
    }

    private static ScoringMethod formula(String text, Bound... inputs) {
        Set<String> names = new HashSet<>(Facts.NAMES);
        for (Bound bound : inputs) {
            names.add(bound.input().word());
        }
        try {
            return new ScoringMethod(new FormulaParser("Score", names).parse(text), List.of(inputs), null, false, null);
        } catch (FormulaException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private void add(long id, long parent, Map<Input, String> inputs, String... labels) {
        Map<String, FieldValue> fields = new HashMap<>();
        inputs.forEach((input, digits) ->
                fields.put(ScoringCase.fieldId(input), digits.isEmpty() ? FieldValue.EMPTY : number(digits)));
        issues.add(ScoringCase.issue(id, parent, List.of(labels), fields));
    }

    private void heard(long id, Counts counts) {
        known.put(new IssueId(id), new Known(counts, List.of(), BigDecimal.ZERO));
    }

    private static Counts counts(int items, int customers, String weighted, long seats, Map<String, Integer> kinds) {
        return new Counts(
                items,
                customers,
                new BigDecimal(weighted),
                new BigDecimal("12000"),
                new TreeMap<>(kinds),
                new TreeMap<>(),
                null,
                0,
                null,
                0,
                seats,
                Usage.NONE);
    }

    private Score score(ScoringMethod method, long id) {
        return Objects.requireNonNull(new BacklogScorer(method)
                .score(issues, List.of(), issue -> known.getOrDefault(issue, Known.NOTHING))
                .get(new IssueId(id)));
    }

    private static Map<Input, String> inputs(String reach, String impact, String confidence, String effort) {
        return Map.of(Input.REACH, reach, Input.IMPACT, impact, Input.CONFIDENCE, confidence, Input.EFFORT, effort);
    }

    @Test
    void reach_can_be_counted_from_the_customers_who_asked() {
        List<Bound> bound = new ArrayList<>(rice(null, false, null).inputs());
        bound.set(
                0,
                new Bound(Input.REACH, new Source.Evidence(Figure.CUSTOMERS, new BigDecimal("25"), Unit.FACTOR), null));
        ScoringMethod method = new ScoringMethod(Formula.RICE, bound, null, false, null);
        add(1, 0, inputs("", "2", "0.8", "2"));
        heard(1, counts(40, 32, "20", 900, Map.of("request", 40)));
        add(2, 0, inputs("9", "2", "0.8", "2"));

        Score score = score(method, 1);
        assertThat(score.value()).isEqualByComparingTo("640.00");
        assertThat(score.input(Input.REACH).conversion()).isEqualTo("32 customers × 25 = 800");
        assertThat(score.input(Input.REACH).fieldName()).isEqualTo("evidence");
        assertThat(score.input(Input.REACH).fieldId()).isEmpty();
        assertThat(score.why()).isEqualTo("RICE 640.00 = reach 800 × impact 2 × confidence 80 % ÷ effort 2");
        assertThat(score(method, 2).reasons())
                .as("nothing heard isn't nobody reached")
                .containsExactly("reach is missing: the evidence has no customers");
    }

    @Test
    void seats_and_constants_are_inputs_too() {
        ScoringMethod method = new ScoringMethod(
                Formula.RICE,
                List.of(
                        new Bound(Input.REACH, new Source.Evidence(Figure.SEATS, BigDecimal.ONE, Unit.FACTOR), null),
                        field(Input.IMPACT),
                        new Bound(Input.CONFIDENCE, new Source.Constant(new BigDecimal("0.5")), null),
                        field(Input.EFFORT)),
                null,
                false,
                null);
        add(1, 0, inputs("", "2", "", "2"));
        heard(1, counts(3, 2, "3", 900, Map.of("request", 3)));

        Score score = score(method, 1);
        assertThat(score.value()).isEqualByComparingTo("450.00");
        assertThat(score.input(Input.REACH).conversion()).isEqualTo("900 seats");
        assertThat(score.input(Input.CONFIDENCE).fieldName()).isEqualTo("constant");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | 0 | 0   | request   | 0.5 | it has no evidence
            1  | 1 | 1   | request   | 0.7 | fair needs 3 items, not 1, 2 customers, not 1
            9  | 1 | 9   | request   | 0.7 | fair needs 2 customers, not 1
            9  | 6 | 0.3 | request   | 0.7 | fair needs a weight of 1.5 after ageing
            9  | 6 | 9   | usage     | 0.7 | fair needs 1 from customers themselves, not 0
            9  | 6 | 9   | request   | 0.9 | strong needs 2 kinds, not 1
            """)
    void confidence_is_at_most_what_the_evidence_allows_and_says_why(
            int items, int customers, String weighted, String kind, String cap, String reason) {
        add(1, 0, inputs("800", "2", "1", "2"));
        heard(1, counts(items, customers, weighted, 0, items == 0 ? Map.of() : Map.of(kind, items)));

        InputTrace confidence =
                score(rice(null, false, StrengthRules.DEFAULT), 1).input(Input.CONFIDENCE);

        assertThat(confidence.value()).isEqualByComparingTo(cap);
        assertThat(confidence.conversion()).contains(reason);
        assertThat(score(rice(null, false, null), 1).input(Input.CONFIDENCE).value())
                .as("only where it is asked for")
                .isEqualByComparingTo("1");
    }

    @Test
    void strong_evidence_and_low_confidence_are_left_as_they_are() {
        add(1, 0, inputs("800", "2", "1", "2"));
        add(2, 0, inputs("800", "2", "0.3", "2"));
        heard(1, counts(9, 6, "9", 0, Map.of("request", 5, "usage", 4)));

        assertThat(score(rice(null, false, StrengthRules.DEFAULT), 1).value()).isEqualByComparingTo("800.00");
        InputTrace low = score(rice(null, false, StrengthRules.DEFAULT), 2).input(Input.CONFIDENCE);
        assertThat(low.value()).isEqualByComparingTo("0.3");
        assertThat(low.conversion()).doesNotContain("at most");
    }

    @Test
    void a_story_without_inputs_takes_all_those_of_the_nearest_issue_above_it() {
        add(1, 0, inputs("800", "2", "0.8", "2"));
        add(2, 1, Map.of(Input.EFFORT, "1"));
        add(3, 2, Map.of());
        add(4, 1, Map.of(Input.IMPACT, "3"));

        assertThat(score(rice(null, true, null), 2).value())
                .as("its own effort beside the epic's reach would make every small story huge")
                .isEqualByComparingTo("640.00");
        assertThat(score(rice(null, true, null), 3).basis().inheritedFrom()).isEqualTo("PAY-1");
        assertThat(score(rice(null, true, null), 3).why())
                .isEqualTo("RICE 640.00 = reach 800 × impact 2 × confidence 80 % ÷ effort 2, as PAY-1");
        assertThat(score(rice(null, true, null), 4).scored())
                .as("it has begun to say something of its own")
                .isFalse();
        assertThat(score(rice(null, true, null), 1).basis().inheritedFrom()).isNull();
        assertThat(score(rice(null, false, null), 2).scored())
                .as("only where it is asked for")
                .isFalse();
    }

    @Test
    void evidence_that_is_an_input_or_caps_confidence_is_inherited_with_the_rest() {
        List<Bound> bound = new ArrayList<>(rice(null, true, null).inputs());
        bound.set(0, new Bound(Input.REACH, new Source.Evidence(Figure.CUSTOMERS, BigDecimal.TEN, Unit.FACTOR), null));
        ScoringMethod method = new ScoringMethod(Formula.RICE, bound, null, true, StrengthRules.DEFAULT);
        add(1, 0, inputs("", "2", "1", "2"));
        add(2, 1, Map.of());
        heard(1, counts(9, 6, "9", 0, Map.of("request", 5, "usage", 4)));
        heard(2, counts(1, 1, "1", 0, Map.of("request", 1)));

        assertThat(score(method, 1).value()).isEqualByComparingTo("60.00");
        assertThat(score(method, 2).value()).as("the epic's, whole").isEqualByComparingTo("60.00");
    }

    @Test
    void the_epic_may_stand_in_another_backlog() {
        add(2, 1, Map.of());
        Issue epic = ScoringCase.issue(
                1,
                0,
                List.of(),
                Map.of(
                        ScoringCase.fieldId(Input.REACH), number("800"),
                        ScoringCase.fieldId(Input.IMPACT), number("2"),
                        ScoringCase.fieldId(Input.CONFIDENCE), number("0.8"),
                        ScoringCase.fieldId(Input.EFFORT), number("2")));

        Map<IssueId, Score> scores =
                new BacklogScorer(rice(null, true, null)).score(issues, List.of(epic), issue -> Known.NOTHING);

        assertThat(scores).containsOnlyKeys(new IssueId(2));
        assertThat(scores.values()).extracting(Score::value).containsExactly(new BigDecimal("640.00"));
    }

    @Test
    void parents_in_a_circle_or_outside_the_backlog_end_without_a_score() {
        add(1, 2, Map.of());
        add(2, 1, Map.of());
        add(3, 99, Map.of());

        assertThat(score(rice(null, true, null), 1).scored()).isFalse();
        assertThat(score(rice(null, true, null), 3).scored()).isFalse();
        assertThat(score(rice(null, true, null), 3).basis().inheritedFrom()).isNull();
    }

    @Test
    void a_formula_reckons_with_inputs_goals_and_evidence_and_the_trace_names_them() {
        Input ease = new Input("ease");
        ScoringMethod method =
                formula("impact * ease * (1 + goalWeight) + customers", field(Input.IMPACT), field(ease));
        add(1, 0, Map.of(Input.IMPACT, "2", ease, "7"));
        known.put(
                new IssueId(1),
                new Known(counts(9, 6, "9", 0, Map.of()), List.of("retention", "calm"), new BigDecimal("3")));
        add(2, 0, Map.of(Input.IMPACT, "2"));

        Score score = score(method, 1);
        assertThat(score.value()).isEqualTo(new BigDecimal("62.00"));
        assertThat(score.arithmetic()).isEqualTo("impact * ease * (1 + goalWeight) + customers = 62.00");
        assertThat(score.basis().facts())
                .containsExactly(
                        new Fact("goalWeight", new BigDecimal("3"), "retention, calm"),
                        new Fact("customers", new BigDecimal("6"), ""));
        assertThat(score.why()).isEqualTo("Score 62.00: impact 2, ease 7, goalWeight 3, customers 6");
        assertThat(score(method, 2).reasons())
                .containsExactly("ease is missing: the field 'ease' isn't on this project and issue type");
    }

    @Test
    void a_formula_without_a_result_for_an_issue_leaves_it_unscored_with_the_reason() {
        ScoringMethod method = formula("impact / customers", field(Input.IMPACT));
        add(1, 0, Map.of(Input.IMPACT, "2"));

        assertThat(score(method, 1).reasons()).containsExactly("the formula divides by 0");
        ScoringMethod huge = formula("impact * 9999999999999999", field(Input.IMPACT));
        assertThat(score(huge, 1).reasons()).containsExactly("the formula's result is above 1000000000000000");
    }

    @Test
    void moscow_is_read_from_labels_or_a_field_and_what_is_not_understood_is_told() {
        MoscowRule labels = new MoscowRule(null, Map.of("must", Moscow.MUST, "p2", Moscow.COULD));
        MoscowRule field = new MoscowRule(ScoringCase.fieldId(Input.IMPACT), Map.of("2", Moscow.WONT));
        add(1, 0, inputs("800", "2", "0.8", "2"), "P2", "other", "Must");
        add(2, 0, inputs("800", "3", "0.8", "2"), "p2");
        add(3, 0, inputs("800", "1", "0.8", "2"));

        assertThat(score(rice(labels, false, null), 1).basis().moscow()).isEqualTo(Moscow.MUST);
        assertThat(score(rice(labels, false, null), 1).basis().notes())
                .containsExactly("its labels say must and could");
        assertThat(score(rice(labels, false, null), 2).basis().moscow()).isEqualTo(Moscow.COULD);
        assertThat(score(rice(labels, false, null), 3).basis().moscow()).isNull();
        assertThat(score(rice(field, false, null), 1).basis().moscow()).isEqualTo(Moscow.WONT);
        assertThat(score(rice(field, false, null), 2).basis().notes()).containsExactly("MoSCoW '3' is none of 2");
        assertThat(score(rice(field, false, null), 2).scored()).isTrue();
    }
}
