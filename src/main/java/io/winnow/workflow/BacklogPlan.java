package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanRules;
import io.winnow.planning.SprintPlan;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backlog's next sprint.
 *
 * @param sprint the sprint it is for; null when none is named and the board has no future one, or there is no board
 * @param items what it was planned from
 * @param rules what it was planned by
 * @param issues every issue of the backlog
 * @param ranking as the last sync left it: ranked ones best first, then those not scored
 * @param trackerUrl where the tracker stands, for links
 */
public record BacklogPlan(
        String backlog,
        @Nullable BoardSprint sprint,
        SprintPlan plan,
        List<PlanItem> items,
        PlanRules rules,
        Map<IssueId, Issue> issues,
        List<StoredScore> ranking,
        String trackerUrl) {

    public BacklogPlan {
        items = List.copyOf(items);
        issues = Map.copyOf(issues);
        ranking = List.copyOf(ranking);
    }
}
