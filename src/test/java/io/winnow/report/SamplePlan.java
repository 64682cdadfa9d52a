package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.model.Sprint;
import io.winnow.planning.Capacity;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanRequest;
import io.winnow.planning.PlanRules;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.SprintPlan;
import io.winnow.planning.SprintPlanner;
import io.winnow.scoring.Moscow;
import io.winnow.solver.IntegerProgram;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans of made-up backlogs; what the settings say is 34 points. */
public final class SamplePlan {

    private static final BigDecimal SAVED = BigDecimal.valueOf(34);
    private static final Instant ASKED = Instant.parse("2026-11-22T02:58:00Z");
    private static final List<BoardSprint> SPRINTS = List.of(sprint(43, "Sprint 43"), sprint(44, "Sprint 44"));

    private SamplePlan() {}

    private static BoardSprint sprint(long id, String name) {
        return new BoardSprint(id, name, Sprint.State.FUTURE, "", null, null, null);
    }

    /** {@code capacity} null for the settings'. */
    public static PlanPage page(ReportPage report, @Nullable BigDecimal capacity, boolean exact) {
        BigDecimal amount = capacity == null ? SAVED : capacity;
        SprintPlan plan = plan(report, amount, capacity == null ? "configured" : "given");
        return page(
                report,
                new PlanPage.Made(
                        SPRINTS.get(0),
                        plan,
                        plan(report, SAVED, "configured"),
                        plan(report, amount.multiply(new BigDecimal("0.8")), ""),
                        plan(report, amount.multiply(new BigDecimal("1.2")), ""),
                        report.heard() ? 41 : 0,
                        SampleNext.of(report)),
                "",
                exact || capacity != null);
    }

    static PlanPage page(ReportPage report, PlanPage.@Nullable Made made, String problem, boolean tried) {
        return new PlanPage(report, report.sync(), false, tried, PlanRules.DEFAULT, SPRINTS, made, problem, ASKED);
    }

    /** The same plan to take away. */
    public static PlanExport export(ReportPage report, @Nullable BigDecimal capacity) {
        return new PlanExport(
                report.backlog(),
                SPRINTS.get(0),
                plan(report, capacity == null ? SAVED : capacity, "configured"),
                Map.of(),
                report.trackerUrl(),
                RankConfidence.NONE);
    }

    static SprintPlan plan(ReportPage report, BigDecimal capacity, String source) {
        List<PlanItem> items = report.rows().stream().map(SamplePlan::item).toList();
        PlanRequest request =
                new PlanRequest(items, Capacity.of(capacity, "points", source), PlanRules.DEFAULT, List.of());
        return new SprintPlanner(new IntegerProgram()).plan(request, false);
    }

    private static PlanItem item(ReportRow row) {
        return new PlanItem(
                row.id(),
                row.key(),
                row.rank() == null ? 0 : row.rank(),
                row.score().value(),
                row.storyPoints(),
                "",
                row.score().basis().moscow() == Moscow.MUST,
                Set.of(),
                Set.of(),
                null,
                List.of(),
                Set.of(),
                "",
                false);
    }
}
