package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import java.util.Comparator;
import java.util.List;

/** Remembers the order Winnow last brought about in the tracker, from the pushes that wrote ranks. */
public final class PushedOrder {

    private static final int PUSHES_LOOKED_AT = 200;
    private static final String RANK = "Rank"; // Jira's field; a push that orders writes positions, from 1

    private final PushStore pushes;

    public PushedOrder(PushStore pushes) {
        this.pushes = pushes;
    }

    /** The issues the latest such push placed, from the top; empty when there was none. */
    List<IssueId> last(String backlog) {
        for (Push push : pushes.latest(PUSHES_LOOKED_AT)) {
            if (push.backlog().equals(backlog) && !push.dryRun()) {
                List<IssueId> order = pushes.changes(push.id()).stream()
                        .filter(change -> change.fieldName().equals(RANK)
                                && change.outcome() == FieldChange.Outcome.APPLIED
                                && change.newValue().text().matches("[0-9]{1,9}"))
                        .sorted(Comparator.comparingInt(
                                change -> Integer.parseInt(change.newValue().text())))
                        .map(FieldChange::issue)
                        .distinct()
                        .toList();
                if (!order.isEmpty()) {
                    return order;
                }
            }
        }
        return List.of();
    }
}
