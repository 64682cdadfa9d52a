package io.winnow.planning;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much a sprint can hold.
 *
 * @param amount of all teams together; 0 or more
 * @param unit what it counts, as a plural such as {@code points}
 * @param teams each team's part by name; empty when teams don't matter
 * @param source where the figure comes from, as a phrase
 * @param finished what the sprints it was computed from finished, the latest first; empty when it was given
 */
public record Capacity(
        BigDecimal amount, String unit, SortedMap<String, BigDecimal> teams, String source, List<Finished> finished) {

    /** What one closed sprint finished. */
    public record Finished(String sprint, BigDecimal amount) {}

    public Capacity {
        teams = Collections.unmodifiableSortedMap(new TreeMap<>(teams));
        finished = List.copyOf(finished);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a capacity is 0 or more, not " + amount);
        }
    }

    public static Capacity of(BigDecimal amount, String unit, String source) {
        return new Capacity(amount, unit, new TreeMap<>(), source, List.of());
    }

    /** The sum of what each team can do. */
    public static Capacity ofTeams(Map<String, BigDecimal> teams, String unit, String source) {
        return new Capacity(
                teams.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                unit,
                new TreeMap<>(teams),
                source,
                List.of());
    }

    /** The same with more of it for one team; the name of the team is empty where teams don't matter. */
    Capacity plus(String team, BigDecimal more) {
        SortedMap<String, BigDecimal> parts = new TreeMap<>(teams);
        parts.computeIfPresent(team, (name, part) -> part.add(more));
        return new Capacity(amount.add(more), unit, parts, source, finished);
    }

    /** The same with every figure times the factor. */
    public Capacity times(BigDecimal factor) {
        SortedMap<String, BigDecimal> scaled = new TreeMap<>();
        teams.forEach((team, part) -> scaled.put(team, part.multiply(factor)));
        return new Capacity(amount.multiply(factor), unit, scaled, source, finished);
    }
}
