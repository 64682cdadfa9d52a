package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.planning.SprintCandidate;
import io.winnow.push.OwnField;
import io.winnow.push.OwnFields;
import io.winnow.push.PlannedChanges;
import io.winnow.push.PushChanges;
import io.winnow.push.Pusher;
import io.winnow.push.Reorder;
import io.winnow.store.FieldChange;
import io.winnow.store.PushStore;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out what puts one plan into Jira, from where everything stands there. */
final class PlanInJira {

    private final BacklogOrder order;
    private final Pusher pusher;
    private final PushStore pushes;
    private final BacklogSettings backlog;
    private final BacklogPlan plan;
    private final ApplyOptions options;
    private final OwnFields ownFields;
    private final BacklogOrder.Fields fields;

    PlanInJira(
            BacklogOrder order,
            Pusher pusher,
            PushStore pushes,
            BacklogSettings backlog,
            BacklogPlan plan,
            ApplyOptions options,
            OwnFields ownFields,
            BacklogOrder.Fields fields) {
        this.order = order;
        this.pusher = pusher;
        this.pushes = pushes;
        this.backlog = backlog;
        this.plan = plan;
        this.options = options;
        this.ownFields = ownFields;
        this.fields = fields;
    }

    /**
     * What is to change.
     *
     * @param placed the backlog as it stands
     * @param seen the same with what else is in the sprint
     */
    record Draft(Map<IssueId, Placed> placed, Map<IssueId, Placed> seen, PushChanges changes) {}

    /**
     * Where reading takes a request for each issue, only what is to move is looked at for certain; when some of it stands
     * elsewhere than searches show, which then lag behind, so is everything.
     */
    Draft draft() {
        Draft lately = draft(false);
        Set<IssueId> moving = order.readsOneByOne() ? lately.changes().moving() : Set.of();
        Map<IssueId, Placed> now = moving.isEmpty() ? Map.of() : order.now(moving, fields);
        return moving.stream().allMatch(issue -> Objects.equals(lately.seen().get(issue), now.get(issue)))
                ? lately
                : draft(true);
    }

    private Draft draft(boolean now) {
        Map<IssueId, Placed> placed =
                options.order() || options.sprint() ? placed(backlog.jql(), now) : new LinkedHashMap<>();
        Map<IssueId, Placed> seen = new LinkedHashMap<>(placed);
        List<IssueId> candidates =
                plan.plan().candidates().stream().map(SprintCandidate::id).toList();
        PlannedChanges planned = new PlannedChanges(candidates);
        List<FieldChange> plain = new ArrayList<>();
        if (options.fields()) {
            List<Issue> issues = List.copyOf(plan.issues().values());
            Map<IssueId, Map<OwnField, FieldValue>> wanted =
                    planned.fields(issues, ownFields, pushes.lastApplied(), name(plan.sprint()));
            plain.addAll(pusher.plan(issues, wanted, ownFields));
        }
        List<FieldChange> sprints = new ArrayList<>();
        Collection<Placed> then = placed.values();
        BoardSprint target = plan.sprint();
        if (options.sprint() && target != null) {
            Sprint sprint = new Sprint(target.id(), target.name(), target.state(), null);
            seen.putAll(placed("sprint = " + target.id(), now));
            sprints.addAll(planned.sprint(sprint, fields, placed, seen.values()));
            then = PlannedChanges.placedThen(then, sprints, sprint);
        }
        Optional<Reorder> reorder = Optional.empty();
        if (options.order()) {
            plain.addAll(planned.unranked(fields, placed, plan.issues()));
            List<IssueId> ranked = plan.ranking().stream()
                    .filter(score -> score.rank() != null)
                    .map(StoredScore::id)
                    .toList();
            reorder = Optional.of(Reorder.planned(then, candidates, ranked));
        }
        return new Draft(placed, seen, new PushChanges(plain, sprints, reorder, true));
    }

    /** In the order of their ranks. */
    private Map<IssueId, Placed> placed(String jql, boolean now) {
        Map<IssueId, Placed> placed = new LinkedHashMap<>();
        order.inOrder(jql, fields, now).forEach(one -> placed.put(one.id(), one));
        return placed;
    }

    static String name(@Nullable BoardSprint sprint) {
        return sprint == null ? "" : sprint.name();
    }
}
