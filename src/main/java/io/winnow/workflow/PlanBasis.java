package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.List;
import java.util.Map;

/**
 * All a backlog's plans are made from, gathered once; any number of plans follow from it without asking anybody.
 *
 * @param issues every issue of the backlog, as the last sync left it
 */
record PlanBasis(BacklogSettings backlog, TrackerFacts facts, Map<IssueId, Issue> issues, List<StoredScore> ranking) {

    PlanBasis {
        issues = Map.copyOf(issues);
        ranking = List.copyOf(ranking);
    }

    /** The same with what the tracker says. */
    PlanBasis with(TrackerFacts other) {
        return new PlanBasis(backlog, other, issues, ranking);
    }
}
