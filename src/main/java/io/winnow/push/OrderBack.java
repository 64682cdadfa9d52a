package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out the order that takes back what a push moved and nobody has moved since. Pure. */
final class OrderBack {

    private final List<FieldChange> ranks;
    private final Map<IssueId, Placed> placed;
    private final LaterPushes later;
    private final List<Placed> current;

    /** @param ranks rank changes to take back */
    OrderBack(List<FieldChange> ranks, Map<IssueId, Placed> placed, LaterPushes later) {
        this.ranks = ranks;
        this.placed = placed;
        this.later = later;
        this.current = placed.values().stream()
                .filter(Reorder::beside)
                .sorted(Comparator.comparing(Placed::rank))
                .toList();
    }

    /**
     * The order; empty when nothing moves back.
     *
     * @param before everything as it stood before the push
     * @param left the order as Winnow last left it
     * @param skipped gets what stays, with the reason
     */
    Optional<Reorder> reorder(List<IssueId> before, LeftOrder left, Collection<FieldChange> skipped) {
        Set<IssueId> moved = left.movedSince(current);
        Set<IssueId> there =
                Reorder.ids(current.stream().filter(Reorder::movable).toList());
        Set<IssueId> moving = new HashSet<>();
        for (FieldChange one : ranks) {
            if (there.contains(one.issue()) && !moved.contains(one.issue())) {
                moving.add(one.issue());
            } else {
                skipped.add(one.back(one.newValue()).ended(Outcome.SKIPPED, whyStays(one, placed.get(one.issue()))));
            }
        }
        List<IssueId> standing =
                LeftOrder.without(current.stream().map(Placed::id).toList(), moving);
        List<IssueId> wanted = OldPlaces.put(moving, standing, before, moved);
        return moving.isEmpty() ? Optional.empty() : Optional.of(new Reorder(current, wanted, moved));
    }

    private String whyStays(FieldChange change, @Nullable Placed now) {
        if (now == null) {
            return Reasons.GONE;
        }
        return Reorder.movable(now)
                ? later.since(change, "somebody moved it since; kept where it is")
                : Reorder.whyNot(now);
    }
}
