package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.push.OwnField;
import io.winnow.push.PlanPusher;
import io.winnow.push.PlanPusher.Place;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PushPlan;
import io.winnow.push.PushSettings;
import io.winnow.push.Pusher;
import io.winnow.store.Author;
import io.winnow.store.PushStore;
import io.winnow.store.PushStore.Cause;
import io.winnow.store.RunStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.Progress;
import java.util.List;

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
            PlanInJira wanted = new PlanInJira(order, pusher, pushes, backlog, plan, options, site.ownFields(), fields);
            PlanInJira.Draft draft = wanted.draft();
            List<Issue> issues = List.copyOf(plan.issues().values());
            Place place =
                    new Place(backlog.name(), fields, site.ownFields(), site.administrator(), issues, draft.placed());
            PushPlan writes = planPusher.plan(draft.changes(), place, options.dryRun());
            preview.check(writes);
            Cause cause = new Cause(APPLY, author);
            Pushed pushed = planPusher.push(cause, writes, place, options.dryRun(), progress);
            if (options.sprint() && !options.dryRun() && !pushed.push().notAllowed()) {
                showDrift.begin(backlog.name(), PlanInJira.name(plan.sprint()), plan.ranking());
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
}
