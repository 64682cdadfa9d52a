package io.winnow.planning;

import io.winnow.model.IssueId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the issues of a backlog may really be worth, drawn again and again: where each stands, whatever a sprint can hold.
 *
 * <p>Each issue has its own stream of chances, so the same seed gives the same figures in whatever order issues come and on
 * however many processors, and one issue more doesn't change the others' draws.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public final class Draws {

    /** Enough for an error of about one in a hundred of a chance. */
    public static final int ENOUGH = 2_000;

    private static final long MOST_CELLS = 40_000_000; // four bytes each
    private static final int FEWEST = 200;
    private static final int BLOCK = 16; // a line of the processor's cache
    private static final double TAIL = 0.05;
    private static final int POSITION_BITS = 27;

    /** Of each draw so many are remembered: more than a sprint holds. */
    private static final int KEPT = 5_000;

    private final Worth[] worths;
    private final Map<IssueId, Integer> places = new HashMap<>();
    private final int[][] orders;
    private final Ranks[] ranks;

    /** What an issue's draws follow from. */
    private record Worth(IssueId id, int band, double score, double spread) {

        static Worth of(Runner runner) {
            return new Worth(runner.id(), runner.band(), runner.score(), runner.spread());
        }
    }

    /** Between which ranks all draws but a twentieth at either end put an issue. */
    record Ranks(int best, int worst) {}

    /**
     * Draws as often as asked, less for so many issues that it wouldn't fit into memory.
     *
     * @param runners only who they are and what they are worth counts
     */
    public static Draws of(List<Runner> runners, int draws, long seed) {
        return new Draws(
                runners.stream().sorted(Comparator.comparing(Runner::id)).toArray(Runner[]::new), draws, seed);
    }

    private Draws(Runner[] runners, int draws, long seed) {
        this.worths = worths(Stream.of(runners));
        for (int i = 0; i < worths.length; i++) {
            places.put(worths[i].id(), i);
        }
        int rounds = (int) Math.max(Math.min(FEWEST, draws), Math.min(draws, MOST_CELLS / Math.max(1, worths.length)));
        this.orders = new int[rounds][];
        // What each is worth in each draw; then, in the same place, its rank there.
        float[][] cells = new float[worths.length][];
        IntStream.range(0, worths.length).parallel().forEach(i -> cells[i] = drawn(runners[i], rounds, seed));
        IntStream.range(0, (rounds + BLOCK - 1) / BLOCK).parallel().forEach(block -> order(block, cells));
        this.ranks = IntStream.range(0, worths.length)
                .parallel()
                .mapToObj(i -> ranks(cells[i]))
                .toArray(Ranks[]::new);
    }

    private static Worth[] worths(Stream<Runner> runners) {
        return runners.map(Worth::of).sorted(Comparator.comparing(Worth::id)).toArray(Worth[]::new);
    }

    /** Whether other draws of these would be the same. */
    public boolean areOf(List<Runner> runners) {
        return Arrays.equals(worths, worths(runners.stream()));
    }

    int count() {
        return orders.length;
    }

    /** The issues above 0, the best first, by their {@link #place}; the first of them where there are very many. */
    int[] order(int draw) {
        return orders[draw];
    }

    /** Counted by id, from 0; only for issues that were drawn. */
    int place(IssueId id) {
        return places.getOrDefault(id, -1);
    }

    Ranks ranks(int place) {
        return ranks[place];
    }

    private static float[] drawn(Runner runner, int rounds, long seed) {
        double[] draws = runner.draws(seed, rounds);
        float[] values = new float[rounds];
        for (int draw = 0; draw < rounds; draw++) {
            values[draw] = (float) draws[draw];
        }
        return values;
    }

    private void order(int block, float[][] cells) {
        long[] keys = new long[worths.length];
        for (int draw = block * BLOCK; draw < Math.min(orders.length, (block + 1) * BLOCK); draw++) {
            for (int i = 0; i < keys.length; i++) {
                keys[i] = key(worths[i].band(), cells[i][draw], i);
            }
            Arrays.sort(keys);
            for (int rank = 1; rank <= keys.length; rank++) {
                cells[place(keys[rank - 1])][draw] = rank;
            }
            orders[draw] = Arrays.stream(keys)
                    .mapToInt(Draws::place)
                    .filter(i -> worths[i].score() > 0)
                    .limit(KEPT)
                    .toArray();
        }
    }

    private static Ranks ranks(float[] drawn) {
        Arrays.sort(drawn);
        return new Ranks((int) drawn[(int) Math.floor(TAIL * (drawn.length - 1))], (int)
                drawn[(int) Math.ceil((1 - TAIL) * (drawn.length - 1))]);
    }

    /** Sorts by band, then by worth downwards, then by position. */
    private static long key(int band, float worth, int position) {
        int bits = Float.floatToIntBits(worth);
        int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        long descending = ~(ascending ^ Integer.MIN_VALUE) & 0xFFFFFFFFL;
        return (long) band << 59 | descending << POSITION_BITS | position;
    }

    private static int place(long key) {
        return (int) (key & (1 << POSITION_BITS) - 1);
    }
}
