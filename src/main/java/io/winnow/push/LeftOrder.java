package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.OrderChange;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order as a push left it, which it may have reached in part only. Pure.
 *
 * @param moved what it moved
 */
public record LeftOrder(OrderChange change, Set<IssueId> moved) {

    public LeftOrder {
        moved = Set.copyOf(moved);
    }

    /** The order a push left, by how its changes ended. */
    public static LeftOrder by(OrderChange change, Collection<FieldChange> changes) {
        return new LeftOrder(
                change,
                changes.stream()
                        .filter(one -> one.subject() == Subject.RANK && one.outcome() == Outcome.APPLIED)
                        .map(FieldChange::issue)
                        .collect(Collectors.toSet()));
    }

    /**
     * What stands elsewhere now than the push left it.
     *
     * <p>What it didn't move still stands as before, whatever was wanted; done issues and those of active sprints only
     * count among each other and those, for nothing was wanted of them.
     */
    Set<IssueId> movedSince(List<Placed> current) {
        Set<IssueId> refused = new HashSet<>(change.ranksBefore().keySet());
        refused.removeAll(moved);
        List<IssueId> reached = without(change.wanted(), refused);
        Set<IssueId> ordered = Set.copyOf(reached);
        List<IssueId> others = without(change.before(), moved);
        List<IssueId> left =
                OldPlaces.put(moved, others.stream().filter(ordered::contains).toList(), reached, Set.of());
        Set<IssueId> elsewhere = OldPlaces.moved(left, change.ranksAfter(), current);
        elsewhere.addAll(OldPlaces.moved(others, Map.of(), current));
        return elsewhere;
    }

    static List<IssueId> without(List<IssueId> all, Set<IssueId> some) {
        return all.stream().filter(issue -> !some.contains(issue)).toList();
    }
}
