package io.winnow.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to reach, with the goals it consists of.
 *
 * @param id unique in the tree
 * @param theme revenue, expansion, cost, advantage or a word of one's own; empty when none is given
 * @param weight what it counts beside the other goals; above 0
 * @param owner empty when nobody is named
 * @param start null when it starts with the goal above it
 * @param due null when it is due with the goal above it
 * @param goals its parts, in the order written
 */
public record Goal(
        String id,
        String name,
        String theme,
        BigDecimal weight,
        String owner,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        List<KeyResult> keyResults,
        LinkRules links,
        List<Goal> goals) {

    /** Throws {@link IllegalArgumentException} with one plain sentence when the parts contradict each other. */
    public Goal {
        keyResults = List.copyOf(keyResults);
        goals = List.copyOf(goals);
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("has a weight that isn't above 0. Write a number such as 1 or 2.5.");
        }
        if (start != null && due != null && !due.isAfter(start)) {
            throw new IllegalArgumentException(
                    "is due " + due + ", which isn't after its start " + start + ". Correct one of the two.");
        }
        Set<String> ids = new HashSet<>();
        for (KeyResult result : keyResults) {
            if (!ids.add(result.id().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("has two key results with the id " + result.id() + ". Rename one.");
            }
        }
    }

    /** The goal by itself, without its parts. */
    public Goal alone() {
        return new Goal(id, name, theme, weight, owner, start, due, keyResults, links, List.of());
    }
}
