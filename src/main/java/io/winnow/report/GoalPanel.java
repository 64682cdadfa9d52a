package io.winnow.report;

import io.winnow.goals.Goal;
import io.winnow.goals.KpiPoint;
import io.winnow.goals.Standing;
import io.winnow.goals.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The goals beside the list.
 *
 * @param standings the goals that are part of no other, in the order written; of all backlogs together
 * @param withoutGoal the issues that serve none
 * @param series the KPI series their key results are measured by, by name and day
 */
public record GoalPanel(List<Standing> standings, Sums withoutGoal, Map<String, List<KpiPoint>> series) {

    private static final int MOST_POINTS = 60;
    private static final int FEWEST_POINTS = 6;
    private static final int ALL_POINTS = 3_000;

    public GoalPanel {
        standings = List.copyOf(standings);
        series = Map.copyOf(series);
    }

    /** Every goal with how deep it stands, each before its parts. */
    List<Placed> all() {
        List<Placed> all = new ArrayList<>();
        add(standings, null, 0, all);
        return all;
    }

    /** Every goal in words; the more key results there are, the fewer values of each series. */
    List<GoalView> views() {
        List<Placed> all = all();
        long results = all.stream()
                .mapToLong(one -> one.standing().goal().keyResults().size())
                .sum();
        int points = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, ALL_POINTS / Math.max(1, results)));
        return all.stream().map(placed -> GoalView.of(placed, series, points)).toList();
    }

    private static void add(List<Standing> standings, @Nullable Goal above, int depth, List<Placed> all) {
        for (Standing standing : standings) {
            all.add(new Placed(standing, above, depth));
            add(standing.parts(), standing.goal(), depth + 1, all);
        }
    }

    /**
     * A goal in the tree.
     *
     * @param above null when it is part of no other
     * @param depth 0 at the top
     */
    record Placed(Standing standing, @Nullable Goal above, int depth) {}
}
