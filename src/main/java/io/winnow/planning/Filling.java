package io.winnow.planning;

import io.winnow.planning.Runner.Standing;
import java.util.BitSet;

/** A sprint as it fills: what fits is taken, blockers before what they block. */
final class Filling {

    private static final double ROUNDING = 1e-9;

    private final Runner[] runners;
    private final int[][] blockers;
    private final BitSet taken;
    private double room;

    /** {@code blockers} are those of {@link BlockerClosures}, by the runners' positions. */
    Filling(Runner[] runners, int[][] blockers) {
        this.runners = runners;
        this.blockers = blockers;
        this.taken = new BitSet(runners.length);
    }

    /** Begins anew with what is always in, unless something that can't be had blocks it. */
    void start(double capacity) {
        taken.clear();
        room = capacity;
        for (int i = 0; i < runners.length; i++) {
            double needed = runners[i].standing() == Standing.IN ? taking(i) : Double.POSITIVE_INFINITY;
            if (Double.isFinite(needed)) {
                room -= needed;
                take(i);
            }
        }
    }

    /** Another one that goes on from here by itself. */
    Filling copy() {
        Filling copy = new Filling(runners, blockers);
        copy.taken.or(taken);
        copy.room = room;
        return copy;
    }

    /** Takes the issue with all that blocks it if that may be and fits; false also when it was taken before. */
    boolean offer(int i) {
        if (taken.get(i) || runners[i].standing() != Standing.CANDIDATE) {
            return false;
        }
        double needed = taking(i);
        if (!roomFor(needed)) {
            return false;
        }
        room -= needed;
        take(i);
        return true;
    }

    /** The positions of those taken; not to be changed. */
    BitSet taken() {
        return taken;
    }

    boolean roomFor(double effort) {
        return effort <= room + ROUNDING;
    }

    /** What it takes to have the issue with all that blocks it; infinite when one of those can't be had. */
    double taking(int i) {
        double needed = taken.get(i) ? 0 : runners[i].effort();
        for (int blocker : blockers[i]) {
            if (runners[blocker].standing() == Standing.OUT) {
                return Double.POSITIVE_INFINITY;
            }
            needed += taken.get(blocker) ? 0 : runners[blocker].effort();
        }
        return needed;
    }

    private void take(int i) {
        taken.set(i);
        for (int blocker : blockers[i]) {
            taken.set(blocker);
        }
    }
}
