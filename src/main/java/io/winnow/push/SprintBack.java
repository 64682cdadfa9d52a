package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.Sprint;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an issue goes back to the sprint it was in before a push. Pure.
 *
 * @param sprints a sprint by id; empty when it is gone
 */
record SprintBack(LaterPushes later, LongFunction<Optional<Sprint>> sprints) {

    /** @param placed where the issue stands now; null when it is gone */
    FieldChange of(FieldChange change, @Nullable Placed placed) {
        FieldValue now = placed == null ? FieldValue.EMPTY : SprintText.of(placed.openSprint());
        FieldChange back = change.back(now);
        String why = placed == null ? Reasons.GONE : whyNot(change, placed, now);
        return why.isEmpty() ? back : back.ended(Outcome.SKIPPED, why);
    }

    private String whyNot(FieldChange change, Placed placed, FieldValue now) {
        if (SprintText.same(now, change.oldValue())) {
            return Reasons.ALREADY;
        }
        if (!SprintText.same(now, change.newValue())) {
            return later.since(change, "the issue was moved to " + SprintText.words(now) + " since; kept there");
        }
        if (placed.done()) {
            return Reasons.DONE;
        }
        if (placed.active() && !SprintText.active(change.newValue())) {
            return "its sprint has started since; left there";
        }
        return closed(change.oldValue());
    }

    /** Why an issue can't go back into a sprint; empty when it can. */
    private String closed(FieldValue old) {
        if (SprintText.id(old).isEmpty()) {
            return "";
        }
        Optional<Sprint> sprint = sprints.apply(SprintText.id(old).getAsLong());
        if (sprint.isEmpty()) {
            return SprintText.words(old) + " is gone; left where it is";
        }
        return switch (sprint.get().state()) {
            case ACTIVE -> SprintText.active(old) ? "" : SprintText.words(old) + " has started since; left where it is";
            case CLOSED -> SprintText.words(old) + " is closed; left where it is";
            case FUTURE, UNKNOWN -> "";
        };
    }
}
