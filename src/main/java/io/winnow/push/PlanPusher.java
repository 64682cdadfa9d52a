package io.winnow.push;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.PushStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Pushes fields, sprints and order as one: checks, stores what it will do, then does it, and records each end.
 *
 * <p>Sprints come first, for entering one may change the order, and fields last, for they tell of both; what fails in one
 * part never stops another.
 */
public final class PlanPusher {

    private final Pusher pusher;
    private final BacklogOrder order;
    private final PushStore pushes;
    private final Supplier<String> ids;
    private final Clock clock;

    public PlanPusher(Pusher pusher, BacklogOrder order, PushStore pushes, Supplier<String> ids, Clock clock) {
        this.pusher = pusher;
        this.order = order;
        this.pushes = pushes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Where a push takes place.
     *
     * @param issues of the backlog, to know where fields can be set
     * @param placed every issue whose sprint or rank may change
     */
    public record Place(
            String backlog,
            BacklogOrder.Fields fields,
            OwnFields ownFields,
            BooleanSupplier administrator,
            List<Issue> issues,
            Map<IssueId, Placed> placed) {

        Map<IssueId, Issue> byId() {
            return issues.stream().collect(Collectors.toMap(Issue::id, issue -> issue));
        }
    }

    /** How a push ended, and how many rank calls it took or would take. */
    public record Pushed(PushResult push, int rankCalls) {}

    /** What an account that may not rank a project's issues is told. */
    public static String mayNotSchedule(Project project) {
        return Reasons.mayNotSchedule(project);
    }

    /** What there is to do, and what of it can't be done; unless it is a dry run, fields are put on the screens. */
    public PushPlan plan(PushChanges changes, Place place, boolean dryRun) {
        RankMoves moves = changes.reorder().map(Reorder::moves).orElse(new RankMoves(Set.of(), List.of()));
        ScheduleRight right = new ScheduleRight(order, place.placed());
        List<FieldChange> all = new ArrayList<>(right.check(changes.sprints()));
        changes.reorder()
                .map(reorder ->
                        reorder.changes(moves, place.placed(), place.fields().rank()))
                .ifPresent(ranks -> all.addAll(right.check(ranks)));
        List<FieldChange> fields =
                changes.fieldsFollow() ? PushPlan.following(changes.fields(), all) : changes.fields();
        boolean mayAdminister = Pusher.asksForScreens(fields, place.ownFields())
                && place.administrator().getAsBoolean();
        Preflight.Checked checked = pusher.check(fields, place.byId(), place.ownFields(), mayAdminister, dryRun);
        all.addAll(checked.changes());
        boolean notAllowed = all.stream()
                .allMatch(change -> change.outcome() == Outcome.SKIPPED
                        || right.refused(change)
                        || (change.outcome() == Outcome.FAILED && checked.notAllowed()));
        return new PushPlan(all, changes.reorder(), moves, changes.fieldsFollow(), mayAdminister, notAllowed);
    }

    /** Stores it and, unless it is a dry run, does it. Nothing to change stores nothing. */
    public Pushed push(PushStore.Cause cause, PushPlan plan, Place place, boolean dryRun, Progress progress) {
        if (plan.changes().isEmpty()) {
            return new Pushed(new PushResult("", dryRun, List.of(), false), 0);
        }
        String id = ids.get();
        pushes.create(id, place.backlog(), clock.instant(), dryRun, cause, plan.changes(), plan.order());
        if (dryRun) {
            pushes.finish(id, clock.instant());
            return new Pushed(
                    new PushResult(id, true, plan.changes(), plan.notAllowed()),
                    plan.planned(Subject.RANK).isEmpty() ? 0 : plan.moves().calls());
        }
        Pushed pushed = send(id, plan, place, progress);
        pushes.finish(id, clock.instant());
        return pushed;
    }

    private Pushed send(String id, PushPlan plan, Place place, Progress progress) {
        Map<Integer, FieldChange> ends = new TreeMap<>();
        plan.changes().forEach(change -> ends.put(change.seq(), change));
        List<FieldChange> sprints = plan.planned(Subject.SPRINT);
        if (!sprints.isEmpty()) {
            progress.step("moving between sprints", 0, 0);
            new SprintSending(id, order, pushes)
                    .send(sprints, place.fields())
                    .forEach(change -> ends.put(change.seq(), change));
        }
        RankSending ranking = new RankSending(id, order, pushes, place.fields());
        List<FieldChange> ranks = plan.planned(Subject.RANK);
        if (!ranks.isEmpty()) {
            ranking.send(plan.reorder().orElseThrow(), plan.moves(), ranks, progress)
                    .forEach(change -> ends.put(change.seq(), change));
        }
        List<FieldChange> fields = plan.fields(List.copyOf(ends.values()));
        if (!fields.isEmpty()) {
            List<FieldChange> held = fields.stream()
                    .filter(change -> change.outcome() != Outcome.PLANNED)
                    .toList();
            pushes.record(id, held);
            held.forEach(change -> ends.put(change.seq(), change));
            pusher.send(id, place.ownFields(), place.byId(), plan.mayAdminister(), Pusher.planned(fields), progress)
                    .forEach(change -> ends.put(change.seq(), change));
        }
        return new Pushed(new PushResult(id, false, List.copyOf(ends.values()), plan.notAllowed()), ranking.calls());
    }
}
