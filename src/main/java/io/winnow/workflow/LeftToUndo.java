package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.push.LaterPushes.Spot;
import io.winnow.push.LeftOrder;
import io.winnow.push.Undo;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.OrderChange;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a push is still to be taken back: all it applied; after an undo that didn't get to its end, what that one left.
 *
 * @param order empty when the push moved nothing
 */
record LeftToUndo(List<FieldChange> changes, Optional<Undo.Order> order) {

    /** The start of an undo's purpose; the push's id follows. */
    static final String PURPOSE = "undo of ";

    /**
     * Looks at {@code most} pushes.
     *
     * @throws SetupException when it was undone already
     */
    static LeftToUndo of(Push push, PushStore pushes, int most) {
        List<FieldChange> applied = pushes.changes(push.id()).stream()
                .filter(change -> change.outcome() == Outcome.APPLIED)
                .toList();
        List<Push> since = pushes.latest(most).stream()
                .filter(other -> other.backlog().equals(push.backlog()) && !other.dryRun())
                .toList();
        List<Push> undone = undosOf(push, since).stream()
                .takeWhile(undo -> undosOf(undo, since).isEmpty())
                .toList();
        Optional<List<IssueId>> before = pushes.order(push.id()).map(OrderChange::before);
        if (undone.isEmpty()) {
            return new LeftToUndo(applied, before.flatMap(old -> order(old, push, pushes)));
        }
        Push last = undone.get(0);
        if (pushes.changes(last.id()).stream().noneMatch(LeftToUndo::again)) {
            throw new SetupException("Push " + push.id() + " was undone already, by push " + last.id()
                    + "; what people had changed was kept. To take that back: winnow undo " + last.id());
        }
        Set<Spot> settled = new HashSet<>();
        undone.forEach(undo -> pushes.changes(undo.id()).stream()
                .filter(change -> !again(change))
                .forEach(change -> settled.add(Spot.of(change))));
        return new LeftToUndo(
                applied.stream()
                        .filter(change -> !settled.contains(Spot.of(change)))
                        .toList(),
                before.flatMap(old -> order(old, pushes.order(last.id()).isPresent() ? last : push, pushes)));
    }

    private static boolean again(FieldChange change) {
        return change.outcome() == Outcome.FAILED || change.interrupted();
    }

    private static Optional<Undo.Order> order(List<IssueId> before, Push left, PushStore pushes) {
        return pushes.order(left.id())
                .map(change -> new Undo.Order(before, LeftOrder.by(change, pushes.changes(left.id()))));
    }

    /** Latest first. */
    private static List<Push> undosOf(Push push, List<Push> since) {
        return since.stream()
                .filter(other -> other.purpose().equals(PURPOSE + push.id()))
                .toList();
    }
}
