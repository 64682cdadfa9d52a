package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.planning.Capacity;
import io.winnow.planning.PlanRequest;
import io.winnow.planning.SprintPlanner;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans a backlog's next sprint from what the last sync left; writes nothing. */
public final class PlanSprint {

    private final IssueTracker tracker;
    private final IssueStore issues;
    private final ScoreStore scores;
    private final String siteUrl;

    public PlanSprint(IssueTracker tracker, IssueStore issues, ScoreStore scores, String siteUrl) {
        this.tracker = tracker;
        this.issues = issues;
        this.scores = scores;
        this.siteUrl = siteUrl;
    }

    /** Throws {@link SetupException} when the sprint isn't found, or nothing says how much it can hold. */
    public BacklogPlan run(BacklogSettings backlog, PlanOptions options) {
        return plan(gather(backlog, ask(backlog)), options);
    }

    /** Everything that takes requests to the tracker. */
    TrackerFacts ask(BacklogSettings backlog) {
        Optional<Set<IssueId>> ready = Optional.ofNullable(backlog.plan().ready())
                .map(jql -> tracker.idsMatching(Jql.and(backlog.jql(), "(" + Jql.withoutOrder(jql) + ")")));
        return new TrackerFacts(sprints(backlog), ready, PlanFields.of(backlog, tracker));
    }

    /** Everything that is read from the store. */
    PlanBasis gather(BacklogSettings backlog, TrackerFacts facts) {
        Map<IssueId, Issue> snapshot = new HashMap<>();
        issues.load(backlog.name()).forEach(issue -> snapshot.put(issue.id(), issue));
        return new PlanBasis(backlog, facts, snapshot, scores.load(backlog.name()));
    }

    /** A plan from what was gathered; asks nobody, so that a person may try many. */
    BacklogPlan plan(PlanBasis basis, PlanOptions options) {
        BacklogSettings backlog = basis.backlog();
        TrackerFacts facts = basis.facts();
        BoardSprint target = new TargetSprint(backlog, facts.sprints()).find(options.sprint());
        PlanItems items =
                new PlanItems(backlog.plan(), facts.fields(), basis.issues(), basis.ranking(), facts.ready(), target);
        PlanRequest request = new PlanRequest(items.all(), capacity(backlog, options));
        return new BacklogPlan(
                backlog.name(), target, new SprintPlanner().plan(request), basis.issues(), basis.ranking(), siteUrl);
    }

    private List<BoardSprint> sprints(BacklogSettings backlog) {
        Long board = backlog.board();
        if (board == null) {
            return List.of();
        }
        try {
            return tracker.sprints(board);
        } catch (TrackerException failure) {
            if (failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
            throw new FieldException("backlogs." + backlog.name() + ".board: Jira has no board " + board
                    + ", or hides it from this account.");
        }
    }

    private static Capacity capacity(BacklogSettings backlog, PlanOptions options) {
        BigDecimal given = options.capacity();
        if (given != null) {
            return Capacity.of(given, backlog.plan().unit(), "given");
        }
        BigDecimal configured = backlog.plan().capacity();
        if (configured != null) {
            return Capacity.of(configured, backlog.plan().unit(), "configured");
        }
        throw new SetupException("Nothing says how much a sprint of " + backlog.name()
                + " can hold. Write --capacity N, or set backlogs." + backlog.name() + ".plan.capacity.");
    }
}
