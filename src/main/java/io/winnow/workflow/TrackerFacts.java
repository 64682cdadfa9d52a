package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.IssueId;
import io.winnow.planning.Capacity.Finished;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan needs that only the tracker knows, asked at one moment.
 *
 * @param sprints the board's, in its order; none when there is no board
 * @param ready the issues that are; empty when all are
 * @param finished what the board's last closed sprints finished, the latest first; none where nothing needs it
 * @param openBlockers the unfinished ones among the issues outside the backlog that block some of it
 */
record TrackerFacts(
        List<BoardSprint> sprints,
        Optional<Set<IssueId>> ready,
        PlanFields fields,
        List<Finished> finished,
        Set<IssueId> openBlockers) {

    /** Nothing was asked yet. */
    static final TrackerFacts NONE =
            new TrackerFacts(List.of(), Optional.empty(), new PlanFields(null, null), List.of(), Set.of());

    TrackerFacts {
        sprints = List.copyOf(sprints);
        ready = ready.map(Set::copyOf);
        finished = List.copyOf(finished);
        openBlockers = Set.copyOf(openBlockers);
    }
}
