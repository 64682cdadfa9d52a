package io.winnow.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One filling of the sprint down the order, which can be gone back to at each issue taken. */
final class Walked {

    /** By band, the best first. */
    static final Comparator<Runner> ORDER = Comparator.comparingInt(Runner::band)
            .thenComparing(Comparator.comparingDouble(Runner::score).reversed())
            .thenComparing(Runner::id);

    /** Where what is worth nothing stands. */
    static final int NOWHERE = -1;

    private final Runner[] runners;
    private final double[] leastBehind;
    private final List<Integer> takes = new ArrayList<>();
    private final List<Filling> fillings = new ArrayList<>();

    /**
     * Fills the sprint.
     *
     * @param runners in their order
     * @param without the position of one that isn't wanted though it may come along as a blocker; none when below 0
     */
    Walked(Runner[] runners, int[][] blockers, double capacity, int without) {
        this.runners = runners;
        this.leastBehind = leastBehind(runners);
        Filling filling = new Filling(runners, blockers);
        filling.start(capacity);
        fillings.add(filling.copy());
        for (int i = 0; i < runners.length && filling.roomFor(leastBehind[i]); i++) {
            if (i != without && runners[i].score() > 0 && filling.offer(i)) {
                takes.add(i);
                fillings.add(filling.copy());
            }
        }
    }

    private static double[] leastBehind(Runner[] runners) {
        double[] least = new double[runners.length];
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = runners.length - 1; i >= 0; i--) {
            if (runners[i].standing() == Runner.Standing.CANDIDATE && runners[i].score() > 0) {
                smallest = Math.min(smallest, runners[i].effort());
            }
            least[i] = smallest;
        }
        return least;
    }

    /** How many of those taken stand before the issue if it is worth so much. */
    int takenBefore(int i, double worth) {
        if (!(worth > 0)) {
            return NOWHERE;
        }
        Runner issue = runners[i].worth(worth);
        int from = 0;
        int to = takes.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ORDER.compare(runners[takes.get(middle)], issue) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** As it was when so many had been taken; for the caller to go on with. */
    Filling after(int taken) {
        return fillings.get(taken).copy();
    }

    Filling end() {
        return fillings.get(takes.size());
    }

    /** Goes on behind so many taken, and says what all but the issue are worth then. */
    double finished(Filling filling, int taken, int issue) {
        int first = taken == 0 ? 0 : takes.get(taken - 1) + 1;
        for (int i = first; i < runners.length && filling.roomFor(leastBehind[i]); i++) {
            if (i != issue && runners[i].score() > 0) {
                filling.offer(i);
            }
        }
        return worth(filling, issue);
    }

    /** What all but the issue are worth in the end. */
    double value(int issue) {
        return worth(end(), issue);
    }

    private double worth(Filling filling, int issue) {
        return filling.taken().stream()
                .filter(i -> i != issue)
                .mapToDouble(i -> runners[i].score())
                .sum();
    }
}
