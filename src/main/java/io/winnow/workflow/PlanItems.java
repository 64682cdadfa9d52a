package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.model.StatusCategory;
import io.winnow.planning.PlanItem;
import io.winnow.scoring.Moscow;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a backlog's issues what the planner plans. */
final class PlanItems {

    private final PlanSettings plan;
    private final PlanFields fields;
    private final Map<IssueId, Issue> snapshot;
    private final Map<IssueId, StoredScore> scores = new HashMap<>();
    private final Optional<Set<IssueId>> ready;
    private final @Nullable BoardSprint target;

    /** {@code ready} are the issues that are; empty when all are. */
    PlanItems(
            PlanSettings plan,
            PlanFields fields,
            Map<IssueId, Issue> snapshot,
            List<StoredScore> ranking,
            Optional<Set<IssueId>> ready,
            @Nullable BoardSprint target) {
        this.plan = plan;
        this.fields = fields;
        this.snapshot = snapshot;
        this.ready = ready;
        this.target = target;
        ranking.forEach(score -> scores.put(score.id(), score));
    }

    List<PlanItem> all() {
        return snapshot.values().stream().map(this::item).toList();
    }

    private PlanItem item(Issue issue) {
        StoredScore score = scores.get(issue.id());
        Moscow moscow = score == null ? null : score.score().basis().moscow();
        return new PlanItem(
                issue.id(),
                issue.key(),
                score == null || score.rank() == null ? 0 : score.rank(),
                score == null ? null : score.score().value(),
                fields.effortOf(issue),
                fields.teamOf(issue),
                moscow == Moscow.MUST,
                Set.of(),
                Set.of(),
                null,
                List.of(),
                Set.of(),
                barred(issue, moscow),
                underWay(issue));
    }

    private String barred(Issue issue, @Nullable Moscow moscow) {
        if (issue.status().category() == StatusCategory.DONE) {
            return "it is done";
        }
        if (issue.type().hierarchyLevel() > 0) {
            return "an " + issue.type().name().toLowerCase(java.util.Locale.ROOT) + " is planned by its stories";
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
