package io.winnow.workflow;

import io.winnow.goals.EvidenceCount;
import io.winnow.model.BoardSprint;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import io.winnow.report.Elsewhere;
import io.winnow.report.PlanExport;
import io.winnow.report.PlanPage;
import io.winnow.report.Roadmap;
import io.winnow.report.RoadmapPage;
import io.winnow.workflow.PlanDesk.Laid;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a backlog's next sprint should hold, to people who try one capacity after the other: the tracker is asked
 * once in a while, the store after each change, and neither for one plan more.
 *
 * <p>Safe to share between threads.
 */
public final class ShowPlan {

    private final PlanSprint planSprint;
    private final ScoreNext scoreNext;
    private final ShowRoadmap showRoadmap;
    private final ShowStatus showStatus;
    private final Map<String, PlanDesk> desks = new HashMap<>();

    public ShowPlan(
            PlanSprint planSprint,
            ScoreNext scoreNext,
            ShowRoadmap showRoadmap,
            ShowDrift showDrift,
            BuildReport buildReport,
            KeptReports keptReports,
            ShowStatus showStatus,
            Supplier<EvidenceCount> evidence,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.planSprint = planSprint;
        this.scoreNext = scoreNext;
        this.showRoadmap = showRoadmap;
        this.showStatus = showStatus;
        backlogs.forEach(backlog -> desks.put(
                backlog.name(),
                new PlanDesk(backlog, planSprint, showDrift, buildReport, keptReports, evidence, clock)));
    }

    /**
     * The page; empty when there is no such backlog.
     *
     * @param askAgain whether the tracker is to be asked although it was lately
     */
    public Optional<PlanPage> run(String backlog, PlanOptions options, boolean askAgain) {
        return Optional.ofNullable(desks.get(backlog)).map(desk -> page(desk, desk.now(askAgain), options));
    }

    /** The plan alone; empty when there is no such backlog. Throws {@link SetupException} when none can be made. */
    public Optional<PlanExport> export(String backlog, PlanOptions options) {
        return Optional.ofNullable(desks.get(backlog)).map(desk -> export(desk.now(false), options));
    }

    /** The page of a backlog there is, from what the tracker says now; throws what it throws, and {@link SetupException} without a plan. */
    public PlanPage fresh(String backlog, PlanOptions options) {
        PlanDesk desk = desk(backlog);
        Laid now = desk.asked();
        made(basis(now), now, options);
        return page(desk, now, options);
    }

    /** The plan alone; throws as {@link #fresh} does. */
    public PlanExport freshExport(String backlog, PlanOptions options) {
        return export(desk(backlog).asked(), options);
    }

    private PlanDesk desk(String backlog) {
        return Objects.requireNonNull(desks.get(backlog), backlog);
    }

    private static PlanBasis basis(Laid now) {
        PlanBasis basis = now.basis();
        if (basis == null) {
            throw new SetupException(now.answers().problem());
        }
        return basis;
    }

    private PlanExport export(Laid now, PlanOptions options) {
        return planSprint.weighed(
                basis(now), options, now.read().odds(), now.read().drift());
    }

    /** What is done now, next and later; empty when there is no such backlog. */
    public Optional<RoadmapPage> roadmap(String backlog) {
        return Optional.ofNullable(desks.get(backlog)).map(desk -> {
            Laid now = desk.now(false);
            PlanBasis basis = now.basis();
            String problem = basis == null ? now.answers().problem() : "";
            Roadmap roadmap = null;
            try {
                roadmap = basis == null ? null : showRoadmap.of(basis);
            } catch (SetupException unclear) {
                problem = String.valueOf(unclear.getMessage());
            }
            return new RoadmapPage(backlog, showStatus.of(backlog), roadmap, problem);
        });
    }

    private PlanPage page(PlanDesk desk, Laid now, PlanOptions options) {
        PlanBasis basis = now.basis();
        PlanPage.Made made = null;
        String problem = now.answers().problem();
        if (basis != null) {
            try {
                made = made(basis, now, options);
            } catch (SetupException unclear) {
                problem = String.valueOf(unclear.getMessage());
            }
        }
        return new PlanPage(
                now.read().report(),
                showStatus.of(desk.backlog().name()),
                now.read().basis().version(),
                options.exact(),
                options.tries(),
                rules(desk.backlog(), options.switches()),
                basis == null ? List.of() : open(basis.facts().sprints()),
                made,
                now.read().drift(),
                problem,
                now.answers().answered());
    }

    /** Two who ask at the same time may both plan; both get the same plan. */
    private PlanPage.Made made(PlanBasis basis, Laid now, PlanOptions options) {
        PlanPage.Made known = now.plans().get(options);
        if (known == null) {
            known = plan(basis, now, options);
            now.plans().put(options, known);
        }
        return known;
    }

    private PlanPage.Made plan(PlanBasis basis, Laid now, PlanOptions options) {
        BacklogPlan found = planSprint.plan(basis, options);
        return new PlanPage.Made(
                found.sprint(),
                found.plan(),
                found.items(),
                now.read().odds().of(found),
                saved(basis, now, options, found.plan()),
                now.read().heard().of(below(found.plan(), now.read().heardIn())).customers(),
                scoreNext.of(basis, found, now.read().odds().runners()),
                Elsewhere.of(found.plan(), found.issues(), found.sprint()));
    }

    private static PlanPage.Rules rules(BacklogSettings saved, RuleSwitches switches) {
        PlanSettings now = switches.of(saved).plan();
        return new PlanPage.Rules(
                now.rules(), saved.plan().rules(), now.grouped(), saved.plan().grouped());
    }

    private @Nullable SprintPlan saved(PlanBasis basis, Laid now, PlanOptions options, SprintPlan found) {
        PlanOptions settings = new PlanOptions(options.sprint(), null, false);
        try {
            return options.equals(settings) ? found : made(basis, now, settings).plan();
        } catch (SetupException nothingSaved) {
            return null;
        }
    }

    private static Set<IssueId> below(SprintPlan plan, Map<IssueId, List<IssueId>> heardIn) {
        Set<IssueId> all = new HashSet<>();
        plan.candidates().stream()
                .map(SprintCandidate::id)
                .forEach(id -> all.addAll(heardIn.getOrDefault(id, List.of())));
        return all;
    }

    private static List<BoardSprint> open(List<BoardSprint> sprints) {
        return sprints.stream()
                .filter(sprint -> sprint.state() != Sprint.State.CLOSED)
                .toList();
    }
}
