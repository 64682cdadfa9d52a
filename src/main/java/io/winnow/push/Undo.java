package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.IssueTracker.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Works out what takes a push back: what it changed and nobody has changed since. Pure. */
public final class Undo {

    private final List<FieldChange> changes;
    private final Optional<Order> order;
    private final LaterPushes later;
    private final Seen seen;

    /**
     * The order to bring back.
     *
     * @param before everything as it stood before the push
     * @param left the order as Winnow last left it: the push, or an undo of it that didn't get to its end
     */
    public record Order(List<IssueId> before, LeftOrder left) {

        public Order {
            before = List.copyOf(before);
        }
    }

    /**
     * What Jira holds now.
     *
     * @param values of Winnow's own fields
     * @param own the ids of those fields
     * @param sprint a sprint by id; empty when it is gone
     */
    public record Seen(
            Readings values, Set<String> own, Map<IssueId, Placed> placed, LongFunction<Optional<Sprint>> sprint) {

        /** The ids of fields. */
        public static Set<String> ids(List<FieldDefinition> fields) {
            return fields.stream().map(FieldDefinition::id).collect(Collectors.toSet());
        }
    }

    /** @param changes what was applied and is to be taken back */
    public Undo(List<FieldChange> changes, Optional<Order> order, LaterPushes later, Seen seen) {
        this.changes = List.copyOf(changes);
        this.order = order;
        this.later = later;
        this.seen = seen;
    }

    /** The changes that take it back; those that can't be are among the fields, ended, with the reason. */
    public PushChanges changes() {
        List<FieldChange> fields = new ArrayList<>();
        of(Subject.FIELD).forEach(change -> fields.add(field(change)));
        List<FieldChange> sprints = new ArrayList<>();
        SprintBack sprintBack = new SprintBack(later, seen.sprint());
        for (FieldChange change : of(Subject.SPRINT)) {
            FieldChange back = sprintBack.of(change, seen.placed().get(change.issue()));
            (back.outcome() == Outcome.PLANNED ? sprints : fields).add(back);
        }
        OrderBack orderBack = new OrderBack(of(Subject.RANK), seen.placed(), later);
        Optional<Reorder> reorder = order.flatMap(old -> orderBack.reorder(old.before(), old.left(), fields));
        return new PushChanges(fields, sprints, reorder, false);
    }

    private List<FieldChange> of(Subject subject) {
        return changes.stream().filter(change -> change.subject() == subject).toList();
    }

    private FieldChange field(FieldChange change) {
        Map<String, FieldValue> held = seen.values().read().get(change.issue());
        FieldValue now = held == null ? FieldValue.EMPTY : held.getOrDefault(change.fieldId(), FieldValue.EMPTY);
        FieldChange back = change.back(Values.blankAsEmpty(now));
        if (!seen.own().contains(change.fieldId())) {
            return back.ended(Outcome.SKIPPED, "isn't one of Winnow's fields any more; left alone");
        }
        String unreadable = seen.values().unreadable().get(change.issue());
        if (unreadable != null) {
            return back.ended(Outcome.FAILED, unreadable);
        }
        if (held == null) {
            return back.ended(Outcome.SKIPPED, Reasons.GONE);
        }
        if (Values.same(now, change.newValue())) {
            return back;
        }
        return back.ended(
                Outcome.SKIPPED,
                Values.same(now, change.oldValue())
                        ? Reasons.ALREADY
                        : later.since(change, "was changed to " + Reasons.quoted(now) + " since; kept"));
    }
}
