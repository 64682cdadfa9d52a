package io.winnow.workflow;

import io.winnow.push.PushPlan;
import io.winnow.store.OrderChange;
import io.winnow.store.OutdatedException;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dry run that a person looked at before they let it be done.
 *
 * @param push null when none was named, which nothing differs from
 */
record Preview(@Nullable Push push, PushStore pushes) {

    /**
     * Finds it.
     *
     * @throws SetupException when a name names no preview of the same
     */
    static Preview find(@Nullable String id, String backlog, String purpose, PushStore pushes) {
        if (id == null) {
            return new Preview(null, pushes);
        }
        Push found = pushes.find(id)
                .filter(push -> push.dryRun()
                        && push.backlog().equals(backlog)
                        && push.purpose().equals(purpose))
                .orElseThrow(() -> new SetupException(
                        "There is no preview '" + id + "' of this, backlog " + backlog + "; list them: winnow pushes"));
        return new Preview(found, pushes);
    }

    /** @throws OutdatedException when other changes would be made now than it showed */
    void check(PushPlan writes) {
        if (push == null) {
            return;
        }
        Optional<OrderChange> order = pushes.order(push.id());
        if (!writes.sameAs(pushes.changes(push.id()), order)) {
            throw new OutdatedException("Jira or the plan has changed since preview " + push.id()
                    + ": other changes would be made now. Nothing was written. Look again with a dry run.");
        }
    }
}
