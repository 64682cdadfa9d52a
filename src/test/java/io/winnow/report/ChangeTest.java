package io.winnow.report;

import static io.winnow.report.SampleBacklog.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.report.Change.Kind;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void a_better_rank_is_up_and_says_which_input_did_it() {
        Change change = Change.between(Previous.of(5, score("800", "2", "0.8", "2")), 3, score("900", "2", "0.8", "2"));

        assertThat(change.kind()).isEqualTo(Kind.UP);
        assertThat(change.places()).isEqualTo(2);
        assertThat(change.sign()).isEqualTo("▲2");
        assertThat(change.said()).isEqualTo("up 2 places");
        assertThat(change.words()).containsExactly("reach 800 → 900", "score 640.00 → 720.00");
    }

    @Test
    void an_issue_others_passed_is_down_without_a_change_of_its_own() {
        Change change = Change.between(Previous.of(3, score("800", "2", "0.8", "2")), 4, score("800", "2", "0.8", "2"));

        assertThat(change.kind()).isEqualTo(Kind.DOWN);
        assertThat(change.said()).isEqualTo("down 1 place");
        assertThat(change.words()).isEmpty();
    }

    @Test
    void the_same_place_with_other_inputs_is_changed() {
        Change change = Change.between(Previous.of(3, score("800", "2", "0.8", "2")), 3, score("800", "2", "1", "2"));

        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.words()).containsExactly("confidence 80 % → 100 %", "score 640.00 → 800.00");
    }

    @Test
    void getting_and_losing_a_score_are_told_apart() {
        Change got = Change.between(Previous.of(null, score(null, "2", "0.8", "2")), 9, score("800", "2", "0.8", "2"));
        Change lost =
                Change.between(Previous.of(9, score("800", "2", "0.8", "2")), null, score("800", "2", "0.8", null));

        assertThat(got.kind()).isEqualTo(Kind.SCORED);
        assertThat(got.words()).containsExactly("reach none → 800");
        assertThat(lost.kind()).isEqualTo(Kind.UNSCORED);
        assertThat(lost.words()).containsExactly("effort 2 → none");
    }

    @Test
    void values_that_differ_only_in_trailing_zeros_are_no_change() {
        Change change =
                Change.between(Previous.of(3, score("800", "2", "0.8", "2")), 3, score("800.0", "2.00", "0.80", "2"));

        assertThat(change).isEqualTo(Change.NONE);
    }

    @Test
    void an_issue_that_was_not_there_is_new() {
        assertThat(Change.between(Previous.ABSENT, 1, score("1", "1", "1", "1")).kind())
                .isEqualTo(Kind.NEW);
        assertThat(Change.between(Previous.UNCHANGED, 1, score("1", "1", "1", "1")))
                .isEqualTo(Change.NONE);
    }
}
