package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What stood around an issue when somebody said what it is worth.
 *
 * @param effort what the field of the effort holds; empty when it holds nothing, or effort comes from no field
 * @param points its story points, plain; empty when it has none
 * @param goalWeight of the heaviest goal it serves; 0 when it serves none
 * @param items how much evidence supports it and what is below it
 * @param blockers keys of the unfinished issues that block it, by id
 */
public record Surroundings(String effort, String points, BigDecimal goalWeight, int items, Map<Long, String> blockers) {

    /** Evidence that has grown by so much may make another judgement of the issue. */
    private static final BigDecimal GROWN = new BigDecimal("1.3");

    public Surroundings {
        blockers = Collections.unmodifiableMap(new TreeMap<>(blockers));
    }

    /** The same with the estimates that it lacked: a first estimate is no edit. */
    Surroundings estimated(Surroundings later) {
        return new Surroundings(
                effort.isEmpty() ? later.effort : effort,
                points.isEmpty() ? later.points : points,
                goalWeight,
                items,
                blockers);
    }

    /** What happened between then and these. */
    Set<Stale.Cause> eventsSince(Surroundings then) {
        Set<Stale.Cause> events = EnumSet.noneOf(Stale.Cause.class);
        if (!effort.equals(then.effort) || !points.equals(then.points)) {
            events.add(Stale.Cause.ESTIMATE);
        }
        if (goalWeight.compareTo(then.goalWeight) != 0) {
            events.add(Stale.Cause.GOAL_WEIGHT);
        }
        if (items > then.items
                && BigDecimal.valueOf(items).compareTo(GROWN.multiply(BigDecimal.valueOf(then.items))) >= 0) {
            events.add(Stale.Cause.EVIDENCE);
        }
        if (!then.blockers.keySet().containsAll(blockers.keySet())) {
            events.add(Stale.Cause.BLOCKER);
        }
        return events;
    }

    /** An event in words, such as {@code estimate edited (3 → 5)}. */
    String words(Stale.Cause event, Surroundings then) {
        return switch (event) {
            case AGE -> "";
            case ESTIMATE ->
                effort.equals(then.effort)
                        ? "estimate edited (" + arrow(then.points, points) + " points)"
                        : "estimate edited (" + arrow(then.effort, effort) + ")";
            case GOAL_WEIGHT ->
                "goal weight changed (" + arrow(Decimals.plain(then.goalWeight), Decimals.plain(goalWeight)) + ")";
            case EVIDENCE -> "evidence grew (" + arrow(String.valueOf(then.items), String.valueOf(items)) + " items)";
            case BLOCKER -> "blocker " + String.join(", ", added(then)) + " added";
        };
    }

    private Iterable<String> added(Surroundings then) {
        return blockers.entrySet().stream()
                .filter(blocker -> !then.blockers.containsKey(blocker.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String arrow(String from, String to) {
        return Excerpt.line(from.isEmpty() ? "none" : from) + " → " + Excerpt.line(to.isEmpty() ? "none" : to);
    }
}
