package io.winnow.workflow;

import io.winnow.evidence.Counts;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.model.BoardSprint;
import io.winnow.model.IssueId;
import io.winnow.planning.Capacity;
import io.winnow.planning.Optimizer;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanRequest;
import io.winnow.planning.PlanRules;
import io.winnow.planning.PlanRules.Share;
import io.winnow.planning.SprintPlanner;
import io.winnow.report.Drift;
import io.winnow.report.PlanExport;
import io.winnow.store.IssueStore;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.workflow.CurrentOrder.Standings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans a backlog's next sprint from what the last sync left; writes nothing. */
public final class PlanSprint {

    private final IssueTracker tracker;
    private final IssueStore issues;
    private final CurrentOrder currentOrder;
    private final IssueKnowledge knowledge;
    private final WatchInputs watchInputs;
    private final Optimizer optimizer;
    private final String siteUrl;
    private final Clock clock;

    public PlanSprint(
            IssueTracker tracker,
            IssueStore issues,
            CurrentOrder currentOrder,
            IssueKnowledge knowledge,
            WatchInputs watchInputs,
            Optimizer optimizer,
            String siteUrl,
            Clock clock) {
        this.tracker = tracker;
        this.issues = issues;
        this.currentOrder = currentOrder;
        this.knowledge = knowledge;
        this.watchInputs = watchInputs;
        this.optimizer = optimizer;
        this.siteUrl = siteUrl;
        this.clock = clock;
    }

    /** Throws {@link SetupException} when the sprint isn't found, or nothing says how much it can hold. */
    public BacklogPlan run(BacklogSettings backlog, PlanOptions options) {
        return plan(gather(backlog, ask(backlog)), options);
    }

    /** Everything that takes requests to the tracker. */
    TrackerFacts ask(BacklogSettings backlog) {
        Optional<Set<IssueId>> ready = Optional.ofNullable(backlog.plan().ready())
                .map(jql -> tracker.idsMatching(Jql.and(backlog.jql(), "(" + Jql.withoutOrder(jql) + ")")));
        List<BoardSprint> sprints = sprints(backlog);
        Set<IssueId> outside =
                new BlockerLinks(issues.load(backlog.name()), backlog.ranking().blockerLinks(), Set.of()).outside();
        return new TrackerFacts(
                sprints,
                ready,
                PlanFields.of(backlog, tracker),
                new FinishedWork(tracker, backlog).of(sprints),
                outside.isEmpty() ? Set.of() : tracker.idsMatchingNow("statusCategory != Done", outside));
    }

    /** Everything that is read from the store. */
    PlanBasis gather(BacklogSettings backlog, TrackerFacts facts) {
        Standings standings = currentOrder.of(backlog.name());
        return new PlanBasis(
                backlog,
                facts,
                standings.issues(),
                standings.inOrder(),
                standings.overrides(),
                standings.version(),
                knowledge.goals(List.copyOf(standings.issues().values())),
                knowledge.tree(),
                watchInputs.of(backlog.name()));
    }

    /** What simulations draw from; counts the evidence for it. */
    PlanRunners runners(PlanBasis basis) {
        Map<IssueId, Counts> evidence = new HashMap<>();
        knowledge
                .of(List.copyOf(basis.issues().values()), clock.instant())
                .forEach((id, known) -> evidence.put(id, known.evidence()));
        return new PlanRunners(basis, evidence);
    }

    /** A plan from what was gathered; asks nobody, so that a person may try many. */
    BacklogPlan plan(PlanBasis basis, PlanOptions options) {
        PlanBasis tried = basis.trying(options.switches());
        BacklogSettings backlog = tried.backlog();
        BoardSprint target = target(tried, options);
        PlanRequest request = new PlanRequest(
                items(tried, target), capacity(tried, options), rules(backlog, tried.tree()), tried.overrides());
        return new BacklogPlan(
                backlog.name(),
                target,
                new SprintPlanner(optimizer).plan(request, options.exact()),
                request.items(),
                request.rules(),
                tried.issues(),
                tried.ranking(),
                siteUrl);
    }

    /** A plan and how sure it is; {@code drift} is null when no sprint was filled yet. */
    PlanExport weighed(PlanBasis basis, PlanOptions options, PlanOdds odds, @Nullable Drift drift) {
        BacklogPlan plan = plan(basis, options);
        return new PlanExport(
                plan.backlog(), plan.sprint(), plan.plan(), plan.issues(), plan.trackerUrl(), odds.of(plan), drift);
    }

    /** The sprint to plan; null when it is for no particular one. */
    static @Nullable BoardSprint target(PlanBasis basis, PlanOptions options) {
        return new TargetSprint(basis.backlog(), basis.facts().sprints()).find(options.sprint());
    }

    /** How much the sprint can hold. */
    static Capacity capacity(PlanBasis basis, PlanOptions options) {
        return new TeamCapacity(basis.backlog(), basis.facts().finished()).find(options.capacity());
    }

    /** The backlog's issues as a plan of that sprint sees them. */
    static List<PlanItem> items(PlanBasis basis, @Nullable BoardSprint target) {
        BacklogSettings backlog = basis.backlog();
        TrackerFacts facts = basis.facts();
        return new PlanItems(
                        backlog.plan(),
                        facts.fields(),
                        basis.issues(),
                        basis.ranking(),
                        basis.goals(),
                        new BlockerLinks(
                                basis.issues().values(), backlog.ranking().blockerLinks(), facts.openBlockers()),
                        facts.ready(),
                        target)
                .all();
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

    /** The same rules, each goal called as the tree calls it. */
    private static PlanRules rules(BacklogSettings backlog, GoalTree tree) {
        List<Share> shares = new ArrayList<>();
        for (Share share : backlog.plan().rules().shares()) {
            String name = share.name();
            if (share.kind() == Share.Kind.GOAL) {
                name = tree.find(name)
                        .map(Goal::id)
                        .orElseThrow(() -> new SetupException("backlogs." + backlog.name()
                                + ".plan has a share for the goal '" + share.name()
                                + "', which isn't among the goals. Correct its id, or apply the goals first."));
            }
            shares.add(new Share(share.kind(), name, share.least(), share.most()));
        }
        return backlog.plan().rules().withShares(shares);
    }
}
