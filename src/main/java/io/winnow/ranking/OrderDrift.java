package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which issues people have moved since an order was brought about: the fewest that explain the difference.
 *
 * <p>Those that stay are a longest increasing subsequence. Where as few explain it in several ways, an issue that went
 * up is named rather than those that went down, for that is how people drag.
 */
public final class OrderDrift {

    private OrderDrift() {}

    /**
     * The issues moved, as they stand now from the top; issues that are in one of the orders only count for nothing.
     *
     * @param then the order brought about, without repetition
     * @param now the order as it is, without repetition
     */
    public static List<Moved> between(List<IssueId> then, List<IssueId> now) {
        Set<IssueId> still = new HashSet<>(now);
        Map<IssueId, Integer> before = new HashMap<>();
        then.stream().filter(still::contains).forEach(id -> before.put(id, before.size()));
        List<IssueId> common = now.stream().filter(before::containsKey).toList();
        int[] places =
                common.stream().mapToInt(id -> before.getOrDefault(id, 0)).toArray();
        Set<Integer> stays = longestIncreasing(places);
        List<Moved> moved = new ArrayList<>();
        for (int at = 0; at < places.length; at++) {
            if (!stays.contains(at)) {
                IssueId issue = common.get(at);
                moved.add(
                        at == 0
                                ? new Moved(issue, Kind.BEFORE, common.get(1), places[at] + 1, 1)
                                : new Moved(issue, Kind.AFTER, common.get(at - 1), places[at] + 1, at + 1));
            }
        }
        return List.copyOf(moved);
    }

    /** By patience sorting (Fredman, On computing the length of longest increasing subsequences, 1975). */
    private static Set<Integer> longestIncreasing(int[] values) {
        int[] ends = new int[values.length];
        int[] previous = new int[values.length];
        int[] endValues = new int[values.length];
        int length = 0;
        for (int at = 0; at < values.length; at++) {
            int found = Arrays.binarySearch(endValues, 0, length, values[at]);
            int pile = found < 0 ? -found - 1 : found;
            previous[at] = pile == 0 ? -1 : ends[pile - 1];
            ends[pile] = at;
            endValues[pile] = values[at];
            length = Math.max(length, pile + 1);
        }
        Set<Integer> chosen = new HashSet<>();
        for (int at = length == 0 ? -1 : ends[length - 1]; at >= 0; at = previous[at]) {
            chosen.add(at);
        }
        return Collections.unmodifiableSet(chosen);
    }

    /**
     * An issue that somebody moved, and the override that would say the same.
     *
     * @param anchor the issue it now stands directly before or after
     * @param was its place among the issues of both orders then, from 1
     * @param is its place now
     */
    public record Moved(IssueId issue, Kind kind, IssueId anchor, int was, int is) {}
}
