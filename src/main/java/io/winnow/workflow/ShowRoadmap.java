package io.winnow.workflow;

import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.model.StatusCategory;
import io.winnow.planning.SprintCandidate;
import io.winnow.report.Roadmap;
import io.winnow.report.Roadmap.Card;
import io.winnow.report.Roadmap.Lane;
import io.winnow.scoring.Moscow;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what a backlog's team does now, next and later, by the goals it serves. */
public final class ShowRoadmap {

    private static final int LATER = 10;

    private final PlanSprint planSprint;

    public ShowRoadmap(PlanSprint planSprint) {
        this.planSprint = planSprint;
    }

    /** Throws {@link SetupException} when the next sprint can't be planned. */
    public Roadmap run(BacklogSettings backlog) {
        return of(planSprint.gather(backlog, planSprint.ask(backlog)));
    }

    Roadmap of(PlanBasis basis) {
        BacklogPlan plan = planSprint.plan(basis, PlanOptions.NONE);
        Set<IssueId> next = plan.plan().candidates().stream()
                .map(SprintCandidate::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<IssueId> now = new LinkedHashSet<>();
        Set<IssueId> later = new LinkedHashSet<>();
        for (StoredScore score : basis.ranking()) {
            Issue issue = basis.issues().get(score.id());
            if (issue == null || next.contains(score.id()) || !isWork(issue)) {
                continue;
            }
            if (underWay(issue)) {
                now.add(issue.id());
            } else if (score.score().scored() && score.score().basis().moscow() != Moscow.WONT) {
                later.add(issue.id());
            }
        }
        List<Lane> lanes = Stream.concat(basis.tree().all().stream(), Stream.<@Nullable Goal>of((Goal) null))
                .map(goal -> lane(basis, goal, now, next, later))
                .filter(lane -> !(lane.now().isEmpty()
                        && lane.next().isEmpty()
                        && lane.later().isEmpty()))
                .toList();
        return new Roadmap(
                plan.backlog(),
                plan.sprint() == null ? null : plan.sprint().name(),
                plan.plan().capacity().unit(),
                lanes,
                plan.trackerUrl());
    }

    /** Open, and neither an epic, which is done by its stories, nor a sub-task. */
    private static boolean isWork(Issue issue) {
        return issue.status().category() != StatusCategory.DONE && issue.type().hierarchyLevel() == 0;
    }

    private static boolean underWay(Issue issue) {
        return issue.sprints().stream().anyMatch(sprint -> sprint.state() == Sprint.State.ACTIVE);
    }

    private static Lane lane(
            PlanBasis basis,
            @Nullable Goal goal,
            Collection<IssueId> now,
            Collection<IssueId> next,
            Collection<IssueId> later) {
        List<Card> left = cards(basis, goal, later);
        int shown = Math.min(LATER, left.size());
        return new Lane(
                goal, cards(basis, goal, now), cards(basis, goal, next), left.subList(0, shown), left.size() - shown);
    }

    private static List<Card> cards(PlanBasis basis, @Nullable Goal goal, Collection<IssueId> ids) {
        List<Card> cards = new ArrayList<>();
        for (IssueId id : ids) {
            Issue issue = basis.issues().get(id);
            Set<Goal> served = basis.goals().getOrDefault(id, Set.of());
            if (issue != null && (goal == null ? served.isEmpty() : directly(goal, served, basis.tree()))) {
                cards.add(Card.of(issue, basis.facts().fields().effortOf(issue)));
            }
        }
        return cards;
    }

    /** What serves a part of a goal stands in the part's lane alone. */
    private static boolean directly(Goal goal, Set<Goal> served, GoalTree tree) {
        return served.contains(goal)
                && served.stream().noneMatch(other -> tree.above(other).contains(goal));
    }
}
