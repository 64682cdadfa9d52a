package io.winnow.workflow;

import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.planning.Optimizer;
import io.winnow.planning.PlanRequest;
import io.winnow.planning.PlanRules;
import io.winnow.planning.PlanRules.Share;
import io.winnow.planning.SprintPlanner;
import io.winnow.ranking.OrderOverride;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Plans a backlog's next sprint from what the last sync left; writes nothing. */
public final class PlanSprint {

    private final IssueTracker tracker;
    private final IssueStore issues;
    private final ScoreStore scores;
    private final IssueKnowledge knowledge;
    private final Function<String, Collection<OrderOverride>> overrides;
    private final Optimizer optimizer;
    private final String siteUrl;

    /** {@code overrides} are those of a backlog that hold at this moment. */
    public PlanSprint(
            IssueTracker tracker,
            IssueStore issues,
            ScoreStore scores,
            IssueKnowledge knowledge,
            Function<String, Collection<OrderOverride>> overrides,
            Optimizer optimizer,
            String siteUrl) {
        this.tracker = tracker;
        this.issues = issues;
        this.scores = scores;
        this.knowledge = knowledge;
        this.overrides = overrides;
        this.optimizer = optimizer;
        this.siteUrl = siteUrl;
    }

    /** Throws {@link SetupException} when the sprint isn't found, or nothing says how much it can hold. */
    public BacklogPlan run(BacklogSettings backlog, PlanOptions options) {
        PlanSettings plan = backlog.plan();
        List<BoardSprint> sprints = sprints(backlog);
        BoardSprint target = new TargetSprint(backlog, sprints).find(options.sprint());
        Map<IssueId, Issue> snapshot = new LinkedHashMap<>();
        issues.load(backlog.name()).forEach(issue -> snapshot.put(issue.id(), issue));
        List<StoredScore> ranking = scores.load(backlog.name());
        Optional<Set<IssueId>> ready = Optional.ofNullable(plan.ready())
                .map(jql -> tracker.idsMatching(Jql.and(backlog.jql(), "(" + Jql.withoutOrder(jql) + ")")));
        PlanItems items = new PlanItems(
                plan,
                PlanFields.of(backlog, tracker),
                snapshot,
                ranking,
                knowledge.goals(List.copyOf(snapshot.values())),
                new BlockerLinks(snapshot, backlog.ranking().blockerLinks(), tracker),
                ready,
                target);
        PlanRequest request = new PlanRequest(
                items.all(),
                new TeamCapacity(tracker, backlog, sprints).find(options.capacity()),
                rules(backlog),
                overrides.apply(backlog.name()));
        return new BacklogPlan(
                backlog.name(),
                target,
                new SprintPlanner(optimizer).plan(request, options.exact()),
                snapshot,
                ranking,
                siteUrl);
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
    private PlanRules rules(BacklogSettings backlog) {
        List<Share> shares = new ArrayList<>();
        GoalTree tree = knowledge.tree();
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
