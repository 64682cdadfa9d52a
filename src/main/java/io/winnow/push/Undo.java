package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.OrderChange;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out what takes a push back: what it changed and nobody has changed since. Pure. */
public final class Undo {

    private final List<FieldChange> applied;
    private final Optional<OrderChange> order;
    private final Later later;
    private final Seen seen;

    /** What of an issue changes, whatever it changes to. */
    public record Spot(IssueId issue, Subject subject, String fieldId) {

        public static Spot of(FieldChange change) {
            return new Spot(change.issue(), change.subject(), change.fieldId());
        }
    }

    /** Which later push of Winnow's changed a spot last. */
    public record Later(Map<Spot, String> pushes) {

        public Later {
            pushes = Map.copyOf(pushes);
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
            Map<IssueId, Map<String, FieldValue>> values,
            Set<String> own,
            Map<IssueId, Placed> placed,
            LongFunction<Optional<Sprint>> sprint) {

        /** The ids of fields. */
        public static Set<String> ids(List<FieldDefinition> fields) {
            return fields.stream().map(FieldDefinition::id).collect(Collectors.toSet());
        }
    }

    /** @param changes every change of the push; only those that were applied are taken back */
    public Undo(List<FieldChange> changes, Optional<OrderChange> order, Later later, Seen seen) {
        this.applied = changes.stream()
                .filter(change -> change.outcome() == Outcome.APPLIED)
                .toList();
        this.order = order;
        this.later = later;
        this.seen = seen;
    }

    /** The changes that take it back; those that can't be are among the fields, ended, with the reason. */
    public PlanPusher.Changes changes() {
        List<FieldChange> fields = new ArrayList<>();
        List<FieldChange> sprints = new ArrayList<>();
        for (FieldChange change : applied) {
            if (change.subject() == Subject.FIELD) {
                fields.add(field(change));
            } else if (change.subject() == Subject.SPRINT) {
                FieldChange back = sprint(change);
                (back.outcome() == Outcome.PLANNED ? sprints : fields).add(back);
            }
        }
        return new PlanPusher.Changes(fields, sprints, order.flatMap(change -> reorder(change, fields)));
    }

    private FieldChange field(FieldChange change) {
        Map<String, FieldValue> held = seen.values().get(change.issue());
        FieldValue now = held == null ? FieldValue.EMPTY : held.getOrDefault(change.fieldId(), FieldValue.EMPTY);
        FieldChange back = back(change, Values.blankAsEmpty(now));
        if (!seen.own().contains(change.fieldId())) {
            return back.ended(Outcome.SKIPPED, "isn't one of Winnow's fields any more; left alone");
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
                        : since(change, "was changed to " + Reasons.quoted(now) + " since; kept"));
    }

    private FieldChange sprint(FieldChange change) {
        Placed placed = seen.placed().get(change.issue());
        FieldValue now = placed == null ? FieldValue.EMPTY : SprintText.of(placed.openSprint());
        FieldChange back = back(change, now);
        if (placed == null) {
            return back.ended(Outcome.SKIPPED, Reasons.GONE);
        }
        if (SprintText.same(now, change.oldValue())) {
            return back.ended(Outcome.SKIPPED, Reasons.ALREADY);
        }
        if (!SprintText.same(now, change.newValue())) {
            return back.ended(
                    Outcome.SKIPPED, since(change, "was moved to " + SprintText.words(now) + " since; kept there"));
        }
        if (placed.done() || placed.active()) {
            return back.ended(
                    Outcome.SKIPPED, placed.done() ? Reasons.DONE : "its sprint has started since; left there");
        }
        String closed = closed(change.oldValue());
        return closed.isEmpty() ? back : back.ended(Outcome.SKIPPED, closed);
    }

    /** Why an issue can't go back into a sprint; empty when it can. */
    private String closed(FieldValue old) {
        if (SprintText.id(old).isEmpty()) {
            return "";
        }
        Optional<Sprint> sprint = seen.sprint().apply(SprintText.id(old).getAsLong());
        if (sprint.isEmpty()) {
            return SprintText.words(old) + " is gone; left where it is";
        }
        return switch (sprint.get().state()) {
            case ACTIVE -> SprintText.words(old) + " has started since; left where it is";
            case CLOSED -> SprintText.words(old) + " is closed; left where it is";
            case FUTURE, UNKNOWN -> "";
        };
    }

    private Optional<Reorder> reorder(OrderChange change, List<FieldChange> skipped) {
        List<FieldChange> ranks =
                applied.stream().filter(one -> one.subject() == Subject.RANK).toList();
        Set<IssueId> ours = ranks.stream().map(FieldChange::issue).collect(Collectors.toSet());
        List<Placed> current = seen.placed().values().stream()
                .filter(Reorder::beside)
                .sorted(Comparator.comparing(Placed::rank))
                .toList();
        Set<IssueId> moved = movedSince(change, ours, current);
        Set<IssueId> there =
                Reorder.ids(current.stream().filter(Reorder::movable).toList());
        Set<IssueId> moving = new HashSet<>();
        for (FieldChange one : ranks) {
            if (there.contains(one.issue()) && !moved.contains(one.issue())) {
                moving.add(one.issue());
            } else {
                skipped.add(back(one, one.newValue())
                        .ended(Outcome.SKIPPED, whyStays(one, seen.placed().get(one.issue()))));
            }
        }
        List<IssueId> standing = without(List.copyOf(Reorder.ids(current)), moving);
        List<IssueId> wanted = OldPlaces.put(moving, standing, change.before(), moved);
        return moving.isEmpty() ? Optional.empty() : Optional.of(new Reorder(current, wanted));
    }

    /** Of everything the order was about, what stands elsewhere than the push left it. */
    private static Set<IssueId> movedSince(OrderChange change, Set<IssueId> ours, List<Placed> current) {
        Set<IssueId> ordered = Set.copyOf(change.wanted());
        List<IssueId> others = without(change.before(), ours);
        List<IssueId> left =
                OldPlaces.put(ours, others.stream().filter(ordered::contains).toList(), change.wanted(), Set.of());
        Set<IssueId> moved = OldPlaces.moved(left, change.ranksAfter(), current);
        moved.addAll(OldPlaces.moved(others, Map.of(), current));
        return moved;
    }

    private String whyStays(FieldChange change, @Nullable Placed placed) {
        if (placed == null) {
            return Reasons.GONE;
        }
        return Reorder.movable(placed)
                ? since(change, "somebody moved it since; kept where it is")
                : Reorder.whyNot(placed);
    }

    private static List<IssueId> without(List<IssueId> all, Set<IssueId> some) {
        return all.stream().filter(issue -> !some.contains(issue)).toList();
    }

    /** A later push's doing, or else a person's in the given words. */
    private String since(FieldChange change, String person) {
        String push = later.pushes().get(Spot.of(change));
        return push == null ? person : "push " + push + " changed it since; undo that one first, or leave it";
    }

    private static FieldChange back(FieldChange change, FieldValue now) {
        return new FieldChange(
                0,
                change.issue(),
                change.issueKey(),
                change.fieldId(),
                change.fieldName(),
                now,
                Values.blankAsEmpty(change.oldValue()),
                Outcome.PLANNED,
                "",
                change.subject());
    }

    /** The later changes of the same backlog's pushes, the last one of each spot. */
    public static Later later(PushStore pushes, String pushId, String backlog, int most) {
        Map<Spot, String> found = new HashMap<>();
        for (Push push : pushes.latest(most)) {
            if (push.id().equals(pushId)) {
                break;
            }
            if (push.backlog().equals(backlog) && !push.dryRun()) {
                pushes.changes(push.id()).stream()
                        .filter(change -> change.outcome() == Outcome.APPLIED)
                        .forEach(change -> found.putIfAbsent(Spot.of(change), push.id()));
            }
        }
        return new Later(found);
    }
}
