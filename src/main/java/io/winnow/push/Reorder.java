package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A new order for the issues of a backlog that may be ranked among each other.
 *
 * @param current as they stand in Jira
 * @param wanted the same issues as they should stand
 */
public record Reorder(List<Placed> current, List<IssueId> wanted) {

    public Reorder {
        current = List.copyOf(current);
        wanted = List.copyOf(wanted);
    }

    /**
     * The order a plan brings about: the candidates, then the other ranked issues, then the rest as they stood.
     *
     * @param candidates in the plan's order; those that can't be ranked here are left alone
     * @param ranked scored issues, best first
     */
    public static Reorder planned(List<Placed> current, List<IssueId> candidates, List<IssueId> ranked) {
        Set<IssueId> there = ids(current);
        Set<IssueId> wanted = new LinkedHashSet<>();
        candidates.stream().filter(there::contains).forEach(wanted::add);
        ranked.stream().filter(there::contains).forEach(wanted::add);
        wanted.addAll(there);
        return new Reorder(current, new ArrayList<>(wanted));
    }

    /** Whether an issue may be ranked among the backlog's: open, in no active sprint, no epic and no sub-task. */
    public static boolean movable(Placed placed) {
        return whyNot(placed).isEmpty();
    }

    /** Why an issue isn't ranked; empty when it is. */
    static String whyNot(Placed placed) {
        if (placed.done()) {
            return Reasons.DONE;
        }
        if (placed.active()) {
            return Reasons.ACTIVE;
        }
        int level = placed.type().hierarchyLevel();
        return level == 0 ? "" : level < 0 ? Reasons.SUBTASK : Reasons.EPIC;
    }

    static Set<IssueId> ids(List<Placed> placed) {
        Set<IssueId> ids = new LinkedHashSet<>();
        placed.forEach(one -> ids.add(one.id()));
        return ids;
    }
}
