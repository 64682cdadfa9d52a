package io.winnow.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.winnow.model.IssueId;
import io.winnow.planning.Runner.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class SprintOddsTest {

    private static final long SEED = 7;

    @Test
    void nine_in_ten_true_ranks_lie_within_the_intervals_when_the_ranges_are_right() {
        List<Runner> runners = backlog(new Random(1), 300);
        Map<IssueId, Odds> odds = odds(runners, 40);
        Random truth = new Random(99);
        int within = 0;
        int above = 0;
        int rounds = 200;
        for (int round = 0; round < rounds; round++) {
            Map<IssueId, Integer> ranks = ranks(runners, truth);
            for (Runner runner : runners) {
                int rank = Objects.requireNonNull(ranks.get(runner.id()));
                Odds its = of(odds, runner.id());
                within += rank >= its.bestRank() && rank <= its.worstRank() ? 1 : 0;
                above += rank < its.bestRank() ? 1 : 0;
            }
        }
        double drawn = rounds * (double) runners.size();

        assertThat(within / drawn)
                .isBetween(0.90, 0.93); // ranks are whole, so an interval holds a little more than it claims
        assertThat(above / drawn).isBetween(0.03, 0.055);
    }

    @Test
    void an_issue_is_in_the_sprint_as_often_as_it_is_said_to_be() {
        List<Runner> runners = backlog(new Random(2), 60);
        Map<IssueId, Odds> odds = odds(runners, 40);
        Map<IssueId, Integer> taken = new HashMap<>();
        Random truth = new Random(3);
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            double room = 40;
            for (Runner runner : order(runners, truth)) {
                if (runner.effort() <= room) {
                    room -= runner.effort();
                    taken.merge(runner.id(), 1, Integer::sum);
                }
            }
        }

        for (Runner runner : runners) {
            assertThat(of(odds, runner.id()).chance())
                    .as(runner.toString())
                    .isCloseTo(taken.getOrDefault(runner.id(), 0) / (double) rounds, within(0.05));
        }
    }

    @Test
    void neither_the_order_of_the_issues_nor_the_number_of_threads_changes_a_figure() throws Exception {
        List<Runner> runners = backlog(new Random(4), 500);
        List<Runner> shuffled = new ArrayList<>(runners);
        Collections.shuffle(shuffled, new Random(5));
        Map<IssueId, Odds> odds = odds(runners, 60);
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            assertThat(alone.submit(() -> odds(shuffled, 60)).get()).isEqualTo(odds);
        } finally {
            alone.shutdown();
        }
    }

    @Test
    void what_is_sure_stands_where_its_score_puts_it() {
        List<Runner> runners = List.of(
                runner(1, 0, 100, 0, 3, Standing.CANDIDATE),
                runner(2, 0, 90, 0, 3, Standing.CANDIDATE),
                runner(3, 0, 80, 0, 2, Standing.CANDIDATE));

        assertThat(odds(runners, 5))
                .containsEntry(new IssueId(1), new Odds(1, 1, 1))
                .containsEntry(new IssueId(2), new Odds(2, 2, 0))
                .containsEntry(new IssueId(3), new Odds(3, 3, 1));
    }

    @Test
    void a_lower_band_comes_first_whatever_the_draws_and_negative_scores_come_last_within_theirs() {
        List<Runner> runners = List.of(
                runner(1, 2, 1_000, 2, 1, Standing.CANDIDATE),
                runner(2, 0, 1, 2, 1, Standing.CANDIDATE),
                runner(3, 2, -5, 2, 1, Standing.CANDIDATE),
                runner(4, 2, -7, 2, 1, Standing.CANDIDATE));
        Map<IssueId, Odds> odds = odds(runners, 2);

        assertThat(of(odds, new IssueId(2))).isEqualTo(new Odds(1, 1, 1));
        assertThat(of(odds, new IssueId(1))).isEqualTo(new Odds(2, 2, 1));
        assertThat(of(odds, new IssueId(3))).isEqualTo(new Odds(3, 3, 0));
        assertThat(of(odds, new IssueId(4))).isEqualTo(new Odds(4, 4, 0));
    }

    @Test
    void pinned_issues_are_always_in_and_take_their_room_and_excluded_ones_never() {
        List<Runner> runners = List.of(
                runner(1, 0, 1, 1, 4, Standing.IN),
                runner(2, 0, 1_000, 0.1, 5, Standing.OUT),
                runner(3, 0, 10, 0.1, 3, Standing.CANDIDATE),
                runner(4, 0, 9, 0, 1, Standing.CANDIDATE));
        Map<IssueId, Odds> odds = odds(runners, 5);

        assertThat(of(odds, new IssueId(1)).chance()).isEqualTo(1);
        assertThat(of(odds, new IssueId(2)).chance()).isZero();
        assertThat(of(odds, new IssueId(3)).chance()).isZero();
        assertThat(of(odds, new IssueId(4)).chance()).isEqualTo(1);
    }

    @Test
    void blockers_come_along_or_keep_out_what_they_block_and_circles_end() {
        List<Runner> runners = List.of(
                runner(1, 0, 100, 0, 2, Standing.CANDIDATE, 2),
                runner(2, 0, 1, 0, 2, Standing.CANDIDATE),
                runner(3, 0, 90, 0, 1, Standing.CANDIDATE, 4),
                runner(4, 0, 80, 0, 1, Standing.OUT),
                runner(5, 0, 70, 0, 1, Standing.CANDIDATE, 6),
                runner(6, 0, 2, 0, 1, Standing.CANDIDATE, 5),
                runner(7, 0, 60, 0, 1, Standing.CANDIDATE, 8, 4711),
                runner(8, 0, 50, 0, 1, Standing.STARTED));
        Map<IssueId, Odds> odds = odds(runners, 7);

        assertThat(odds.entrySet().stream()
                        .filter(entry -> entry.getValue().chance() == 1)
                        .map(entry -> entry.getKey().value())
                        .sorted())
                .containsExactly(1L, 2L, 5L, 6L, 7L);
    }

    @Test
    void an_issue_more_changes_no_draw_of_the_others() {
        List<Runner> runners = backlog(new Random(6), 50);
        List<Runner> more = new ArrayList<>(runners);
        more.add(runner(100_000, 0, 0.0001, 0, 1_000, Standing.CANDIDATE));
        Map<IssueId, Odds> with = odds(more, 30);

        odds(runners, 30).forEach((id, its) -> assertThat(with).containsEntry(id, its));
    }

    @Test
    void the_same_draws_serve_every_capacity_and_only_backlogs_of_the_same_worth() {
        List<Runner> runners = backlog(new Random(7), 60);
        Draws draws = Draws.of(runners, Draws.ENOUGH, SEED);
        List<Runner> pinned = new ArrayList<>(runners);
        pinned.set(
                3,
                runner(
                        4,
                        runners.get(3).band(),
                        runners.get(3).score(),
                        runners.get(3).spread(),
                        5,
                        Standing.IN));
        List<Runner> dearer = new ArrayList<>(runners);
        dearer.set(3, runner(4, 0, 123_456, 0.2, 5, Standing.CANDIDATE));

        assertThat(new SprintOdds(draws, 12).of(runners)).isEqualTo(odds(runners, 12));
        assertThat(new SprintOdds(draws, 40).of(pinned)).isEqualTo(odds(pinned, 40));
        assertThat(draws.areOf(pinned)).isTrue();
        assertThat(draws.areOf(dearer)).isFalse();
        assertThat(draws.areOf(runners.subList(1, 60))).isFalse();
    }

    @Test
    void an_empty_backlog_has_no_odds() {
        assertThat(odds(List.of(), 10)).isEmpty();
    }

    private static Map<IssueId, Odds> odds(List<Runner> runners, double capacity) {
        return new SprintOdds(Draws.of(runners, Draws.ENOUGH, SEED), capacity).of(runners);
    }

    private static Odds of(Map<IssueId, Odds> odds, IssueId id) {
        return Objects.requireNonNull(odds.get(id));
    }

    static List<Runner> backlog(Random random, int size) {
        List<Runner> runners = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            double score = Math.exp(random.nextGaussian() * 1.5 + 4);
            runners.add(runner(i, 0, score, random.nextDouble(), 1 + random.nextInt(8), Standing.CANDIDATE));
        }
        return runners;
    }

    private static List<Runner> order(List<Runner> runners, Random truth) {
        Map<IssueId, Double> worth = new HashMap<>();
        runners.forEach(one -> worth.put(one.id(), one.score() * Math.exp(one.spread() * truth.nextGaussian())));
        return runners.stream()
                .sorted(Comparator.comparing(
                        (Runner one) -> Objects.requireNonNull(worth.get(one.id())), Comparator.reverseOrder()))
                .toList();
    }

    private static Map<IssueId, Integer> ranks(List<Runner> runners, Random truth) {
        Map<IssueId, Integer> ranks = new HashMap<>();
        order(runners, truth).forEach(one -> ranks.put(one.id(), ranks.size() + 1));
        return ranks;
    }

    private static Runner runner(
            long id, int band, double score, double spread, double effort, Standing standing, long... blockers) {
        return new Runner(
                new IssueId(id),
                band,
                score,
                spread,
                effort,
                standing,
                Arrays.stream(blockers).mapToObj(IssueId::new).toList());
    }
}
