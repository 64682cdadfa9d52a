package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.push.LaterPushes;
import io.winnow.push.PlanPusher;
import io.winnow.push.PlanPusher.Place;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PushPlan;
import io.winnow.push.Pusher;
import io.winnow.push.Undo;
import io.winnow.store.Author;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.IssueStore;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.store.PushStore.Cause;
import io.winnow.store.RunStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.Progress;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a push back, as far as nobody has changed since what it changed; that is a push itself. */
public final class UndoPush {

    private static final int LOOKED_AT = 1000;

    private final PrepareSite prepareSite;
    private final BacklogOrder order;
    private final Pusher pusher;
    private final PlanPusher planPusher;
    private final IssueStore issues;
    private final PushStore pushes;
    private final RunStore runs;
    private final List<BacklogSettings> backlogs;

    public UndoPush(
            PrepareSite prepareSite,
            BacklogOrder order,
            Pusher pusher,
            PlanPusher planPusher,
            IssueStore issues,
            PushStore pushes,
            RunStore runs,
            List<BacklogSettings> backlogs) {
        this.prepareSite = prepareSite;
        this.order = order;
        this.pusher = pusher;
        this.planPusher = planPusher;
        this.issues = issues;
        this.pushes = pushes;
        this.runs = runs;
        this.backlogs = List.copyOf(backlogs);
    }

    /**
     * Takes it back.
     *
     * @param id the push's id, or enough of its start
     * @param preview the dry run a person looked at: refused when other changes would be made now; null to skip the check
     * @throws SetupException when there is no such push, or it wrote nothing
     * @throws BusyException when somebody else runs its backlog, and this isn't a preview
     */
    public Pushed run(String id, boolean dryRun, @Nullable String preview, Author author, Progress progress) {
        Push push = find(id);
        BacklogSettings backlog = backlogs.stream()
                .filter(one -> one.name().equals(push.backlog()))
                .findFirst()
                .orElseThrow(() -> new SetupException("Push " + push.id() + " is of backlog '" + push.backlog()
                        + "', which isn't in the configuration any more."));
        try (RunStore.Hold hold = Turn.take(runs, backlog.name(), dryRun)) {
            Site site = prepareSite.run(!dryRun);
            if (!dryRun) {
                pusher.settle(backlog.name(), site.ownFields());
            }
            progress.step("reading what Jira holds", 0, 0);
            Cause cause = new Cause(LeftToUndo.PURPOSE + push.id(), author);
            Preview looked = Preview.find(preview, backlog.name(), cause.purpose(), pushes);
            return undo(push, cause, looked, backlog, site, dryRun, progress);
        }
    }

    /** The backlog of a push that can be undone; throws {@link SetupException} like {@link #run}. */
    public String backlogOf(String id) {
        return find(id).backlog();
    }

    private Push find(String id) {
        Push push = pushes.find(id)
                .orElseThrow(() -> new SetupException(
                        "There is no push '" + id + "', or more than one starts so; list them: winnow pushes"));
        if (push.dryRun()) {
            throw new SetupException("Push " + push.id() + " was a preview; it wrote nothing that could be undone.");
        }
        return push;
    }

    private Pushed undo(
            Push push,
            Cause cause,
            Preview preview,
            BacklogSettings backlog,
            Site site,
            boolean dryRun,
            Progress progress) {
        LeftToUndo left = LeftToUndo.of(push, pushes, LOOKED_AT);
        Set<IssueId> moved = new LinkedHashSet<>();
        left.changes().stream()
                .filter(change -> change.subject() != Subject.FIELD)
                .forEach(change -> moved.add(change.issue()));
        Set<IssueId> concerned = new LinkedHashSet<>(moved);
        if (left.changes().stream().anyMatch(change -> change.subject() == Subject.RANK)) {
            left.order().ifPresent(order -> concerned.addAll(order.before()));
        }
        BacklogOrder.Fields fields = ChangedFields.of(site, backlog);
        Map<IssueId, Placed> placed = concerned.isEmpty() ? Map.of() : order.lately(concerned, moved, fields);
        Undo.Seen seen = new Undo.Seen(
                pusher.written(fieldChanges(left.changes()), site.ownFields()),
                Undo.Seen.ids(site.ownFields().existing()),
                placed,
                this::sprint);
        Undo undo = new Undo(left.changes(), left.order(), LaterPushes.than(push, pushes, LOOKED_AT), seen);
        Place place = new Place(
                backlog.name(), fields, site.ownFields(), site.administrator(), issues.load(backlog.name()), placed);
        PushPlan writes = planPusher.plan(undo.changes(), place, dryRun);
        preview.check(writes);
        return planPusher.push(cause, writes, place, dryRun, progress);
    }

    private static List<FieldChange> fieldChanges(List<FieldChange> changes) {
        return changes.stream()
                .filter(change -> change.subject() == Subject.FIELD)
                .toList();
    }

    private Optional<Sprint> sprint(long id) {
        try {
            return Optional.of(order.sprint(id));
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.NOT_FOUND || refused.kind() == Kind.FORBIDDEN) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
