package io.winnow.scoring;

import static io.winnow.scoring.Input.CONFIDENCE;
import static io.winnow.scoring.Input.EFFORT;
import static io.winnow.scoring.Input.IMPACT;
import static io.winnow.scoring.Input.REACH;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldValue;
import io.winnow.model.FieldValue.Kind;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What must hold for any inputs, tried on thousands drawn from a seed that every failure names. */
class RiceScorerPropertyTest {

    private static final long SEED = 20_261_122L;
    private static final int CASES = 4_000;
    private static final String ALPHABET =
            "0123456789.,-+eE %'\u00A0\u2009\u202E\u0660\n\t\\<>\"&xNaInfHigh∞½²\uD83D\uDE00";

    private final Random random = new Random(SEED);

    @Test
    void more_reach_impact_or_confidence_never_lowers_a_score_and_more_effort_never_raises_it() {
        for (int i = 0; i < CASES; i++) {
            Map<Input, BigDecimal> inputs = anyInputs();
            Input grown = anyOf(Input.RICE);
            Map<Input, BigDecimal> more = new LinkedHashMap<>(inputs);
            more.computeIfPresent(grown, (input, value) -> between(value, limit(input)));

            int difference = score(more).compareTo(score(inputs));

            assertThat(grown.equals(EFFORT) ? -difference : difference)
                    .as("seed %s, case %s: %s, then %s", SEED, i, inputs, more)
                    .isNotNegative();
        }
    }

    @Test
    void scaling_every_reach_keeps_the_order() {
        for (int i = 0; i < CASES; i++) {
            Map<Input, BigDecimal> one = anyInputs();
            Map<Input, BigDecimal> other = anyInputs();
            int before = score(one).compareTo(score(other));
            BigDecimal factor = BigDecimal.valueOf(1 + random.nextInt(1000));
            one.computeIfPresent(REACH, (input, reach) -> reach.multiply(factor));
            other.computeIfPresent(REACH, (input, reach) -> reach.multiply(factor));

            int after = score(one).compareTo(score(other));

            // Equal after rounding may part once scaled up, but what stood above must never fall below.
            assertThat(before == 0 || before == after)
                    .as("seed %s, case %s: %s against %s by %s", SEED, i, one, other, factor)
                    .isTrue();
        }
    }

    @Test
    void a_score_equals_the_fraction_worked_out_in_whole_numbers() {
        for (int i = 0; i < CASES; i++) {
            Map<Input, BigDecimal> inputs = anyInputs();
            BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(40));

            BigDecimal actual =
                    caseOf(inputs).effortInPoints(rate.toString()).score().value();

            assertThat(actual)
                    .as("seed %s, case %s: %s at %s points a month", SEED, i, inputs, rate)
                    .isEqualTo(byWholeNumbers(inputs, rate));
        }
    }

    @Test
    void whatever_text_stands_in_a_field_the_answer_is_a_score_or_reasons_and_comes_at_once() {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < CASES; i++) {
                ScoringCase hostile = new ScoringCase().effortInPoints("7").reachIn(Unit.PER_YEAR);
                for (Input input : Input.RICE) {
                    hostile.with(input, new FieldValue(anyKind(), anyText()));
                }

                Score score = hostile.score();

                assertThat(score.scored())
                        .as("seed %s, case %s", SEED, i)
                        .isEqualTo(score.reasons().isEmpty());
                assertThat(score.why()).hasSizeLessThanOrEqualTo(255).doesNotContain("\n");
                assertThat(score.arithmetic()).hasSizeLessThanOrEqualTo(200);
                assertThat(score.reasons())
                        .allSatisfy(reason ->
                                assertThat(reason).hasSizeLessThan(250).doesNotContain("\n", "\u202E"));
            }
        });
    }

    @Test
    void the_largest_and_longest_numbers_stay_within_the_lengths_promised() {
        Map<Input, BigDecimal> inputs = new LinkedHashMap<>();
        inputs.put(REACH, new BigDecimal("999999999999999.1234567890123456789012345"));
        inputs.put(IMPACT, new BigDecimal("2.123456789012345678901234567890123456789"));
        inputs.put(CONFIDENCE, new BigDecimal("0.123456789012345678901234567890123456789"));
        inputs.put(EFFORT, new BigDecimal("0.00000000123456789012345678901234567890"));

        Score score = caseOf(inputs).effortInPoints("7").score();

        assertThat(score.arithmetic()).hasSizeLessThanOrEqualTo(200);
        assertThat(score.why()).hasSizeLessThanOrEqualTo(255);
        assertThat(score.value()).isEqualTo(byWholeNumbers(inputs, BigDecimal.valueOf(7)));
    }

    /** An independent way to the same number: one fraction of whole numbers, rounded by its remainder. */
    private static BigDecimal byWholeNumbers(Map<Input, BigDecimal> inputs, BigDecimal rate) {
        BigInteger above = BigInteger.valueOf(100);
        BigInteger below = BigInteger.ONE;
        for (Map.Entry<Input, BigDecimal> entry : inputs.entrySet()) {
            BigDecimal number = entry.getValue();
            BigInteger power = BigInteger.TEN.pow(Math.max(0, number.scale()));
            boolean effort = entry.getKey().equals(EFFORT);
            above = above.multiply(effort ? power : number.unscaledValue());
            below = below.multiply(effort ? number.unscaledValue() : power);
        }
        BigInteger[] hundredths = above.multiply(rate.toBigIntegerExact()).divideAndRemainder(below);
        boolean up = hundredths[1].shiftLeft(1).compareTo(below) >= 0;
        return new BigDecimal(up ? hundredths[0].add(BigInteger.ONE) : hundredths[0], 2);
    }

    private static BigDecimal score(Map<Input, BigDecimal> inputs) {
        return Objects.requireNonNull(caseOf(inputs).score().value());
    }

    private static ScoringCase caseOf(Map<Input, BigDecimal> inputs) {
        ScoringCase scored = new ScoringCase();
        inputs.forEach((input, value) -> scored.with(input, FieldValue.number(value)));
        return scored;
    }

    private Map<Input, BigDecimal> anyInputs() {
        Map<Input, BigDecimal> inputs = new LinkedHashMap<>();
        inputs.put(REACH, BigDecimal.valueOf(random.nextInt(2_000_000), random.nextInt(4)));
        inputs.put(IMPACT, BigDecimal.valueOf(random.nextInt(301), 2));
        inputs.put(CONFIDENCE, BigDecimal.valueOf(random.nextInt(1001), 3));
        inputs.put(EFFORT, BigDecimal.valueOf(1 + random.nextInt(5000), random.nextInt(4)));
        return inputs;
    }

    private BigDecimal between(BigDecimal low, BigDecimal high) {
        return low.add(high.subtract(low).max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(random.nextInt(101), 2)));
    }

    private static BigDecimal limit(Input input) {
        return switch (input.word()) {
            case "reach" -> BigDecimal.valueOf(10_000_000);
            case "impact" -> BigDecimal.valueOf(3);
            case "confidence" -> BigDecimal.ONE;
            default -> BigDecimal.valueOf(10_000);
        };
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Kind anyKind() {
        return anyOf(List.of(Kind.NUMBER, Kind.TEXT, Kind.OPTION, Kind.OTHER));
    }

    private String anyText() {
        int length = random.nextInt(50) == 0 ? 20_000 : random.nextInt(24);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(random.nextBoolean() ? 12 : ALPHABET.length())));
        }
        return text.toString();
    }
}
