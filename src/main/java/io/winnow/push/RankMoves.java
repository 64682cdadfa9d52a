package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.tracker.BacklogOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fewest rank calls that turn one order into another, and among those the fewest moved issues.
 *
 * <p>Pure. Some issues are kept where they are: an increasing subsequence of the wanted order. Whatever stands between
 * two of them in the wanted order moves there, a block a call. Since an issue's last move puts it between two that never
 * move, no plan of any kind needs fewer calls than the best choice of kept issues does. Every block's anchor is a kept
 * issue, so that no block depends on another one's success.
 *
 * @param kept stays where it is, in the wanted order
 * @param blocks in the order they must be sent
 */
record RankMoves(Set<IssueId> kept, List<Block> blocks) {

    private static final int BLOCK = BacklogOrder.MOST;
    private static final long NEVER = Long.MAX_VALUE / 4;

    RankMoves {
        kept = Collections.unmodifiableSet(new LinkedHashSet<>(kept));
        blocks = List.copyOf(blocks);
    }

    /** Issues that move together, in this order, directly before or after the anchor. */
    record Block(List<IssueId> issues, IssueId anchor, boolean before) {

        Block {
            issues = List.copyOf(issues);
        }
    }

    /**
     * The best moves; quadratic, and still quick for a few ten thousand issues.
     *
     * @param wanted the same issues as {@code current}, each once
     */
    static RankMoves between(List<IssueId> current, List<IssueId> wanted) {
        return between(current, wanted, Set.of());
    }

    /** The same with some that must stay, which are in the wanted order among themselves already. */
    static RankMoves between(List<IssueId> current, List<IssueId> wanted, Set<IssueId> fixed) {
        return around(wanted, kept(current, wanted, fixed));
    }

    /** The moves that put everything else where it is wanted among these, which stay; none when nothing stays. */
    static RankMoves around(List<IssueId> wanted, Collection<IssueId> staying) {
        Set<IssueId> kept = new LinkedHashSet<>(wanted);
        kept.retainAll(new HashSet<>(staying));
        List<Block> blocks = new ArrayList<>();
        List<IssueId> gap = new ArrayList<>();
        IssueId last = null;
        for (IssueId issue : wanted) {
            if (kept.contains(issue)) {
                cut(gap).forEach(some -> blocks.add(new Block(some, issue, true)));
                gap.clear();
                last = issue;
            } else {
                gap.add(issue);
            }
        }
        if (last != null) {
            List<List<IssueId>> tail = cut(gap);
            for (int i = tail.size() - 1; i >= 0; i--) { // each pushes the ones sent before it further back
                blocks.add(new Block(tail.get(i), last, false));
            }
        }
        return new RankMoves(kept, blocks);
    }

    private static List<List<IssueId>> cut(List<IssueId> gap) {
        List<List<IssueId>> blocks = new ArrayList<>();
        for (int from = 0; from < gap.size(); from += BLOCK) {
            blocks.add(List.copyOf(gap.subList(from, Math.min(gap.size(), from + BLOCK))));
        }
        return blocks;
    }

    private static List<IssueId> kept(List<IssueId> current, List<IssueId> wanted, Set<IssueId> fixed) {
        int size = wanted.size();
        Map<IssueId, Integer> places = new HashMap<>();
        current.forEach(issue -> places.put(issue, places.size()));
        int[] place = wanted.stream()
                .mapToInt(issue -> places.getOrDefault(issue, -1))
                .toArray();
        long[] gapCost = new long[size + 1];
        for (int gap = 1; gap <= size; gap++) {
            gapCost[gap] = (gap + BLOCK - 1L) / BLOCK * (size + 1L) + gap; // calls first, then moved issues
        }
        long[] best = new long[size];
        int[] previous = new int[size];
        int last = -1;
        long total = Long.MAX_VALUE;
        int lastFixed = -1;
        for (int i = 0; i < size; i++) {
            best[i] = lastFixed < 0 ? gapCost[i] : NEVER;
            previous[i] = -1;
            for (int j = i - 1; j >= Math.max(0, lastFixed); j--) {
                if (place[j] < place[i]) {
                    long cost = best[j] + gapCost[i - j - 1];
                    if (cost < best[i]) {
                        best[i] = cost;
                        previous[i] = j;
                    }
                }
            }
            if (fixed.contains(wanted.get(i))) {
                lastFixed = i;
                total = Long.MAX_VALUE; // whatever ended before this one leaves it out
            }
            if (best[i] + gapCost[size - 1 - i] < total) {
                total = best[i] + gapCost[size - 1 - i];
                last = i;
            }
        }
        List<IssueId> kept = new ArrayList<>();
        for (int i = last; i >= 0; i = previous[i]) {
            kept.add(wanted.get(i));
        }
        return kept;
    }

    /** What moves, and what it moves beside. */
    Set<IssueId> concerned() {
        Set<IssueId> issues = new HashSet<>();
        blocks.forEach(block -> {
            issues.addAll(block.issues());
            issues.add(block.anchor());
        });
        return issues;
    }

    int calls() {
        return blocks.size();
    }

    /** How many issues move. */
    int moved() {
        return blocks.stream().mapToInt(block -> block.issues().size()).sum();
    }
}
