package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.planning.SprintCandidate;
import io.winnow.push.OwnField;
import io.winnow.push.PlanPusher;
import io.winnow.push.PlanPusher.Changes;
import io.winnow.push.PlanPusher.Place;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PlannedChanges;
import io.winnow.push.PushSettings;
import io.winnow.push.Pusher;
import io.winnow.push.Reorder;
import io.winnow.store.FieldChange;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.store.RunStore;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.Progress;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a backlog's plan into Jira: fields, order, and the sprint's membership, as far as asked. */
public final class ApplyPlan {

    private static final int LOOKED_AT = 1000;

    private final PrepareSite prepareSite;
    private final PlanSprint planSprint;
    private final BacklogOrder order;
    private final Pusher pusher;
    private final PlanPusher planPusher;
    private final PushStore pushes;
    private final RunStore runs;
    private final PushSettings settings;

    public ApplyPlan(
            PrepareSite prepareSite,
            PlanSprint planSprint,
            BacklogOrder order,
            Pusher pusher,
            PlanPusher planPusher,
            PushStore pushes,
            RunStore runs,
            PushSettings settings) {
        this.prepareSite = prepareSite;
        this.planSprint = planSprint;
        this.order = order;
        this.pusher = pusher;
        this.planPusher = planPusher;
        this.pushes = pushes;
        this.runs = runs;
        this.settings = settings;
    }

    /** What was planned, and how the push ended. */
    public record Applied(BacklogPlan plan, Pushed pushed) {}

    /**
     * Plans and applies.
     *
     * @throws BusyException when somebody else runs the backlog or applies to it
     * @throws SetupException when nothing is asked for, or what is asked for isn't set up
     */
    public Applied run(BacklogSettings backlog, ApplyOptions options, Progress progress) {
        check(options);
        try (RunStore.Hold hold = runs.hold(backlog.name()).orElseThrow(() -> new BusyException(backlog.name()))) {
            checkPreview(backlog, options.preview());
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
            Changes changes = changes(plan, options, site, fields, placed);
            List<Issue> issues = List.copyOf(plan.issues().values());
            Place place = new Place(backlog.name(), fields, site.ownFields(), site.administrator(), issues, placed);
            return new Applied(plan, planPusher.push("apply", changes, place, options.dryRun(), progress));
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

    private void checkPreview(BacklogSettings backlog, @Nullable String preview) {
        if (preview == null) {
            return;
        }
        Push looked = pushes.find(preview)
                .filter(push -> push.dryRun() && push.backlog().equals(backlog.name()))
                .orElseThrow(() -> new SetupException("There is no preview '" + preview + "' of backlog "
                        + backlog.name() + "; list them: winnow pushes"));
        for (Push push : pushes.latest(LOOKED_AT)) {
            boolean since = push.createdAt().isAfter(looked.createdAt());
            if (since
                    && !push.dryRun()
                    && push.backlog().equals(backlog.name())
                    && !push.purpose().equals(PushStore.SYNC)) {
                throw new SetupException("Somebody changed this backlog since preview " + looked.id() + " (push "
                        + push.id() + ", " + push.purpose() + ", " + push.createdAt()
                        + "). Look again with --dry-run, then apply.");
            }
        }
    }

    /** A sprint that the board doesn't have may be another board's: better said than "no such sprint". */
    private BacklogPlan plan(BacklogSettings backlog, ApplyOptions options) {
        try {
            return planSprint.run(backlog, options.plan());
        } catch (SetupException refused) {
            String sprint = options.plan().sprint();
            if (sprint != null && sprint.strip().matches("\\d{1,18}") && backlog.board() != null) {
                foreign(Long.parseLong(sprint.strip()), backlog);
            }
            throw refused;
        }
    }

    private void foreign(long id, BacklogSettings backlog) {
        try {
            Sprint sprint = order.sprint(id);
            Long board = sprint.boardId();
            if (board != null && !board.equals(backlog.board())) {
                throw new SetupException(
                        "Sprint " + id + " '" + sprint.name() + "' is of board " + board + ", not of board "
                                + backlog.board() + ", which backlog " + backlog.name() + " is planned on.");
            }
        } catch (TrackerException unknown) {
            if (unknown.kind() != Kind.NOT_FOUND && unknown.kind() != Kind.FORBIDDEN) {
                throw unknown;
            }
        }
    }

    private Changes changes(
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
        BoardSprint target = plan.sprint();
        if (options.sprint() && target != null) {
            Sprint sprint = new Sprint(target.id(), target.name(), target.state(), null);
            Map<IssueId, Placed> members = new LinkedHashMap<>(placed);
            order.inOrder("sprint = " + target.id(), fields).forEach(one -> members.put(one.id(), one));
            sprints.addAll(planned.sprint(sprint, fields, placed, members.values()));
        }
        Optional<Reorder> reorder = Optional.empty();
        if (options.order()) {
            plain.addAll(planned.unranked(fields, placed, plan.issues()));
            List<IssueId> ranked = plan.ranking().stream()
                    .filter(score -> score.rank() != null)
                    .map(StoredScore::id)
                    .toList();
            reorder = Optional.of(Reorder.planned(placed.values(), candidates, ranked));
        }
        return new Changes(plain, sprints, reorder);
    }

    private static String name(@Nullable BoardSprint sprint) {
        return sprint == null ? "" : sprint.name();
    }
}
