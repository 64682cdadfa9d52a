package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @Test
    void a_count_has_its_noun_in_the_right_number_and_its_thousands_parted() {
        assertThat(Figures.count(0, "issue")).isEqualTo("0 issues");
        assertThat(Figures.count(1, "issue")).isEqualTo("1 issue");
        assertThat(Figures.count(22_371, "issue")).isEqualTo("22,371 issues");
    }

    @Test
    void a_backlog_of_one_issue_is_not_called_issues() {
        assertThat(BacklogView.of(new BacklogList.Entry("one", SyncStatus.NEVER, 1, 0))
                        .words())
                .isEqualTo("issue scored · 1 not");
        assertThat(BacklogView.of(new BacklogList.Entry("two", SyncStatus.NEVER, 2, 2))
                        .words())
                .isEqualTo("issues scored");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999.4, 999",
        "999.6, 1k",
        "1000, 1k",
        "1234, 1.2k",
        "9960, 10k",
        "412300, 412k",
        "999499, 999k",
        "999500, 1M",
        "1250000, 1.3M",
        "45600000, 46M",
        "2100000000, 2.1bn",
        "45000000000000, 45000bn",
        "7.5, 8"
    })
    void a_large_amount_keeps_the_figures_that_matter(String amount, String shown) {
        assertThat(Figures.compact(new BigDecimal(amount))).isEqualTo(shown);
    }
}
