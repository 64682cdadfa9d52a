package io.winnow.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "1E+3, 1000",
        "800.00, 800",
        "0.250, 0.25",
        "1E-9, 0.000000001",
        "0.00, 0",
        "1.66666666666666666666, 1.666666666666667",
    })
    void a_number_has_digits_and_a_dot_only(String number, String shown) {
        assertThat(Decimals.plain(new BigDecimal(number))).isEqualTo(shown);
    }

    @Test
    void a_score_always_has_two_places_and_a_share_is_a_percentage() {
        assertThat(Decimals.score(new BigDecimal("640"))).isEqualTo("640.00");
        assertThat(Decimals.score(new BigDecimal("0.005"))).isEqualTo("0.01");
        assertThat(Decimals.percent(new BigDecimal("0.8"))).isEqualTo("80 %");
        assertThat(Decimals.percent(new BigDecimal("0.125"))).isEqualTo("12.5 %");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1234, 0.1234",
        "1.66667, ≈1.67",
        "0.16667, ≈0.17",
        "0.1000001, ≈0.1",
        "0.0166667, ≈0.0167",
        "123456.78901, ≈123456.79",
        "0.00001, 0.00001",
        "0.00000123, 0.00000123",
    })
    void a_long_tail_is_rounded_away_and_the_number_marked(String number, String shown) {
        assertThat(Decimals.brief(new BigDecimal(number))).isEqualTo(shown);
    }

    @Test
    void equal_numbers_become_equal_objects() {
        assertThat(Decimals.stripped(new BigDecimal("1E+3"))).isEqualTo(new BigDecimal("1000"));
        assertThat(Decimals.stripped(new BigDecimal("10.0"))).isEqualTo(new BigDecimal("10"));
        assertThat(Decimals.stripped(new BigDecimal("0.50"))).isEqualTo(new BigDecimal("0.5"));
    }

    @Test
    void a_cut_never_leaves_half_a_character() {
        String faces = "\uD83D\uDE00".repeat(3);

        assertThat(Excerpt.cut(faces, 6)).isEqualTo(faces);
        assertThat(Excerpt.cut(faces, 5)).isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
        assertThat(Excerpt.cut(faces, 4)).isEqualTo("\uD83D\uDE00…");
        assertThat(Excerpt.cut("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Excerpt.quoted("a\tb\u2028c\u202Ed")).isEqualTo("'a b c d'");
    }
}
