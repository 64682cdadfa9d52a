package io.winnow.workflow;

import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride;
import io.winnow.scoring.Stale;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All a backlog's plans are made from, gathered once; any number of plans follow from it without asking anybody.
 *
 * @param issues every issue of the backlog, as the last sync left it
 * @param ranking in the order that people's decisions make of it: ranked ones best first, then the others
 * @param overrides people's decisions that hold
 * @param version of these and of the order
 * @param goals those each issue serves, and those above these
 * @param stale why inputs are old, of each issue that has old ones
 */
record PlanBasis(
        BacklogSettings backlog,
        TrackerFacts facts,
        Map<IssueId, Issue> issues,
        List<StoredScore> ranking,
        List<OrderOverride> overrides,
        String version,
        Map<IssueId, Set<Goal>> goals,
        GoalTree tree,
        Map<IssueId, List<Stale>> stale) {

    PlanBasis {
        issues = Map.copyOf(issues);
        ranking = List.copyOf(ranking);
        overrides = List.copyOf(overrides);
        goals = Map.copyOf(goals);
        stale = Map.copyOf(stale);
    }

    /** The same, to be planned by what a person tries. */
    PlanBasis trying(RuleSwitches switches) {
        return new PlanBasis(switches.of(backlog), facts, issues, ranking, overrides, version, goals, tree, stale);
    }

    /** The same with what the tracker says. */
    PlanBasis with(TrackerFacts other) {
        return new PlanBasis(backlog, other, issues, ranking, overrides, version, goals, tree, stale);
    }
}
