package io.winnow.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.ranking.Ranking.NotScored;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankerTest {

    private static final long SEED = 20_261_122L;

    private final Ranker ranker = new Ranker(RankingSettings.DEFAULT);

    @Test
    void the_best_score_comes_first_and_ranks_run_from_one_without_gaps() {
        Ranking ranking =
                ranker.rank(List.of(), Map.of(id(1), score("1.00"), id(2), score("9.00"), id(3), score("5.00")));

        assertThat(ranking.ranked()).extracting(RankedIssue::id).containsExactly(id(2), id(3), id(1));
        assertThat(ranking.ranked()).extracting(RankedIssue::rank).containsExactly(1, 2, 3);
    }

    @Test
    void equal_scores_stand_by_id_as_numbers_and_not_as_text() {
        Ranking ranking =
                ranker.rank(List.of(), Map.of(id(10), score("5.00"), id(9), score("5.00"), id(100), score("5.00")));

        assertThat(ranking.ranked()).extracting(RankedIssue::id).containsExactly(id(9), id(10), id(100));
    }

    @Test
    void issues_without_a_score_stand_apart_by_id_and_a_score_of_zero_is_ranked() {
        Ranking ranking = ranker.rank(List.of(), Map.of(id(3), score(null), id(2), score(null), id(7), score("0.00")));

        assertThat(ranking.notScored()).extracting(NotScored::id).containsExactly(id(2), id(3));
        assertThat(ranking.ranked()).extracting(RankedIssue::id).containsExactly(id(7));
    }

    @Test
    void an_empty_backlog_gives_an_empty_ranking() {
        assertThat(ranker.rank(List.of(), Map.of())).isEqualTo(new Ranking(List.of(), List.of()));
    }

    @Test
    void the_order_never_depends_on_the_order_of_the_input() {
        Random random = new Random(SEED);
        List<Map.Entry<IssueId, Score>> entries = new ArrayList<>();
        for (int i = 1; i <= 500; i++) { // few different scores, so many ties
            entries.add(Map.entry(id(i), score(random.nextInt(10) == 0 ? null : random.nextInt(20) + ".50")));
        }
        Ranking expected = ranker.rank(List.of(), inOrder(entries));

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(entries, random);
            assertThat(ranker.rank(List.of(), inOrder(entries)))
                    .as("seed %s, shuffle %s", SEED, i)
                    .isEqualTo(expected);
        }
    }

    private static Map<IssueId, Score> inOrder(List<Map.Entry<IssueId, Score>> entries) {
        Map<IssueId, Score> scores = new LinkedHashMap<>();
        entries.forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        return scores;
    }

    private static Score score(@Nullable String value) {
        return value == null
                ? new Score(null, List.of(), "", List.of("effort is 0"))
                : new Score(new BigDecimal(value), List.of(), value, List.of());
    }

    private static IssueId id(long value) {
        return new IssueId(value);
    }
}
