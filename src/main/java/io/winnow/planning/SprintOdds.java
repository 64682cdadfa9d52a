package io.winnow.planning;

import io.winnow.model.IssueId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Draws what the issues of a backlog may really be worth, again and again, and counts where each stands and how often it is
 * in the sprint.
 *
 * <p>A sprint is filled from the top of each draw's order by what fits, blockers before what they block; of a plan's other
 * rules only pinned and excluded issues count here. Each issue has its own stream of chances, so the same seed gives the same
 * figures in whatever order issues come and on however many processors, and one issue more doesn't change the others' draws.
 */
public final class SprintOdds {

    /** Enough for an error of about one in a hundred of a chance. */
    public static final int DRAWS = 2_000;

    private static final long MOST_CELLS = 40_000_000; // four bytes each
    private static final int FEWEST_DRAWS = 200;
    private static final int BLOCK = 16; // a line of the processor's cache
    private static final double TAIL = 0.05;
    private static final int POSITION_BITS = 27;

    private final double capacity;
    private final int draws;
    private final long seed;

    /**
     * Prepares the simulation.
     *
     * @param capacity in the unit of the runners' efforts
     * @param draws as many as asked, less for so many issues that they wouldn't fit into memory
     */
    public SprintOdds(double capacity, int draws, long seed) {
        this.capacity = capacity;
        this.draws = draws;
        this.seed = seed;
    }

    /** One entry for each runner. */
    public Map<IssueId, Odds> of(List<Runner> runners) {
        if (runners.isEmpty()) {
            return Map.of();
        }
        return new Field(runners).odds();
    }

    private final class Field {

        private final Runner[] runners;
        private final int rounds;
        private final int[][] blockers;
        private final double smallest;
        /** What each is worth in each draw; then, in the same place, its rank there. */
        private final float[][] cells;

        Field(List<Runner> given) {
            runners = given.stream().sorted(Comparator.comparing(Runner::id)).toArray(Runner[]::new);
            rounds = (int) Math.max(Math.min(FEWEST_DRAWS, draws), Math.min(draws, MOST_CELLS / runners.length));
            blockers = new BlockerClosures(runners).all();
            smallest = given.stream()
                    .filter(runner -> runner.standing() == Runner.Standing.CANDIDATE)
                    .mapToDouble(Runner::effort)
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            cells = new float[runners.length][];
        }

        Map<IssueId, Odds> odds() {
            IntStream.range(0, runners.length).parallel().forEach(i -> cells[i] = worth(runners[i]));
            int blocks = (rounds + BLOCK - 1) / BLOCK;
            int[] taken = IntStream.range(0, blocks)
                    .parallel()
                    .mapToObj(this::counted)
                    .reduce(new int[runners.length], Field::sum);
            Odds[] each = IntStream.range(0, runners.length)
                    .parallel()
                    .mapToObj(i -> summed(cells[i], taken[i]))
                    .toArray(Odds[]::new);
            Map<IssueId, Odds> odds = new HashMap<>();
            for (int i = 0; i < runners.length; i++) {
                odds.put(runners[i].id(), each[i]);
            }
            return odds;
        }

        private float[] worth(Runner runner) {
            double[] draws = runner.draws(seed, rounds);
            float[] values = new float[rounds];
            for (int draw = 0; draw < rounds; draw++) {
                values[draw] = (float) draws[draw];
            }
            return values;
        }

        /** How often each is in the sprint in one block of draws; leaves each one's ranks behind. */
        private int[] counted(int block) {
            int[] counts = new int[runners.length];
            long[] order = new long[runners.length];
            Filling sprint = new Filling(runners, blockers);
            for (int draw = block * BLOCK; draw < Math.min(rounds, (block + 1) * BLOCK); draw++) {
                for (int i = 0; i < order.length; i++) {
                    order[i] = key(runners[i].band(), cells[i][draw], i);
                }
                Arrays.sort(order);
                for (int rank = 1; rank <= order.length; rank++) {
                    cells[index(order[rank - 1])][draw] = rank;
                }
                sprint.start(capacity);
                for (int rank = 0; rank < order.length && sprint.roomFor(smallest); rank++) {
                    int i = index(order[rank]);
                    if (runners[i].score() > 0) {
                        sprint.offer(i);
                    }
                }
                sprint.taken().stream().forEach(i -> counts[i]++);
            }
            return counts;
        }

        private Odds summed(float[] ranks, int taken) {
            Arrays.sort(ranks);
            return new Odds(
                    (int) ranks[(int) Math.floor(TAIL * (rounds - 1))],
                    (int) ranks[(int) Math.ceil((1 - TAIL) * (rounds - 1))],
                    taken / (double) rounds);
        }

        private static int[] sum(int[] one, int[] other) {
            int[] sum = one.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other[i];
            }
            return sum;
        }
    }

    /** Sorts by band, then by worth downwards, then by position. */
    private static long key(int band, float worth, int position) {
        int bits = Float.floatToIntBits(worth);
        int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        long descending = ~(ascending ^ Integer.MIN_VALUE) & 0xFFFFFFFFL;
        return (long) band << 59 | descending << POSITION_BITS | position;
    }

    private static int index(long key) {
        return (int) (key & (1 << POSITION_BITS) - 1);
    }
}
