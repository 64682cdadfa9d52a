package io.winnow.push;

import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import java.util.List;

/**
 * How a push ended, or in a dry run what it would do.
 *
 * @param id empty when there was nothing to write, for then nothing was stored either
 * @param changes every change with its end; in a dry run those that would be sent are PLANNED
 * @param notAllowed whether nothing was written because the account lacks the right to, and for no other reason
 */
public record PushResult(String id, boolean dryRun, List<FieldChange> changes, boolean notAllowed) {

    public PushResult {
        changes = List.copyOf(changes);
    }

    public int planned() {
        return changes.size();
    }

    public int count(Outcome outcome) {
        return (int)
                changes.stream().filter(change -> change.outcome() == outcome).count();
    }

    /** What ended without having been written. */
    public List<FieldChange> notDone() {
        return changes.stream()
                .filter(change -> change.outcome() != Outcome.APPLIED && change.outcome() != Outcome.PLANNED)
                .toList();
    }

    /** Whether something was left that a person has to look at. */
    public boolean troubled() {
        return count(Outcome.CONFLICT) + count(Outcome.FAILED) > 0;
    }
}
