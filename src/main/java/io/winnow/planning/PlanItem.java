package io.winnow.planning;

import io.winnow.model.IssueId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An issue as the planner sees it.
 *
 * @param name what reasons call it: its key
 * @param rank its place in the backlog's order, from 1; 0 when it isn't scored
 * @param score null when it isn't scored
 * @param effort in the unit of the capacity; null when it has no estimate
 * @param team whose capacity it takes; empty when teams don't matter or it names none
 * @param must whether it is a must
 * @param goals ids of the goals it serves, and of the goals above these
 * @param themes of those goals
 * @param epic the epic it belongs to; null when it has none
 * @param blockers the unfinished issues that block it
 * @param groups the groups it is kept together with, by name
 * @param barred why it can't be planned whatever the rules say, as a phrase; empty when it can
 * @param underWay whether it is in an active sprint, so that what it blocks need not wait for this plan
 */
public record PlanItem(
        IssueId id,
        String name,
        int rank,
        @Nullable BigDecimal score,
        @Nullable BigDecimal effort,
        String team,
        boolean must,
        Set<String> goals,
        Set<String> themes,
        @Nullable IssueId epic,
        List<Blocker> blockers,
        Set<String> groups,
        String barred,
        boolean underWay) {

    public PlanItem {
        goals = Set.copyOf(goals);
        themes = Set.copyOf(themes);
        blockers = List.copyOf(blockers);
        groups = Set.copyOf(groups);
    }

    /** An unfinished issue that blocks another; it may stand outside the backlog. */
    public record Blocker(IssueId id, String name) {}
}
