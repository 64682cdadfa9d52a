package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.Runner.Standing;
import java.util.BitSet;
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

    private static final double ROUNDING = 1e-9;

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
                    .filter(Field::mayCome)
                    .mapToDouble(Runner::effort)
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }

        private static boolean mayCome(Runner runner) {
            return runner.standing() == Standing.CANDIDATE && runner.score() > 0;
        }

        int[] taken() {
            return IntStream.range(0, draws.count())
                    .parallel()
                    .collect(() -> new int[runners.length], this::count, Field::add);
        }

        private void count(int[] counts, int draw) {
            BitSet sprint = filled(draws.order(draw));
            for (int i = sprint.nextSetBit(0); i >= 0; i = sprint.nextSetBit(i + 1)) {
                counts[i]++;
            }
        }

        private BitSet filled(int[] order) {
            BitSet sprint = new BitSet(runners.length);
            double room = capacity;
            for (int i = 0; i < runners.length; i++) {
                if (runners[i].standing() == Standing.IN) {
                    room -= taking(i, sprint);
                    take(i, sprint);
                }
            }
            for (int at = 0; at < order.length && least <= room + ROUNDING; at++) {
                int i = order[at];
                if (mayCome(runners[i]) && !sprint.get(i)) {
                    double needed = taking(i, sprint);
                    if (needed <= room + ROUNDING) {
                        room -= needed;
                        take(i, sprint);
                    }
                }
            }
            return sprint;
        }

        /** What it takes to have the issue with all that blocks it; infinite when one of those can't be had. */
        private double taking(int i, BitSet sprint) {
            double needed = sprint.get(i) ? 0 : runners[i].effort();
            for (int blocker : blockers[i]) {
                if (runners[blocker].standing() == Standing.OUT) {
                    return Double.POSITIVE_INFINITY;
                }
                needed += sprint.get(blocker) ? 0 : runners[blocker].effort();
            }
            return needed;
        }

        private void take(int i, BitSet sprint) {
            sprint.set(i);
            for (int blocker : blockers[i]) {
                sprint.set(blocker);
            }
        }

        private static void add(int[] sum, int[] other) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other[i];
            }
        }
    }
}
