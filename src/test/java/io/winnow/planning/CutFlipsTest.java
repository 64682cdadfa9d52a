package io.winnow.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.winnow.model.IssueId;
import io.winnow.planning.Runner.Standing;
import io.winnow.scoring.Input;
import io.winnow.scoring.Uncertainty;
import io.winnow.scoring.Uncertainty.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutFlipsTest {

    private static final IssueId IN = new IssueId(1);
    private static final IssueId OUT = new IssueId(2);
    private static final Uncertainty REACH_AND_EFFORT =
            new Uncertainty(List.of(new Part(Input.REACH, 600, 1, 0.4), new Part(Input.EFFORT, 2, -1, 0.2)));

    @Test
    void an_issue_in_the_sprint_falls_out_when_its_least_sure_input_is_as_low_as_the_best_one_left_out_needs() {
        CutFlip flip = Objects.requireNonNull(flips(120, 100, 3, 3, 0).get(IN));

        assertThat(flip.input()).isEqualTo(Input.REACH);
        assertThat(flip.below()).isTrue();
        assertThat(flip.threshold()).isCloseTo(500, within(1e-9));
    }

    @Test
    void an_issue_left_out_comes_in_when_the_input_is_high_enough() {
        CutFlip flip = Objects.requireNonNull(flips(120, 100, 3, 3, 0).get(OUT));

        assertThat(flip.input()).isEqualTo(Input.REACH);
        assertThat(flip.below()).isFalse();
        assertThat(flip.threshold()).isCloseTo(720, within(1e-9));
    }

    @Test
    void an_effort_flips_the_other_way_round() {
        Uncertainty effort = new Uncertainty(List.of(new Part(Input.EFFORT, 2, -1, 0.4)));
        CutFlip flip = Objects.requireNonNull(new CutFlips(0)
                .of(runners(120, 100, 3, 3), Set.of(IN), Map.of(IN, effort))
                .get(IN));

        assertThat(flip.below()).isFalse();
        assertThat(flip.threshold()).isCloseTo(2.4, within(1e-9));
    }

    @Test
    void of_two_worth_the_same_the_one_in_falls_out_below_and_the_other_comes_in_above() {
        Map<IssueId, CutFlip> flips = flips(100, 100, 3, 3, 0);

        assertThat(Objects.requireNonNull(flips.get(IN)).below()).isTrue();
        assertThat(Objects.requireNonNull(flips.get(OUT)).below()).isFalse();
    }

    @Test
    void nothing_flips_when_no_input_may_be_off_so_far() {
        assertThat(flips(1_000, 100, 3, 3, 0)).isEmpty();
    }

    @Test
    void what_does_not_fit_into_the_room_is_no_rival_unless_room_is_left() {
        assertThat(flips(120, 100, 3, 5, 0)).doesNotContainKey(IN);
        assertThat(flips(120, 100, 3, 5, 2)).containsKey(IN);
    }

    @Test
    void a_score_of_nothing_flips_by_no_factor() {
        assertThat(flips(120, 0, 3, 3, 0)).isEmpty();
    }

    private static Map<IssueId, CutFlip> flips(double in, double out, double effortIn, double effortOut, double spare) {
        return new CutFlips(spare)
                .of(
                        runners(in, out, effortIn, effortOut),
                        Set.of(IN),
                        Map.of(IN, REACH_AND_EFFORT, OUT, REACH_AND_EFFORT));
    }

    private static List<Runner> runners(double in, double out, double effortIn, double effortOut) {
        return List.of(
                new Runner(IN, 0, in, 0.5, effortIn, Standing.CANDIDATE, List.of()),
                new Runner(OUT, 0, out, 0.5, effortOut, Standing.CANDIDATE, List.of()));
    }
}
