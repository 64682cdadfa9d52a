package io.winnow.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikelyScoresTest {

    private static Score score(@Nullable String reach, String impact, String effort) {
        List<InputTrace> inputs = List.of(
                trace(Input.REACH, reach),
                trace(Input.IMPACT, impact),
                trace(Input.CONFIDENCE, "0.5"),
                trace(Input.EFFORT, effort));
        return new Score(reach == null ? null : BigDecimal.ONE, inputs, "", List.of());
    }

    private static InputTrace trace(Input input, @Nullable String value) {
        return new InputTrace(input, value == null ? null : new BigDecimal(value), "f", "F", "", "", "");
    }

    @Test
    void what_an_issue_lacks_is_lent_by_each_scored_one_and_what_it_has_stays() {
        LikelyScores likely = new LikelyScores(Formula.RICE, List.of(score("100", "1", "1"), score("300", "3", "8")));

        assertThat(likely.of(score(null, "2", "4"))).containsExactly(25, 75);
    }

    @Test
    void nothing_is_lent_without_a_lender_or_to_what_lacks_nothing() {
        assertThat(new LikelyScores(Formula.RICE, List.of()).of(score(null, "2", "4")))
                .isEmpty();
        assertThat(new LikelyScores(Formula.RICE, List.of(score("1", "1", "1"))).of(score("5", "2", "4")))
                .isEmpty();
    }

    @Test
    void of_many_an_even_sample_lends() {
        List<Score> many = new ArrayList<>();
        for (int reach = 1; reach <= 1_000; reach++) {
            many.add(score(String.valueOf(reach), "1", "1"));
        }

        double[] worths = new LikelyScores(Formula.RICE, many).of(score(null, "2", "1"));

        assertThat(worths).hasSize(200).isSorted().startsWith(1, 6).endsWith(996);
    }
}
