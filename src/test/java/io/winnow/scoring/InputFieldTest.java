package io.winnow.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.scoring.InputField.Typed;
import io.winnow.scoring.ScoringMethod.Bound;
import io.winnow.scoring.ScoringSettings.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for an input, and what its field is made to hold. */
class InputFieldTest {

    private static final Map<String, BigDecimal> LEVELS =
            Map.of("massive", new BigDecimal("3"), "high", new BigDecimal("2"), "low", new BigDecimal("0.5"));
    private static final FieldValue HUNDRED = FieldValue.number(new BigDecimal("100"));

    private static final InputField REACH = field(Input.REACH, Unit.PER_MONTH, Map.of(), "1e12", "number", "float");
    private static final InputField IMPACT = field(Input.IMPACT, Unit.FACTOR, LEVELS, "3", "option", "select");
    private static final InputField CONFIDENCE = field(Input.CONFIDENCE, Unit.SHARE, Map.of(), "1", "number", "float");
    private static final InputField IN_WORDS =
            field(Input.CONFIDENCE, Unit.SHARE, Map.of(), "1", "string", "textfield");

    private static InputField field(
            Input input, Unit unit, Map<String, BigDecimal> levels, String max, String type, String custom) {
        return InputField.of(bound(input, unit, levels, max, type, custom)).orElseThrow();
    }

    private static Bound bound(
            Input input, Unit unit, Map<String, BigDecimal> levels, String max, @Nullable String type, String custom) {
        return new Bound(
                input,
                ScoringCase.source(input.word(), unit, "1", levels, max),
                new FieldDefinition(
                        "customfield_1",
                        input.word(),
                        true,
                        type,
                        "com.atlassian.jira.plugin.system.customfieldtypes:" + custom,
                        null));
    }

    private static Typed read(InputField field, String text) {
        return field.read(text, FieldValue.EMPTY, List.of("Massive", "High", "Low", "Unknown"));
    }

    private static void assertHolds(Typed typed, FieldValue value) {
        assertThat(typed).isEqualTo(new Typed(value, ""));
    }

    @ParameterizedTest
    @CsvSource({"900, 900", "' 1 200 ', 1200", "1e3, 1000", "0.5, 0.5", "+7, 7", "0, 0"})
    void a_number_field_holds_the_number_in_the_fields_own_unit(String text, String number) {
        assertHolds(read(REACH, text), FieldValue.number(new BigDecimal(number)));
    }

    @Test
    void nothing_typed_clears_the_field() {
        assertHolds(read(REACH, ""), FieldValue.EMPTY);
        assertHolds(read(IMPACT, " \u00A0\u200B "), FieldValue.EMPTY);
    }

    @Test
    void an_option_is_chosen_whatever_its_case_and_written_as_jira_spells_it() {
        assertHolds(read(IMPACT, "high"), FieldValue.option("High"));
        assertThat(read(IMPACT, "enormous").problem())
                .isEqualTo("impact 'enormous' isn't an option of 'impact'; there are Massive, High, Low, Unknown");
        assertThat(read(IMPACT, "Unknown").problem()).contains("is neither a number nor one of massive, high, low");
    }

    @Test
    void a_level_typed_into_a_number_field_is_stored_as_its_number() {
        InputField number = field(Input.IMPACT, Unit.FACTOR, LEVELS, "3", "number", "float");

        assertHolds(read(number, "High"), FieldValue.number(new BigDecimal("2")));
        assertThat(read(number, "4").problem()).isEqualTo("impact 4 is above 3");
    }

    @Test
    void a_percentage_is_stored_as_the_field_holds_shares_and_never_read_as_another() {
        FieldValue share = FieldValue.number(new BigDecimal("0.5"));
        FieldValue percentage = FieldValue.number(new BigDecimal("50"));

        assertHolds(CONFIDENCE.read("80 %", share, List.of()), FieldValue.number(new BigDecimal("0.8")));
        assertHolds(CONFIDENCE.read("80%", percentage, List.of()), FieldValue.number(new BigDecimal("80")));
        assertHolds(CONFIDENCE.read("1 %", percentage, List.of()), FieldValue.number(new BigDecimal("0.01")));
        assertHolds(CONFIDENCE.read("0.8", percentage, List.of()), FieldValue.number(new BigDecimal("0.8")));
        assertThat(CONFIDENCE.read("120", share, List.of()).problem()).contains("is above 100 %");
    }

    @Test
    void text_fields_keep_the_words_that_were_typed() {
        assertHolds(read(IN_WORDS, " 80 % "), FieldValue.text("80 %"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999",
                "-1",
                "\u22121",
                "NaN",
                "Infinity",
                "0x10",
                "=HYPERLINK(\"http://evil.example\")",
                "0,8",
                "1,000",
                "\u202E008",
                "8\u200F00",
                "800\u0000",
                "٨٠٠",
                "1 2 3",
                "<b>1</b>",
                "${1+1}",
                "999999999999999"
            })
    void what_isnt_plainly_a_number_of_the_right_size_is_refused_and_said_on_one_line(String text) {
        for (InputField field : List.of(REACH, CONFIDENCE, IN_WORDS)) {
            Typed typed = read(field, text);

            assertThat(typed.value()).isEqualTo(FieldValue.EMPTY);
            assertThat(typed.problem()).isNotEmpty().hasSizeLessThan(200).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
        }
    }

    @Test
    void ten_megabytes_are_refused_at_once() {
        assertThat(read(REACH, "9".repeat(10_000_000)).problem()).isEqualTo("reach is longer than 255 characters");
        assertThat(read(IMPACT, "x".repeat(10_000_000)).problem()).hasSizeLessThan(300);
    }

    @Test
    void an_effort_of_nothing_is_refused() {
        InputField effort = field(Input.EFFORT, Unit.PERSON_MONTHS, Map.of(), "1e12", "number", "float");

        assertThat(effort.read("0", HUNDRED, List.of()).problem()).isEqualTo("effort is 0");
    }

    @Test
    void it_says_what_it_takes() {
        assertThat(REACH.asks()).isEqualTo("people or accounts a month");
        assertThat(IMPACT.asks()).isEqualTo("a number from 0 to 3, or one of massive, high, low");
        assertThat(CONFIDENCE.asks()).isEqualTo("a share, such as 80 % or 0.8");
    }

    @Test
    void fields_that_hold_more_than_one_plain_value_are_left_to_jira() {
        assertThat(InputField.of(bound(Input.REACH, Unit.PER_MONTH, Map.of(), "1", "string", "textarea")))
                .isEmpty();
        assertThat(InputField.of(bound(Input.REACH, Unit.PER_MONTH, Map.of(), "1", "array", "multiselect")))
                .isEmpty();
        assertThat(InputField.of(bound(Input.REACH, Unit.PER_MONTH, Map.of(), "1", null, "x")))
                .isEmpty();
        assertThat(InputField.of(new Bound(Input.REACH, new Source.Constant(BigDecimal.ONE), null)))
                .isEmpty();
    }
}
