package io.winnow.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "640, 640.00, true",
        "640, 640.004, true",
        "640, 640.005, false",
        "0, 0.00, true",
        "-0.005, -0.01, true",
        "1, 2, false",
        "90000000000000.01, 90000000000000.02, true",
        "90000000000000.01, 90000000000000.04, false"
    })
    void numbers_are_the_same_when_they_are_shown_the_same(String one, String other, boolean same) {
        assertThat(Values.same(FieldValue.number(new BigDecimal(one)), FieldValue.number(new BigDecimal(other))))
                .isEqualTo(same);
    }

    @Test
    void absent_and_empty_are_the_same_and_zero_isnt() {
        assertThat(Values.same(FieldValue.ABSENT, FieldValue.EMPTY)).isTrue();
        assertThat(Values.same(FieldValue.EMPTY, FieldValue.number(BigDecimal.ZERO)))
                .isFalse();
    }

    @Test
    void texts_differ_by_more_than_outer_blanks_and_a_text_is_no_number() {
        assertThat(Values.same(FieldValue.text("why "), FieldValue.text("why"))).isTrue();
        assertThat(Values.same(FieldValue.text("why"), FieldValue.text("Why"))).isFalse();
        assertThat(Values.same(FieldValue.text("5"), FieldValue.number(new BigDecimal("5"))))
                .isFalse();
    }
}
