package io.winnow.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.winnow.scoring.Formula;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a formula that loops must fail, not hang
class FormulaParserTest {

    private static final Map<String, BigDecimal> VALUES = Map.of(
            "reach", new BigDecimal("800"),
            "impact", new BigDecimal("2"),
            "confidence", new BigDecimal("0.8"),
            "effort", new BigDecimal("2"),
            "goalWeight", new BigDecimal("3"),
            "zero", BigDecimal.ZERO);
    private static final FormulaParser PARSER = new FormulaParser("Score", VALUES.keySet());

    private static BigDecimal result(String text) {
        try {
            return PARSER.parse(text).apply(VALUES);
        } catch (FormulaException problem) {
            throw new AssertionError(problem.position() + ": " + problem.getMessage(), problem);
        }
    }

    private static FormulaException refused(String text) {
        FormulaException refused = catchThrowableOfType(FormulaException.class, () -> PARSER.parse(text));
        assertThat(refused).as(text).isNotNull();
        return refused;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reach * impact * confidence / effort            | 640
            reach × impact × confidence ÷ effort            | 640
            Reach*IMPACT                                    | 1600
            -(reach − 900)                                  | 100
            IF(goalWeight > 2, reach, impact)               | 800
            IF(goalWeight > 2 && zero == 1, 1, 2)           | 2
            MAX(impact, effort, goalWeight) + MIN(1, 2)     | 4
            ROUND(reach / 3, 1)                             | 266.7
            SQRT(reach * 2)                                 | 40
            SQRT(goalWeight - impact)                       | 1
            ABS(zero - 3) + FLOOR(1.9) + CEILING(1.1)       | 6
            0.1 + 0.2                                       | 0.3
            """)
    void numbers_names_operators_and_nine_functions_are_reckoned_exactly(String text, BigDecimal expected) {
        assertThat(result(text)).isEqualByComparingTo(expected);
    }

    @Test
    void its_names_come_in_the_order_of_first_use_as_they_are_known() throws FormulaException {
        Formula formula = PARSER.parse("(IMPACT + Reach) * impact / goalweight");

        assertThat(formula.names()).containsExactly("impact", "reach", "goalWeight");
        assertThat(formula.text()).isEqualTo("(IMPACT + Reach) * impact / goalweight");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reach * raech                     | 9  | names raech, which is neither an input
            reach * (impact                   | 9  | can't be read
            reach * * impact                  | 9  | can't be read
            reach impact                      | 7  | can't be read
            2 reach                           | 3  | can't be read
            `reach * "x"`                     | 9  | holds text in quotes
            reach * 1e999999999               | 9  | holds the number 1e999999999
            reach * 0x10                      | 9  | holds the number 0x10
            reach * 123456789012345678901     | 9  | holds the number
            reach > 3                         | 1  | gives true or false
            reach / 0                         | 1  | divides by 0
            reach / (impact - impact)         | 1  | divides by 0
            SQRT(0 - reach)                   | 1  | takes the square root of a negative number
            ROUND(reach, 1000000000)          | 1  | rounds to more than 10 places
            SQRT(reach, impact)               | 1  | can't be read
            SQRT()                            | 1  | can't be read
            FACT(1000000000)                  | 1  | can't be read
            RANDOM()                          | 1  | can't be read
            DT_NOW()                          | 1  | can't be read
            `STR_FORMAT("%s", reach)`         | 1  | can't be read
            2 ^ 999999999                     | 3  | can't be read
            reach % 7                         | 7  | can't be read
            reach[0]                          | 6  | can't be read
            reach.class                       | 6  | can't be read
            PI * reach                        | 1  | names PI
            """)
    void what_is_wrong_is_refused_with_its_position_and_a_reason(String text, int position, String reason) {
        FormulaException refused = refused(text);

        assertThat(refused).hasMessageContaining(reason);
        assertThat(refused.position()).as(refused.getMessage()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new java.io.File(\"/etc/passwd\")",
                "T(java.lang.Runtime).getRuntime().exec(\"true\")",
                "${reach}",
                "reach; reach",
                "while(true)",
                "reach = 3",
                "(() -> 1)()",
                "\u0000",
                "",
                " ",
                "()",
                ",",
                "IF(1,2)",
                "MAX()"
            })
    void nothing_but_reckoning_gets_through(String text) {
        refused(text);
    }

    @Test
    void depth_and_length_are_bounded() {
        refused("1+".repeat(250) + "1");
        assertThat(result("(".repeat(240) + "1" + ")".repeat(240))).isEqualByComparingTo("1");
        assertThat(result("-".repeat(400) + "1")).isEqualByComparingTo("1");
        refused("(".repeat(499));
    }

    @Test
    void any_text_of_its_alphabet_is_read_or_refused_and_never_hangs_or_breaks() {
        String[] parts = {
            "reach",
            "zero",
            "1",
            "0",
            ".5",
            "99999999999999999999",
            "+",
            "-",
            "*",
            "/",
            "(",
            ")",
            ",",
            "IF(",
            "MAX(",
            "SQRT(",
            "ROUND(",
            "LOG(",
            "==",
            "&&",
            "||",
            "<",
            "!",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ".",
            " ",
            "e9",
            "é",
            "^"
        };
        Random random = new Random(20_261_125L);
        List<String> understood = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(14); part >= 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            try {
                Formula formula = PARSER.parse(text.toString());
                understood.add(text.toString());
                formula.apply(VALUES);
            } catch (FormulaException | ArithmeticException expected) {
                // a plain reason is all that may come
            }
        }
        assertThat(understood).as("the test would prove nothing").hasSizeGreaterThan(100);
    }

    @Test
    void what_only_some_values_break_has_no_result_for_them() throws FormulaException {
        Formula formula = PARSER.parse("reach / zero");

        assertThatThrownBy(() -> formula.apply(VALUES))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("divides by 0");
        Formula logarithm = PARSER.parse("LOG(zero)");
        assertThatThrownBy(() -> logarithm.apply(VALUES)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void many_threads_may_share_one() throws Exception {
        Formula formula = PARSER.parse("reach * impact");
        List<CompletableFuture<Boolean>> running = new ArrayList<>();
        for (int thread = 1; thread <= 4; thread++) {
            BigDecimal own = BigDecimal.valueOf(thread);
            running.add(CompletableFuture.supplyAsync(() -> {
                for (int i = 0; i < 5_000; i++) {
                    if (formula.apply(Map.of("reach", own, "impact", own)).compareTo(own.multiply(own)) != 0) {
                        return false;
                    }
                }
                return true;
            }));
        }
        for (CompletableFuture<Boolean> one : running) {
            assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void functions_are_listed_so_that_no_input_takes_their_name() {
        assertThat(FormulaParser.functions())
                .isEqualTo(Set.of("ABS", "CEILING", "FLOOR", "IF", "LOG", "MAX", "MIN", "ROUND", "SQRT"));
    }
}
