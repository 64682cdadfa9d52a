package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanRules;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.SprintPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on a backlog's next sprint.
 *
 * @param report the backlog's rows and goals
 * @param sync how the backlog's sync stands, which may be newer than the report's own
 * @param version of the order and people's decisions, as changes of them name it
 * @param exact whether the best plan is looked for
 * @param tried whether it was made with something in place of the saved settings
 * @param sprints the board's sprints that may be planned, in its order
 * @param made null when no plan could be made
 * @param drift how the ranking has changed since a sprint was last filled; null when none was
 * @param problem why not, or what isn't as fresh as it should be, as sentences; empty when all is well
 * @param trackerAsked when the tracker was asked for sprints, finished work and what is ready; null when it never answered
 */
public record PlanPage(
        ReportPage report,
        SyncStatus sync,
        String version,
        boolean exact,
        boolean tried,
        Rules rules,
        List<BoardSprint> sprints,
        @Nullable Made made,
        @Nullable Drift drift,
        String problem,
        @Nullable Instant trackerAsked) {

    public PlanPage {
        sprints = List.copyOf(sprints);
    }

    /**
     * What the plan has to keep, and what the saved settings say.
     *
     * @param together whether groups are kept together
     * @param savedTogether whether the settings name any
     */
    public record Rules(PlanRules now, PlanRules saved, boolean together, boolean savedTogether) {}

    /**
     * What came of it.
     *
     * @param sprint null when it is for no particular one
     * @param items what it was planned from
     * @param confidence how sure it is
     * @param saved what the saved settings alone would plan for the same sprint; null when they plan nothing
     * @param customers how many accounts were heard about the candidates and what is below them
     * @param next what to score next
     * @param elsewhere candidates that stand in other future sprints
     */
    public record Made(
            @Nullable BoardSprint sprint,
            SprintPlan plan,
            List<PlanItem> items,
            RankConfidence confidence,
            @Nullable SprintPlan saved,
            int customers,
            NextExport next,
            List<Elsewhere> elsewhere) {}
}
