package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.OrderChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a push will do, checked and numbered, before anything of it is stored or sent. Pure. */
public final class PushPlan {

    private final List<FieldChange> changes;
    private final Optional<Reorder> reorder;
    private final RankMoves moves;
    private final boolean fieldsFollow;
    private final boolean mayAdminister;
    private final boolean notAllowed;

    PushPlan(
            Collection<FieldChange> changes,
            Optional<Reorder> reorder,
            RankMoves moves,
            boolean fieldsFollow,
            boolean mayAdminister,
            boolean notAllowed) {
        List<FieldChange> numbered = new ArrayList<>();
        changes.forEach(change -> numbered.add(change.at(numbered.size())));
        this.changes = List.copyOf(numbered);
        this.reorder = reorder;
        this.moves = moves;
        this.fieldsFollow = fieldsFollow;
        this.mayAdminister = mayAdminister;
        this.notAllowed = notAllowed;
    }

    /** Every change, ended ones too. */
    public List<FieldChange> changes() {
        return changes;
    }

    Optional<Reorder> reorder() {
        return reorder;
    }

    RankMoves moves() {
        return moves;
    }

    boolean mayAdminister() {
        return mayAdminister;
    }

    boolean notAllowed() {
        return notAllowed;
    }

    Optional<OrderChange> order() {
        return reorder.map(some -> some.stored(moves));
    }

    List<FieldChange> planned(Subject subject) {
        return changes.stream()
                .filter(change -> change.subject() == subject && change.outcome() == Outcome.PLANNED)
                .toList();
    }

    /** The planned field changes, those ended whose issue isn't where they'd say it is. */
    List<FieldChange> fields(Collection<FieldChange> ends) {
        return fieldsFollow ? following(planned(Subject.FIELD), ends) : planned(Subject.FIELD);
    }

    /** The same changes; SKIPPED where the issue's sprint or place couldn't be changed, unless they clear the field. */
    static List<FieldChange> following(List<FieldChange> fields, Collection<FieldChange> ends) {
        Set<IssueId> elsewhere = new HashSet<>();
        ends.stream()
                .filter(change -> change.subject() != Subject.FIELD)
                .filter(change -> change.outcome() == Outcome.FAILED || change.outcome() == Outcome.CONFLICT)
                .forEach(change -> elsewhere.add(change.issue()));
        return fields.stream()
                .map(change -> change.outcome() == Outcome.PLANNED
                                && change.subject() == Subject.FIELD
                                && elsewhere.contains(change.issue())
                                && !change.newValue().blank()
                        ? change.ended(Outcome.SKIPPED, Reasons.NOT_PLACED)
                        : change)
                .toList();
    }

    /**
     * Whether this does just what an earlier one was to do.
     *
     * @param earlier its changes
     * @param earlierOrder how it was to change the order
     */
    public boolean sameAs(List<FieldChange> earlier, Optional<OrderChange> earlierOrder) {
        return writes(changes).equals(writes(earlier))
                && moved(order()).equals(moved(earlierOrder))
                && order().map(OrderChange::before).equals(earlierOrder.map(OrderChange::before));
    }

    private static List<IssueId> moved(Optional<OrderChange> order) {
        return order.map(OrderChange::wanted).orElse(List.of());
    }

    /** By the fields' names, for one that a preview finds missing has no id yet. */
    private static Set<Write> writes(List<FieldChange> changes) {
        Set<Write> writes = new HashSet<>();
        changes.stream()
                .filter(change -> change.outcome() == Outcome.PLANNED)
                .forEach(change -> writes.add(new Write(
                        change.issue(), change.subject(), change.fieldName(), change.oldValue(), change.newValue())));
        return writes;
    }

    private record Write(IssueId issue, Subject subject, String field, FieldValue from, FieldValue to) {}
}
