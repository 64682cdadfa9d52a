package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.planning.SprintCandidate;
import io.winnow.push.OwnField;
import io.winnow.push.PlanPusher;
import io.winnow.push.PlanPusher.Place;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PlannedChanges;
import io.winnow.push.PushChanges;
import io.winnow.push.PushPlan;
import io.winnow.push.PushSettings;
import io.winnow.push.Pusher;
import io.winnow.push.Reorder;
import io.winnow.store.Author;
import io.winnow.store.FieldChange;
import io.winnow.store.PushStore;
import io.winnow.store.PushStore.Cause;
import io.winnow.store.RunStore;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a backlog's plan into Jira: fields, order, and the sprint's membership, as far as asked. */
public final class ApplyPlan {

    private static final String APPLY = "apply";

    private final PrepareSite prepareSite;
    private final PlanSprint planSprint;
    private final BacklogOrder order;
    private final Pusher pusher;
    private final PlanPusher planPusher;
    private final PushStore pushes;
    private final RunStore runs;
    private final PushSettings settings;
    private final ShowDrift showDrift;

    public ApplyPlan(
            PrepareSite prepareSite,
            PlanSprint planSprint,
            BacklogOrder order,
            Pusher pusher,
            PlanPusher planPusher,
            PushStore pushes,
            RunStore runs,
            PushSettings settings,
            ShowDrift showDrift) {
        this.prepareSite = prepareSite;
        this.planSprint = planSprint;
        this.order = order;
        this.pusher = pusher;
        this.planPusher = planPusher;
        this.pushes = pushes;
        this.runs = runs;
        this.settings = settings;
        this.showDrift = showDrift;
    }

    /** What was planned, and how the push ended. */
    public record Applied(BacklogPlan plan, Pushed pushed) {}

    /**
     * Plans and applies.
     *
     * @throws BusyException when somebody else runs the backlog or applies to it, and this isn't a preview
     * @throws SetupException when nothing is asked for, or what is asked for isn't set up
     */
    public Applied run(BacklogSettings backlog, ApplyOptions options, Author author, Progress progress) {
        check(options);
        try (RunStore.Hold hold = Turn.take(runs, backlog.name(), options.dryRun())) {
            Preview preview = Preview.find(options.preview(), backlog.name(), APPLY, pushes);
            Site site = prepareSite.run(!options.dryRun());
            if (!options.dryRun()) {
                pusher.settle(backlog.name(), site.ownFields());
            }
            progress.step("planning", 0, 0);
            BacklogPlan plan = plan(backlog, options);
            progress.step("reading the order", 0, 0);
            BacklogOrder.Fields fields = ChangedFields.of(site, backlog);
            if (options.sprint() && fields.sprint().isEmpty()) {
                throw new SetupException("This Jira has no Sprint field, so it has no sprint to fill.");
            }
            Map<IssueId, Placed> placed = new LinkedHashMap<>();
            if (options.order() || options.sprint()) {
                order.inOrder(backlog.jql(), fields).forEach(one -> placed.put(one.id(), one));
            }
            PushChanges changes = changes(plan, options, site, fields, placed);
            List<Issue> issues = List.copyOf(plan.issues().values());
            Place place = new Place(backlog.name(), fields, site.ownFields(), site.administrator(), issues, placed);
            PushPlan writes = planPusher.plan(changes, place, options.dryRun());
            preview.check(writes);
            Cause cause = new Cause(APPLY, author);
            Pushed pushed = planPusher.push(cause, writes, place, options.dryRun(), progress);
            if (options.sprint() && !options.dryRun() && !pushed.push().notAllowed()) {
                showDrift.begin(backlog.name(), name(plan.sprint()), plan.ranking());
            }
            return new Applied(plan, pushed);
        }
    }

    private void check(ApplyOptions options) {
        if (!options.fields() && !options.order() && !options.sprint()) {
            throw new SetupException(
                    "Say what to write to Jira: --fields, --order, --sprint ID|NAME, or several of them.");
        }
        if (options.fields()
                && !settings.fields().containsKey(OwnField.RANK)
                && !settings.fields().containsKey(OwnField.SPRINT)) {
            throw new SetupException("--fields has no field to write: set push.fields.rank, such as Winnow rank, or"
                    + " push.fields.sprint, such as Winnow sprint.");
        }
    }

    private BacklogPlan plan(BacklogSettings backlog, ApplyOptions options) {
        try {
            return planSprint.run(backlog, options.plan());
        } catch (SetupException refused) {
            String sprint = options.plan().sprint();
            if (sprint != null) {
                new ForeignSprint(order).check(sprint, backlog);
            }
            throw refused;
        }
    }

    private PushChanges changes(
            BacklogPlan plan,
            ApplyOptions options,
            Site site,
            BacklogOrder.Fields fields,
            Map<IssueId, Placed> placed) {
        List<IssueId> candidates =
                plan.plan().candidates().stream().map(SprintCandidate::id).toList();
        PlannedChanges planned = new PlannedChanges(candidates);
        List<FieldChange> plain = new ArrayList<>();
        if (options.fields()) {
            List<Issue> issues = List.copyOf(plan.issues().values());
            Map<IssueId, Map<OwnField, FieldValue>> wanted =
                    planned.fields(issues, site.ownFields(), pushes.lastApplied(), name(plan.sprint()));
            plain.addAll(pusher.plan(issues, wanted, site.ownFields()));
        }
        List<FieldChange> sprints = new ArrayList<>();
        Collection<Placed> then = placed.values();
        BoardSprint target = plan.sprint();
        if (options.sprint() && target != null) {
            Sprint sprint = new Sprint(target.id(), target.name(), target.state(), null);
            Map<IssueId, Placed> members = new LinkedHashMap<>(placed);
            order.inOrder("sprint = " + target.id(), fields).forEach(one -> members.put(one.id(), one));
            sprints.addAll(planned.sprint(sprint, fields, placed, members.values()));
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
        return new PushChanges(plain, sprints, reorder, true);
    }

    private static String name(@Nullable BoardSprint sprint) {
        return sprint == null ? "" : sprint.name();
    }
}
