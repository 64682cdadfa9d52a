package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts issues back beside their old neighbours, and finds out which ones somebody has moved. Pure. */
final class OldPlaces {

    private OldPlaces() {}

    /**
     * An order with some issues where a reference has them: each directly after the nearest one before it there.
     *
     * @param standing the others, which keep their order
     * @param unreliable those of them that no longer stand where the reference has them
     */
    static List<IssueId> put(
            Set<IssueId> moving, List<IssueId> standing, List<IssueId> reference, Set<IssueId> unreliable) {
        Set<IssueId> neighbours = new HashSet<>(standing);
        neighbours.removeAll(unreliable);
        Map<IssueId, List<IssueId>> after = new HashMap<>();
        List<IssueId> first = new ArrayList<>();
        List<IssueId> group = first;
        IssueId top = null;
        for (IssueId issue : reference) {
            if (moving.contains(issue)) {
                group.add(issue);
            } else if (neighbours.contains(issue)) {
                top = top == null ? issue : top;
                group = after.computeIfAbsent(issue, key -> new ArrayList<>());
            }
        }
        List<IssueId> order = new ArrayList<>(top == null ? first : List.of());
        for (IssueId issue : standing) {
            if (issue.equals(top)) {
                order.addAll(first);
            }
            order.add(issue);
            order.addAll(after.getOrDefault(issue, List.of()));
        }
        return order;
    }

    /**
     * Those that no longer stand where they did, as few as explain today's order.
     *
     * <p>An unchanged rank value proves that its issue stayed. A changed one proves nothing, for Jira rebalances; then the
     * place among the others decides.
     *
     * @param ranks the values known from then
     */
    static Set<IssueId> moved(List<IssueId> then, Map<IssueId, String> ranks, List<Placed> now) {
        Map<IssueId, Integer> places = new HashMap<>();
        then.forEach(issue -> places.put(issue, places.size()));
        List<Placed> both =
                now.stream().filter(placed -> places.containsKey(placed.id())).toList();
        long stayed = 2L * (both.size() + 1);
        Heaviest heaviest = new Heaviest(places.size());
        for (Placed placed : both) {
            String rank = ranks.get(placed.id());
            long weight = rank == null ? 2 : rank.equals(placed.rank()) ? stayed : 1;
            heaviest.add(places.getOrDefault(placed.id(), 0), weight);
        }
        Set<IssueId> moved = new HashSet<>(Reorder.ids(both));
        heaviest.chosen().forEach(index -> moved.remove(both.get(index).id()));
        return moved;
    }

    /** The increasing subsequence with the greatest sum of weights, by a tree of prefix maxima. */
    private static final class Heaviest {

        private final int[] bestAt;
        private final List<Long> sums = new ArrayList<>();
        private final List<Integer> previous = new ArrayList<>();
        private int last = -1;

        Heaviest(int places) {
            bestAt = new int[places + 1];
            Arrays.fill(bestAt, -1);
        }

        void add(int place, long weight) {
            int before = -1;
            for (int i = place; i > 0; i -= i & -i) {
                before = better(before, bestAt[i]);
            }
            int index = sums.size();
            sums.add(weight + (before < 0 ? 0 : sums.get(before)));
            previous.add(before);
            last = better(last, index);
            for (int i = place + 1; i < bestAt.length; i += i & -i) {
                bestAt[i] = better(bestAt[i], index);
            }
        }

        private int better(int one, int other) {
            return other >= 0 && (one < 0 || sums.get(other) > sums.get(one)) ? other : one;
        }

        List<Integer> chosen() {
            List<Integer> chosen = new ArrayList<>();
            for (int i = last; i >= 0; i = previous.get(i)) {
                chosen.add(i);
            }
            return chosen;
        }
    }
}
