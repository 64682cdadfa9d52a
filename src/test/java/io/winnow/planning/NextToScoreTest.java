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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextToScoreTest {

    private static Runner runner(long id, double score, double effort, Standing standing, long... blockers) {
        return new Runner(
                new IssueId(id),
                0,
                score,
                0,
                effort,
                standing,
                Arrays.stream(blockers).mapToObj(IssueId::new).toList());
    }

    private static Runner runner(long id, double score, double effort, long... blockers) {
        return runner(id, score, effort, Standing.CANDIDATE, blockers);
    }

    private static List<WorthKnowing> next(double capacity, List<Runner> runners, Map<Long, double[]> worths) {
        Map<IssueId, double[]> byId = new HashMap<>();
        worths.forEach((id, draws) -> byId.put(new IssueId(id), draws));
        return new NextToScore(capacity).of(runners, byId);
    }

    @Test
    void an_unscored_issue_gains_what_it_may_bring_beyond_what_it_displaces() {
        List<Runner> runners = List.of(runner(1, 100, 5), runner(2, 40, 5), runner(3, 0, 5));

        assertThat(next(10, runners, Map.of(3L, new double[] {10, 30, 60, 200})))
                .containsExactly(new WorthKnowing(new IssueId(3), false, 0.5, (20 + 160) / 4.0));
    }

    @Test
    void a_stale_issue_in_the_sprint_gains_what_another_would_bring_in_its_place() {
        List<Runner> runners = List.of(runner(1, 100, 5), runner(2, 60, 5), runner(3, 50, 5));

        assertThat(next(10, runners, Map.of(2L, new double[] {20, 49, 51, 90})))
                .containsExactly(new WorthKnowing(new IssueId(2), true, 0.5, (30 + 1) / 4.0));
    }

    @Test
    void what_can_change_nothing_isnt_listed() {
        List<Runner> runners = List.of(
                runner(1, 100, 5),
                runner(2, 0, 5),
                runner(3, 0, 50),
                runner(4, 0, 1, Standing.OUT),
                runner(5, 0, 1, Standing.STARTED),
                runner(6, 0, 1, 4),
                runner(7, 0, 5, Standing.IN));
        double[] low = {1, 2, 99};
        double[] high = {1_000};

        assertThat(next(10, runners, Map.of(2L, low, 3L, high, 4L, high, 5L, high, 6L, high, 7L, high)))
                .isEmpty();
        assertThat(next(10, List.of(), Map.of())).isEmpty();
    }

    @Test
    void a_blocker_of_what_is_planned_can_neither_come_in_nor_go() {
        List<Runner> runners = List.of(runner(1, 100, 5, 2), runner(2, 0, 3), runner(3, 50, 5));

        assertThat(next(8, runners, Map.of(2L, new double[] {1, 1_000}))).isEmpty();
    }

    @Test
    void what_is_worth_nothing_stays_out_though_there_is_room() {
        assertThat(next(10, List.of(runner(1, 0, 5)), Map.of(1L, new double[] {0, -3, Double.NaN, 8})))
                .containsExactly(new WorthKnowing(new IssueId(1), false, 0.25, 2));
    }

    @Test
    void every_sprint_is_the_one_that_filling_it_afresh_gives() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<Runner> runners = backlog(random, 25);
            Map<Long, double[]> worths = unknown(runners, random, 6);
            double capacity = 3 + random.nextInt(25);

            Map<IssueId, WorthKnowing> found = new HashMap<>();
            next(capacity, runners, worths).forEach(one -> found.put(one.id(), one));

            worths.forEach((id, draws) -> {
                WorthKnowing expected = afresh(runners, capacity, id, draws);
                WorthKnowing got =
                        found.getOrDefault(expected.id(), new WorthKnowing(expected.id(), expected.planned(), 0, 0));
                assertThat(got.chance()).as("%s of %s", expected, runners).isEqualTo(expected.chance());
                assertThat(got.gain()).isCloseTo(expected.gain(), within(1e-6));
                assertThat(got.planned()).isEqualTo(expected.planned());
            });
        }
    }

    @Test
    void neither_the_order_of_the_issues_nor_their_scale_matters() {
        List<Runner> runners = backlog(new Random(3), 200);
        Map<Long, double[]> worths = unknown(runners, new Random(4), 20);
        List<WorthKnowing> found = next(40, runners, worths);
        List<Runner> shuffled = new ArrayList<>(runners);
        Collections.shuffle(shuffled, new Random(5));
        Map<Long, double[]> fourfold = new HashMap<>();
        worths.forEach((id, draws) ->
                fourfold.put(id, Arrays.stream(draws).map(draw -> draw * 4).toArray()));

        assertThat(found).hasSizeGreaterThan(10);
        assertThat(next(40, shuffled, worths)).isEqualTo(found);
        assertThat(next(
                        40,
                        runners.stream()
                                .map(runner -> runner.worth(runner.score() * 4))
                                .toList(),
                        fourfold))
                .containsExactlyElementsOf(found.stream()
                        .map(one -> new WorthKnowing(one.id(), one.planned(), one.chance(), one.gain() * 4))
                        .toList());
    }

    @Test
    void what_gains_most_comes_first() {
        List<Runner> runners = backlog(new Random(8), 200);

        assertThat(next(40, runners, unknown(runners, new Random(9), 20)))
                .isSortedAccordingTo(
                        Comparator.comparingDouble(WorthKnowing::gain).reversed());
    }

    private static List<Runner> backlog(Random random, int size) {
        List<Runner> runners = new ArrayList<>();
        Standing[] standings = {
            Standing.CANDIDATE, Standing.CANDIDATE, Standing.CANDIDATE, Standing.CANDIDATE, Standing.CANDIDATE,
            Standing.CANDIDATE, Standing.CANDIDATE, Standing.IN, Standing.OUT, Standing.STARTED
        };
        for (int id = 1; id <= size; id++) {
            List<IssueId> blockers =
                    random.nextInt(4) == 0 ? List.of(new IssueId(1 + random.nextInt(size))) : List.of();
            runners.add(new Runner(
                    new IssueId(id),
                    random.nextInt(2),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(100),
                    0,
                    1 + random.nextInt(8),
                    size > 50 && random.nextBoolean()
                            ? Standing.CANDIDATE
                            : standings[random.nextInt(standings.length)],
                    blockers));
        }
        return runners;
    }

    /** A third of what has a score is unsure of it, and all that has none. */
    private static Map<Long, double[]> unknown(List<Runner> runners, Random random, int draws) {
        Map<Long, double[]> worths = new HashMap<>();
        for (Runner runner : runners) {
            if (runner.standing() == Standing.CANDIDATE && (runner.score() == 0 || random.nextInt(3) == 0)) {
                worths.put(
                        runner.id().value(),
                        random.ints(draws, 0, 120).asDoubleStream().toArray());
            }
        }
        return worths;
    }

    private static WorthKnowing afresh(List<Runner> runners, double capacity, long id, double[] draws) {
        IssueId issue = new IssueId(id);
        Set<IssueId> now = filled(runners, capacity);
        int changes = 0;
        double gain = 0;
        for (double draw : draws) {
            List<Runner> others = runners.stream()
                    .map(runner -> runner.id().equals(issue) ? runner.worth(draw) : runner)
                    .toList();
            Set<IssueId> then = filled(others, capacity);
            changes += then.contains(issue) == now.contains(issue) ? 0 : 1;
            gain += Math.max(0, worth(others, then) - worth(others, now));
        }
        return new WorthKnowing(issue, now.contains(issue), changes / (double) draws.length, gain / draws.length);
    }

    private static double worth(List<Runner> runners, Set<IssueId> sprint) {
        return runners.stream()
                .filter(runner -> sprint.contains(runner.id()))
                .mapToDouble(Runner::score)
                .sum();
    }

    /** Plainly, by names instead of positions. */
    private static Set<IssueId> filled(List<Runner> runners, double capacity) {
        Map<IssueId, Runner> byId = new HashMap<>();
        runners.forEach(runner -> byId.put(runner.id(), runner));
        Set<IssueId> sprint = new HashSet<>();
        double[] room = {capacity};
        runners.stream()
                .filter(runner -> runner.standing() == Standing.IN)
                .map(runner -> closure(runner, byId))
                .filter(all -> all.stream().allMatch(one -> one.standing() != Standing.OUT))
                .forEach(all -> all.forEach(one -> {
                    if (sprint.add(one.id())) {
                        room[0] -= one.effort();
                    }
                }));
        runners.stream()
                .filter(runner -> runner.standing() == Standing.CANDIDATE && runner.score() > 0)
                .sorted(Walked.ORDER)
                .forEach(runner -> {
                    Set<Runner> all = closure(runner, byId);
                    double needed = all.stream()
                            .filter(one -> !sprint.contains(one.id()))
                            .mapToDouble(Runner::effort)
                            .sum();
                    boolean had = all.stream().allMatch(one -> one.equals(runner) || one.standing() != Standing.OUT);
                    if (!sprint.contains(runner.id()) && had && needed <= room[0]) {
                        room[0] -= needed;
                        all.forEach(one -> sprint.add(one.id()));
                    }
                });
        return sprint;
    }

    private static Set<Runner> closure(Runner runner, Map<IssueId, Runner> byId) {
        Set<Runner> all = new HashSet<>(List.of(runner));
        List<Runner> open = new ArrayList<>(all);
        while (!open.isEmpty()) {
            for (IssueId blocker : open.remove(0).blockers()) {
                Runner other = byId.get(blocker);
                if (other != null && other.standing() != Standing.STARTED && all.add(other)) {
                    open.add(other);
                }
            }
        }
        return all;
    }
}
