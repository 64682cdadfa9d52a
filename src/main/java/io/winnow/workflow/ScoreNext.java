package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.planning.Capacity;
import io.winnow.planning.NextToScore;
import io.winnow.planning.PlanItem;
import io.winnow.planning.Runner;
import io.winnow.planning.Runner.Standing;
import io.winnow.planning.WorthKnowing;
import io.winnow.report.NextExport;
import io.winnow.report.NextExport.Entry;
import io.winnow.scoring.LikelyScores;
import io.winnow.scoring.Score;
import io.winnow.scoring.Stale;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the issues whose score, were it known or known anew, could change a backlog's next sprint. */
public final class ScoreNext {

    private static final int DRAWS = 200;

    private final PlanSprint planSprint;
    private final Clock clock;

    public ScoreNext(PlanSprint planSprint, Clock clock) {
        this.planSprint = planSprint;
        this.clock = clock;
    }

    /** Throws {@link SetupException} as a plan does; whether the best plan is looked for doesn't matter. */
    public NextExport run(BacklogSettings backlog, PlanOptions options) {
        PlanBasis basis = planSprint.gather(backlog, planSprint.ask(backlog)).trying(options.switches());
        BoardSprint target = PlanSprint.target(basis, options);
        List<PlanItem> items = PlanSprint.items(basis, target);
        PlanRunners runners = planSprint.runners(basis);
        return of(
                basis,
                target,
                PlanSprint.capacity(basis, options),
                items,
                runners.asIfScored(items, basis.backlog().plan().rules().blockers()),
                runners.likely());
    }

    /** For a plan that was made from this. */
    NextExport of(PlanBasis basis, BacklogPlan made, PlanRunners runners) {
        return of(
                basis,
                made.sprint(),
                made.plan().capacity(),
                made.items(),
                runners.asIfScored(made.items(), made.rules().blockers()),
                runners.likely());
    }

    private NextExport of(
            PlanBasis basis,
            @Nullable BoardSprint target,
            Capacity capacity,
            List<PlanItem> items,
            List<Runner> runners,
            LikelyScores likely) {
        Map<IssueId, Score> scores = new HashMap<>();
        basis.ranking().forEach(score -> scores.put(score.id(), score.score()));
        Map<IssueId, double[]> worths = new HashMap<>();
        int unscored = 0;
        int stale = 0;
        for (Runner runner : runners) {
            Score score = scores.get(runner.id());
            if (score == null || runner.standing() != Standing.CANDIDATE) {
                continue;
            }
            if (!score.scored()) {
                unscored++;
                worths.put(runner.id(), likely.of(score));
            } else if (basis.stale().containsKey(runner.id())) {
                stale++;
                worths.put(runner.id(), runner.draws(PlanOdds.SEED, DRAWS));
            }
        }
        return new NextExport(
                basis.backlog().name(),
                target == null ? null : target.name(),
                capacity,
                entries(basis, items, scores, new NextToScore(capacity.amount().doubleValue()).of(runners, worths)),
                unscored,
                stale,
                unestimated(items),
                scores.values().stream().anyMatch(Score::scored),
                clock.instant());
    }

    private static List<Entry> entries(
            PlanBasis basis, List<PlanItem> items, Map<IssueId, Score> scores, List<WorthKnowing> found) {
        Map<IssueId, BigDecimal> efforts = new HashMap<>();
        for (PlanItem item : items) {
            BigDecimal effort = item.effort();
            if (effort != null) {
                efforts.put(item.id(), effort);
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (WorthKnowing worth : found) {
            Issue issue = basis.issues().get(worth.id());
            Score score = scores.get(worth.id());
            BigDecimal effort = efforts.get(worth.id());
            if (issue != null && score != null && effort != null) {
                List<Stale> marks = score.scored() ? basis.stale().getOrDefault(worth.id(), List.of()) : List.of();
                entries.add(new Entry(issue.key(), issue.summary(), score, marks, effort, worth));
            }
        }
        return entries;
    }

    private static int unestimated(List<PlanItem> items) {
        return (int) items.stream()
                .filter(item -> item.barred().isEmpty() && item.score() == null)
                .filter(item -> item.effort() == null || item.effort().signum() <= 0)
                .count();
    }
}
