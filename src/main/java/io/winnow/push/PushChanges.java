package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a push is to change.
 *
 * @param fields of plain fields, and already ended ones of any kind; their numbers don't matter
 * @param sprints of sprints
 * @param fieldsFollow whether an issue's fields tell of its sprint and place, and so are written only where those were
 */
public record PushChanges(
        List<FieldChange> fields, List<FieldChange> sprints, Optional<Reorder> reorder, boolean fieldsFollow) {

    public PushChanges {
        fields = List.copyOf(fields);
        sprints = List.copyOf(sprints);
    }

    /** The issues that change their sprint or their place, and those they are put beside. */
    public Set<IssueId> moving() {
        Set<IssueId> issues = new HashSet<>();
        reorder.ifPresent(order -> issues.addAll(order.moves().concerned()));
        Pusher.planned(sprints).forEach(change -> issues.add(change.issue()));
        return issues;
    }
}
