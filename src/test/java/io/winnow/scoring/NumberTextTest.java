package io.winnow.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of what counts as a number; what people commonly write stands in {@link RiceScorerTest}. */
class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "1000000000000000, 1000000000000000",
        "1e15, 1000000000000000",
        "10E+14, 1000000000000000",
        "-1e15, -1000000000000000",
        "0.000000001, 0.000000001",
        "1e-9, 0.000000001",
        "1000e-12, 0.000000001",
        "1e000000003, 1000",
        "0e999, 0",
        "-0.0, 0",
        "1e-0, 1",
        "1.5e+1, 15",
        "1500e-3, 1.5",
        "0.1234567890123456789012345678901234567, 0.1234567890123456789012345678901234567",
    })
    void the_largest_the_smallest_and_the_longest_are_still_numbers(String text, String number) {
        assertThat(NumberText.read(text)).isEqualTo(new NumberText(new BigDecimal(number), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000000000.1, is too large",
        "1e16, is too large",
        "1e999, is too large",
        "1e1000, is too large",
        "0.00000000099, is too small",
        "-1e-10, is too small",
        "1e-1000, is too small",
        "1e-99999999999999999999, is too small",
    })
    void beyond_them_is_refused(String text, String problem) {
        assertThat(NumberText.read(text)).isEqualTo(new NumberText(null, problem));
    }

    @Test
    void forty_digits_are_read_and_one_more_is_not() {
        assertThat(NumberText.read("1." + "0".repeat(38) + "1").value()).isNotNull();
        assertThat(NumberText.read("1." + "0".repeat(39) + "1").problem()).isEqualTo("has more than 40 digits");
        assertThat(NumberText.read("0.0" + "0".repeat(39)).problem()).isEqualTo("has more than 40 digits");
    }

    @Test
    void eighty_characters_are_looked_at_and_one_more_is_not() {
        String zeros = "0".repeat(78);

        assertThat(NumberText.read("1e" + zeros).value()).isEqualTo(BigDecimal.ONE);
        assertThat(NumberText.read("1e" + zeros + "0").problem()).isEqualTo("is too long for a number");
    }

    @Test
    void every_sort_of_blank_is_taken_off_the_ends_and_only_there() {
        assertThat(NumberText.trimmed("\u00A0\u200B\uFEFF\t 1 200\u2009\u202F\n"))
                .isEqualTo("1 200");
        assertThat(NumberText.trimmed(" \u00A0")).isEmpty();
        assertThat(NumberText.trimmed("")).isEmpty();
    }
}
