package io.winnow.workflow;

import io.winnow.store.FieldChange;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import java.util.List;
import java.util.Optional;

/** The audit: every push, and every change of one with how it ended. */
public final class ListPushes {

    private final PushStore pushes;

    public ListPushes(PushStore pushes) {
        this.pushes = pushes;
    }

    /** Latest first. */
    public List<Push> latest(int limit) {
        return pushes.latest(limit);
    }

    /** The push with this id, or whose id alone starts like this. */
    public Optional<Detail> show(String id) {
        return pushes.find(id).map(push -> new Detail(push, pushes.changes(push.id())));
    }

    /** A push with its changes in order. */
    public record Detail(Push push, List<FieldChange> changes) {

        public Detail {
            changes = List.copyOf(changes);
        }
    }
}
