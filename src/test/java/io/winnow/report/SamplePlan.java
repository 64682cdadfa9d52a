package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.planning.Capacity;
import io.winnow.planning.CutFlip;
import io.winnow.planning.Odds;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanRequest;
import io.winnow.planning.PlanRules;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import io.winnow.planning.SprintPlanner;
import io.winnow.scoring.Input;
import io.winnow.scoring.Moscow;
import io.winnow.solver.IntegerProgram;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        return page(report, capacity, exact, PlanRules.DEFAULT);
    }

    /** By other rules than the settings', which are the default ones. */
    public static PlanPage page(ReportPage report, @Nullable BigDecimal capacity, boolean exact, PlanRules rules) {
        SprintPlan plan =
                plan(report, capacity == null ? SAVED : capacity, capacity == null ? "configured" : "given", rules);
        return page(
                report, made(report, plan), "", exact || capacity != null || !rules.equals(PlanRules.DEFAULT), rules);
    }

    static PlanPage.Made made(ReportPage report, SprintPlan plan) {
        return new PlanPage.Made(
                SPRINTS.get(0),
                plan,
                items(report),
                confidence(report, plan),
                plan(report, SAVED, "configured"),
                report.heard() ? 41 : 0,
                SampleNext.of(report),
                List.of());
    }

    static PlanPage page(ReportPage report, PlanPage.@Nullable Made made, String problem, boolean tried) {
        return page(report, made, problem, tried, PlanRules.DEFAULT);
    }

    private static PlanPage page(
            ReportPage report, PlanPage.@Nullable Made made, String problem, boolean tried, PlanRules rules) {
        return new PlanPage(
                report,
                report.sync(),
                "1-abc",
                false,
                tried,
                new PlanPage.Rules(rules, PlanRules.DEFAULT, false, false),
                SPRINTS,
                made,
                drift(report),
                problem,
                ASKED);
    }

    /** The first issue has risen by its reach, the second is new; null without these. */
    private static @Nullable Drift drift(ReportPage report) {
        if (report.rows().size() < 2) {
            return null;
        }
        ReportRow first = report.rows().get(0);
        ReportRow second = report.rows().get(1);
        return new Drift(
                "Sprint 42",
                ASKED,
                List.of(
                        new Drift.Move(
                                first.key(),
                                first.summary(),
                                1,
                                new Change(Change.Kind.UP, 14, 15, List.of("reach 300 → 800", "score 90.00 → 240.00"))),
                        new Drift.Move(
                                second.key(), second.summary(), 2, new Change(Change.Kind.NEW, 0, null, List.of()))),
                12);
    }

    /** Each place is sure but for two ranks; the last candidate would fall out with a little less reach. */
    private static RankConfidence confidence(ReportPage report, SprintPlan plan) {
        Map<IssueId, Odds> odds = new HashMap<>();
        Set<IssueId> planned =
                plan.candidates().stream().map(SprintCandidate::id).collect(Collectors.toSet());
        for (ReportRow row : report.rows()) {
            Integer rank = row.rank();
            if (rank != null) {
                odds.put(row.id(), new Odds(Math.max(1, rank - 2), rank + 2, planned.contains(row.id()) ? 0.93 : 0.21));
            }
        }
        Map<IssueId, CutFlip> flips = new HashMap<>();
        plan.candidates().stream()
                .skip(Math.max(0, plan.candidates().size() - 1))
                .forEach(last -> flips.put(last.id(), new CutFlip(Input.REACH, 600, 320, true)));
        return new RankConfidence(odds, flips);
    }

    /** The same plan to take away. */
    public static PlanExport export(ReportPage report, @Nullable BigDecimal capacity) {
        return new PlanExport(
                report.backlog(),
                SPRINTS.get(0),
                plan(report, capacity == null ? SAVED : capacity, "configured"),
                Map.of(),
                report.trackerUrl(),
                RankConfidence.NONE,
                drift(report));
    }

    static SprintPlan plan(ReportPage report, BigDecimal capacity, String source) {
        return plan(report, capacity, source, PlanRules.DEFAULT);
    }

    private static SprintPlan plan(ReportPage report, BigDecimal capacity, String source, PlanRules rules) {
        PlanRequest request = new PlanRequest(items(report), Capacity.of(capacity, "points", source), rules, List.of());
        return new SprintPlanner(new IntegerProgram()).plan(request, false);
    }

    private static List<PlanItem> items(ReportPage report) {
        return report.rows().stream().map(SamplePlan::item).toList();
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
