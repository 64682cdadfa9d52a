package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.Runner.Standing;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts in how many draws each issue of a backlog is in the sprint.
 *
 * <p>A sprint is filled from the top of each draw's order by what fits, blockers before what they block; of a plan's other
 * rules only pinned and excluded issues count here.
 */
public final class SprintOdds {

    private final Draws draws;
    private final double capacity;

    /** @param capacity in the unit of the runners' efforts */
    public SprintOdds(Draws draws, double capacity) {
        this.draws = draws;
        this.capacity = capacity;
    }

    /** One entry for each runner; they are those that were drawn. */
    public Map<IssueId, Odds> of(List<Runner> runners) {
        Runner[] placed = runners.stream()
                .sorted(Comparator.comparingInt(runner -> draws.place(runner.id())))
                .toArray(Runner[]::new);
        int[] taken = new Field(placed).taken();
        Map<IssueId, Odds> odds = new HashMap<>();
        for (int i = 0; i < placed.length; i++) {
            Draws.Ranks ranks = draws.ranks(i);
            odds.put(placed[i].id(), new Odds(ranks.best(), ranks.worst(), taken[i] / (double) draws.count()));
        }
        return odds;
    }

    private final class Field {

        private final Runner[] runners;
        private final int[][] blockers;
        /** Less room than this is no use to anybody. */
        private final double least;

        Field(Runner[] runners) {
            this.runners = runners;
            this.blockers = new BlockerClosures(runners).all();
            this.least = Stream.of(runners)
                    .filter(runner -> runner.standing() == Standing.CANDIDATE && runner.score() > 0)
                    .mapToDouble(Runner::effort)
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }

        int[] taken() {
            return IntStream.range(0, draws.count())
                    .parallel()
                    .collect(() -> new int[runners.length], this::count, Field::add);
        }

        private void count(int[] counts, int draw) {
            Filling sprint = new Filling(runners, blockers);
            sprint.start(capacity);
            int[] order = draws.order(draw);
            for (int at = 0; at < order.length && sprint.roomFor(least); at++) {
                sprint.offer(order[at]);
            }
            sprint.taken().stream().forEach(i -> counts[i]++);
        }

        private static void add(int[] sum, int[] other) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other[i];
            }
        }
    }
}
