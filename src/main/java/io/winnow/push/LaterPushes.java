package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import java.util.HashMap;
import java.util.Map;

/** Which later push of Winnow's changed something last, by what was changed. */
public record LaterPushes(Map<Spot, String> pushes) {

    public LaterPushes {
        pushes = Map.copyOf(pushes);
    }

    /** What of an issue changes, whatever it changes to. */
    public record Spot(IssueId issue, Subject subject, String fieldId) {

        public static Spot of(FieldChange change) {
            return new Spot(change.issue(), change.subject(), change.fieldId());
        }
    }

    /** Those of the same backlog; {@code most} pushes are looked at. */
    public static LaterPushes than(Push push, PushStore pushes, int most) {
        Map<Spot, String> found = new HashMap<>();
        for (Push later : pushes.latest(most)) {
            if (later.id().equals(push.id())) {
                break;
            }
            if (later.backlog().equals(push.backlog()) && !later.dryRun()) {
                pushes.changes(later.id()).stream()
                        .filter(change -> change.outcome() == Outcome.APPLIED)
                        .forEach(change -> found.putIfAbsent(Spot.of(change), later.id()));
            }
        }
        return new LaterPushes(found);
    }

    /** A later push's doing, or else a person's in the given words. */
    String since(FieldChange change, String person) {
        String push = pushes.get(Spot.of(change));
        return push == null ? person : "push " + push + " changed it since; undo that one first, or leave it";
    }
}
