package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.store.OrderChange;
import io.winnow.store.PushStore;
import java.util.List;

/** Remembers the order Winnow last brought about in the tracker. */
public final class PushedOrder {

    private static final int PUSHES_LOOKED_AT = 200;

    private final PushStore pushes;

    public PushedOrder(PushStore pushes) {
        this.pushes = pushes;
    }

    /** What the latest push that ordered the backlog put in order, from the top; empty when there was none. */
    List<IssueId> last(String backlog) {
        return pushes.latest(PUSHES_LOOKED_AT).stream()
                .filter(push -> push.backlog().equals(backlog) && !push.dryRun())
                .flatMap(push -> pushes.order(push.id()).stream())
                .findFirst()
                .map(PushedOrder::inPlace)
                .orElse(List.of());
    }

    /** Without those that it would have moved and didn't. */
    private static List<IssueId> inPlace(OrderChange order) {
        return order.wanted().stream()
                .filter(issue -> !order.ranksBefore().containsKey(issue)
                        || order.ranksAfter().containsKey(issue))
                .toList();
    }
}
