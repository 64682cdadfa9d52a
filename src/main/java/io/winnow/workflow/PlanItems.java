package io.winnow.workflow;

import io.winnow.goals.Goal;
import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import io.winnow.model.Sprint;
import io.winnow.model.StatusCategory;
import io.winnow.planning.PlanItem;
import io.winnow.scoring.Moscow;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes of a backlog's issues what the planner plans. */
final class PlanItems {

    private final PlanSettings plan;
    private final PlanFields fields;
    private final Map<IssueId, Issue> snapshot;
    private final Map<IssueId, StoredScore> scores = new HashMap<>();
    private final Map<String, IssueId> byKey = new HashMap<>();
    private final Map<IssueId, Set<Goal>> goals;
    private final BlockerLinks blockers;
    private final Optional<Set<IssueId>> ready;
    private final @Nullable BoardSprint target;

    /** {@code ready} are the issues that are; empty when all are. */
    PlanItems(
            PlanSettings plan,
            PlanFields fields,
            Map<IssueId, Issue> snapshot,
            List<StoredScore> ranking,
            Map<IssueId, Set<Goal>> goals,
            BlockerLinks blockers,
            Optional<Set<IssueId>> ready,
            @Nullable BoardSprint target) {
        this.plan = plan;
        this.fields = fields;
        this.snapshot = snapshot;
        this.goals = Map.copyOf(goals);
        this.blockers = blockers;
        this.ready = ready;
        snapshot.values().forEach(issue -> byKey.put(issue.key(), issue.id()));
        this.target = target;
        ranking.forEach(score -> scores.put(score.id(), score));
    }

    List<PlanItem> all() {
        return snapshot.values().stream().map(this::item).toList();
    }

    private PlanItem item(Issue issue) {
        StoredScore score = scores.get(issue.id());
        Moscow moscow = score == null ? null : score.score().basis().moscow();
        Set<Goal> its = goals.getOrDefault(issue.id(), Set.of());
        return new PlanItem(
                issue.id(),
                issue.key(),
                score == null || score.rank() == null ? 0 : score.rank(),
                score == null ? null : score.score().value(),
                fields.effortOf(issue),
                fields.teamOf(issue),
                moscow == Moscow.MUST,
                its.stream().map(Goal::id).collect(Collectors.toSet()),
                its.stream().map(Goal::theme).filter(theme -> !theme.isEmpty()).collect(Collectors.toSet()),
                epic(issue),
                blockers.of(issue.id()),
                groups(issue),
                barred(issue, moscow),
                underWay(issue));
    }

    private @Nullable IssueId epic(Issue issue) {
        Parent parent = issue.parent();
        if (parent == null || parent.hierarchyLevel() != 1) {
            return null;
        }
        return parent.id() != null ? parent.id() : byKey.get(parent.key());
    }

    /** What is done or under way holds nobody back. */
    private Set<String> groups(Issue issue) {
        Set<String> groups = new HashSet<>();
        if (issue.status().category() == StatusCategory.DONE || underWay(issue)) {
            return groups;
        }
        plan.together().forEach((name, keys) -> {
            if (keys.contains(issue.key())) {
                groups.add(name);
            }
        });
        String prefix = plan.togetherLabels();
        if (prefix != null) {
            issue.labels().stream()
                    .filter(label -> label.startsWith(prefix))
                    .forEach(label -> groups.add("label " + label));
        }
        return groups;
    }

    private String barred(Issue issue, @Nullable Moscow moscow) {
        if (issue.status().category() == StatusCategory.DONE) {
            return "it is done";
        }
        if (issue.type().hierarchyLevel() > 0) {
            return "it is planned by the issues below it";
        }
        if (issue.type().hierarchyLevel() < 0) {
            return "a sub-task goes with its parent";
        }
        if (underWay(issue)) {
            return "it is in an active sprint";
        }
        if (moscow == Moscow.WONT) {
            return "it is a won't";
        }
        if (ready.isPresent() && !ready.get().contains(issue.id())) {
            return "it isn't ready: " + plan.ready();
        }
        return "";
    }

    /** In an active sprint that isn't the one to be planned. */
    private boolean underWay(Issue issue) {
        return issue.sprints().stream()
                .anyMatch(sprint ->
                        sprint.state() == Sprint.State.ACTIVE && (target == null || sprint.id() != target.id()));
    }
}
