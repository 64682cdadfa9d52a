package io.winnow.workflow;

import io.winnow.ranking.RankingSettings;
import io.winnow.scoring.ScoringSettings;
import org.jspecify.annotations.Nullable;

/**
 * One backlog to rank.
 *
 * @param name as the user wrote it in the configuration
 * @param jql which issues are in it; may end in ORDER BY
 * @param board the Jira board it is planned on; null when none is named
 * @param scoring what its scores are made of
 * @param ranking how it is ordered
 * @param plan how its sprints are planned
 */
public record BacklogSettings(
        String name,
        String jql,
        @Nullable Long board,
        ScoringSettings scoring,
        RankingSettings ranking,
        PlanSettings plan) {

    /** The same, its sprints planned otherwise. */
    BacklogSettings with(PlanSettings other) {
        return new BacklogSettings(name, jql, board, scoring, ranking, other);
    }
}
