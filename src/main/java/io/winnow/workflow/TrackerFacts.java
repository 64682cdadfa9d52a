package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.IssueId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan needs that only the tracker knows, asked at one moment.
 *
 * @param sprints the board's, in its order; none when there is no board
 * @param ready the issues that are; empty when all are
 */
record TrackerFacts(List<BoardSprint> sprints, Optional<Set<IssueId>> ready, PlanFields fields) {

    /** Nothing was asked yet. */
    static final TrackerFacts NONE = new TrackerFacts(List.of(), Optional.empty(), new PlanFields(null, null));

    TrackerFacts {
        sprints = List.copyOf(sprints);
        ready = ready.map(Set::copyOf);
    }
}
