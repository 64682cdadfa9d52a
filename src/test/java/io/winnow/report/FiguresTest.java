package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
