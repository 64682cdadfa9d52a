package io.winnow.planning;

import io.winnow.model.IssueId;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds for each runner all that must be done before it, directly or further back. */
final class BlockerClosures {

    /** More than any sprint holds; the last of so many stands for all further ones. */
    private static final int MOST = 500;

    private final Runner[] runners;
    private final Map<IssueId, Integer> positions = new HashMap<>();

    BlockerClosures(Runner[] runners) {
        this.runners = runners;
        for (int i = 0; i < runners.length; i++) {
            positions.put(runners[i].id(), i);
        }
    }

    /** For each runner the positions of its blockers, never its own; those already started block nothing. */
    int[][] all() {
        int[][] closures = new int[runners.length][];
        for (int i = 0; i < closures.length; i++) {
            closures[i] = runners[i].blockers().isEmpty() ? new int[0] : of(i);
        }
        return closures;
    }

    private int[] of(int start) {
        BitSet met = new BitSet(runners.length);
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        int found = 0;
        while (!open.isEmpty() && found < MOST) {
            for (IssueId blocker : runners[open.remove()].blockers()) {
                @Nullable Integer at = positions.get(blocker);
                if (at != null && at != start && !met.get(at) && runners[at].standing() != Runner.Standing.STARTED) {
                    met.set(at);
                    open.add(at);
                    found++;
                }
            }
        }
        return met.stream().toArray();
    }
}
