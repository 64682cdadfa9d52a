package io.winnow.scoring;

import static io.winnow.scoring.Input.CONFIDENCE;
import static io.winnow.scoring.Input.EFFORT;
import static io.winnow.scoring.Input.IMPACT;
import static io.winnow.scoring.Input.REACH;
import static io.winnow.scoring.ScoringCase.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.FieldValue;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiceScorerTest {

    @Test
    void a_score_is_reach_times_impact_times_confidence_by_effort() {
        Score score = new ScoringCase().score();

        assertThat(score.value()).isEqualTo(new BigDecimal("640.00"));
        assertThat(score.arithmetic()).isEqualTo("800 × 2 × 80 % ÷ 2 = 640.00");
        assertThat(score.why()).isEqualTo("RICE 640.00 = reach 800 × impact 2 × confidence 80 % ÷ effort 2");
        assertThat(score.reasons()).isEmpty();
        assertThat(score.inputs()).extracting(InputTrace::input).containsExactly(REACH, IMPACT, CONFIDENCE, EFFORT);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 3, 0.33",
        "2, 1, 1, 3, 0.67",
        "1, 0.5, 0.01, 1, 0.01", // exactly half a hundredth rounds up
        "1, 1, 0.0049999999, 1, 0.00",
        "0, 3, 1, 5, 0.00",
        "800, 0, 1, 5, 0.00",
        "800, 3, 0, 5, 0.00",
        "1000000000000000, 3, 1, 0.000000001, 3000000000000000000000000.00",
    })
    void rounding_happens_once_half_up_to_two_places(
            String reach, String impact, String confidence, String effort, String expected) {
        Score score = new ScoringCase()
                .with(REACH, number(reach))
                .with(IMPACT, number(impact))
                .with(CONFIDENCE, number(confidence))
                .with(EFFORT, number(effort))
                .score();

        assertThat(score.value()).isEqualTo(new BigDecimal(expected));
    }

    @Test
    void story_points_become_person_months_without_rounding_on_the_way() {
        ScoringCase scored = new ScoringCase().effortInPoints("3").with(EFFORT, number("5"));

        assertThat(scored.score().value()).isEqualTo(new BigDecimal("768.00")); // 1280 × 3 ÷ 5
        assertThat(scored.score().arithmetic()).isEqualTo("800 × 2 × 80 % ÷ (5 ÷ 3) = 768.00");
        assertThat(scored.score().why())
                .isEqualTo("RICE 768.00 = reach 800 × impact 2 × confidence 80 % ÷ effort ≈1.67");
        assertThat(scored.trace(EFFORT).value()).isEqualTo(new BigDecimal("1.666666666666667"));
        assertThat(scored.trace(EFFORT).conversion()).isEqualTo("5 points ÷ 3 a person-month ≈ 1.67");
    }

    @Test
    void a_conversion_that_ends_is_shown_as_it_is() {
        ScoringCase scored = new ScoringCase().effortInPoints("10").with(EFFORT, number("5"));

        assertThat(scored.trace(EFFORT).conversion()).isEqualTo("5 points ÷ 10 a person-month = 0.5");
        assertThat(scored.trace(EFFORT).value()).isEqualTo(new BigDecimal("0.5"));
        assertThat(scored.score().arithmetic()).isEqualTo("800 × 2 × 80 % ÷ 0.5 = 2560.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PER_WEEK    | 100 | 1300 | 100 a week × 13 = 1300 a quarter
            PER_MONTH   | 400 | 1200 | 400 a month × 3 = 1200 a quarter
            PER_QUARTER | 400 | 400  | ''
            PER_YEAR    | 402 | 100.5| 402 a year ÷ 4 = 100.5 a quarter
            """)
    void reach_is_brought_to_a_quarter(Unit unit, String written, String value, String conversion) {
        InputTrace trace =
                new ScoringCase().reachIn(unit).with(REACH, number(written)).trace(REACH);

        assertThat(trace.value()).isEqualTo(new BigDecimal(value));
        assertThat(trace.conversion()).isEqualTo(conversion);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.8      | 0.8   | ''
            .8       | 0.8   | ''
            1        | 1     | 1 = 100 %
            80       | 0.8   | 80 % = 0.8
            80 %     | 0.8   | 80 % = 0.8
            80%      | 0.8   | 80 % = 0.8
            0.8%     | 0.008 | 0.8 % = 0.008
            1%       | 0.01  | 1 % = 0.01
            100      | 1     | 100 % = 1
            12.5 %   | 0.125 | 12.5 % = 0.125
            Medium   | 0.8   | Medium = 80 %
            ' hIgH ' | 1     | hIgH = 100 %
            0        | 0     | ''
            """)
    void confidence_is_read_as_people_write_it(String written, String share, String conversion) {
        InputTrace trace =
                new ScoringCase().with(CONFIDENCE, FieldValue.text(written)).trace(CONFIDENCE);

        assertThat(trace.problem()).isEmpty();
        assertThat(trace.value()).isEqualTo(new BigDecimal(share));
        assertThat(trace.conversion()).isEqualTo(conversion);
        assertThat(trace.raw()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"High,2", "massive,3", "' MINIMAL ',0.25", "low,0.5", "1.5,1.5", "0,0"})
    void impact_is_a_number_or_a_named_level(String written, String factor) {
        InputTrace trace =
                new ScoringCase().with(IMPACT, FieldValue.option(written)).trace(IMPACT);

        assertThat(trace.value()).isEqualTo(new BigDecimal(factor));
    }

    @Test
    void a_named_level_says_what_it_stands_for() {
        assertThat(new ScoringCase()
                        .with(IMPACT, FieldValue.option("High"))
                        .trace(IMPACT)
                        .conversion())
                .isEqualTo("High = 2");
    }

    @Test
    void levels_of_effort_are_in_the_unit_of_the_field() {
        ScoringCase shirts = new ScoringCase()
                .source(
                        EFFORT,
                        ScoringCase.source("Size", Unit.STORY_POINTS, "10", Map.of("m", new BigDecimal(5)), "1e15"))
                .with(EFFORT, FieldValue.option("M"));

        assertThat(shirts.trace(EFFORT).value()).isEqualTo(new BigDecimal("0.5"));
        assertThat(shirts.trace(EFFORT).conversion()).isEqualTo("M = 5 points ÷ 10 a person-month = 0.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            effort     | 0            | effort is 0
            effort     | 0.000        | effort is 0
            effort     | 0e999999999  | effort is 0
            effort     | -3           | effort is negative (−3)
            effort     | −3           | effort is negative (−3)
            reach      | -1           | reach is negative (−1)
            reach      | many         | reach 'many' isn't a number
            reach      | NaN          | reach 'NaN' isn't a number
            reach      | Infinity     | reach 'Infinity' isn't a number
            reach      | 0x10         | reach '0x10' isn't a number
            reach      | ٨٠٠          | reach '٨٠٠' isn't a number
            reach      | 10d          | reach '10d' isn't a number
            reach      | 1,200        | reach '1,200' could be 1200 or 1.2: write it without a comma
            reach      | 1,200,000    | reach '1,200,000' has a comma: write 1200000
            reach      | 1.200,50     | reach '1.200,50' isn't a number
            reach      | 1e999999999  | reach '1e999999999' is too large
            reach      | 1e-999999999 | reach '1e-999999999' is too small
            reach      | 1e16         | reach '1e16' is too large
            reach      | 20 %         | reach '20 %' isn't a number
            confidence | 0,8          | confidence '0,8' has a comma: write 0.8
            confidence | 150          | confidence 150 % is above 100 %
            confidence | 150 %        | confidence 150 % is above 100 %
            confidence | -0.5         | confidence is negative (−0.5)
            confidence | -5 %         | confidence is negative (−5 %)
            confidence | %            | confidence '%' is neither a number nor one of high, medium, low
            impact     | 3.01         | impact 3.01 is above 3
            impact     | Huge         | impact 'Huge' is neither a number nor one of massive, high, medium, low, minimal
            """)
    void an_unusable_input_gives_a_reason_and_no_score(Input input, String written, String reason) {
        Score score = new ScoringCase().with(input, FieldValue.text(written)).score();

        assertThat(score.value()).isNull();
        assertThat(score.scored()).isFalse();
        assertThat(score.arithmetic()).isEmpty();
        assertThat(score.reasons()).containsExactly(reason);
        assertThat(score.input(input).problem()).isEqualTo(reason);
        assertThat(score.input(input).value()).isNull();
        assertThat(score.why()).isEqualTo("Not scored: " + reason);
    }

    @Test
    void every_unusable_input_is_named_at_once() {
        Score score = new ScoringCase()
                .with(REACH, FieldValue.EMPTY)
                .with(IMPACT, FieldValue.ABSENT)
                .with(CONFIDENCE, new FieldValue(FieldValue.Kind.OTHER, "[…]"))
                .with(EFFORT, FieldValue.text(" \u00A0\u2009 "))
                .score();

        assertThat(score.reasons())
                .containsExactly(
                        "reach is missing",
                        "impact is missing: the field 'Impact' isn't on this project and issue type",
                        "confidence can't be read from a field of this kind ('number')",
                        "effort is missing");
        assertThat(score.why().length()).isLessThanOrEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({
        "' 800 ', 800",
        "'\u00A0800\u2009', 800",
        "1 200, 1200",
        "1\u00A0200\u00A0000, 1200000",
        "1'200, 1200",
        "1\u2019200.50, 1200.5",
        "+800, 800",
        "1e3, 1000",
        "1.5E+2, 150",
        "008, 8",
        "5., 5",
    })
    void numbers_are_read_as_people_write_them(String written, String number) {
        assertThat(new ScoringCase()
                        .with(REACH, FieldValue.text(written))
                        .trace(REACH)
                        .value())
                .isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @CsvSource({"1 20", "12 00", "1 200'000", "1  200", "--1", ".", "1e", "1.2.3", "e5", "1200 000"})
    void odd_spellings_are_refused(String written) {
        assertThat(new ScoringCase()
                        .with(REACH, FieldValue.text(written))
                        .score()
                        .reasons())
                .containsExactly("reach '" + written + "' isn't a number");
    }

    @Test
    void text_from_outside_is_quoted_on_one_line_and_cut() {
        String hostile = "x".repeat(50) + "\n\u202E" + "\uD83D\uDE00".repeat(50_000);

        Score score = new ScoringCase().with(REACH, FieldValue.text(hostile)).score();

        assertThat(score.reasons().get(0)).hasSizeLessThan(110).doesNotContain("\n", "\u202E");
        assertThat(score.input(REACH).raw()).hasSizeLessThanOrEqualTo(200).startsWith("xxx");
        assertThat(score.why()).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void a_rate_that_is_not_above_zero_and_a_foreign_unit_are_refused() {
        assertThatThrownBy(() -> new ScoringCase().effortInPoints("0").bound())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("effort");
        assertThatThrownBy(() -> new ScoringCase().reachIn(Unit.SHARE).bound())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reach");
        assertThatThrownBy(() -> new ScoringMethod(Formula.RICE, List.of(), null, false, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
