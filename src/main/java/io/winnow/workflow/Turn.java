package io.winnow.workflow;

import io.winnow.store.RunStore;

/** Keeps everybody else from a backlog while it is being written to. */
final class Turn {

    private static final RunStore.Hold NOT_NEEDED = () -> {};

    private Turn() {}

    /** Nothing is held for a preview, which writes nothing; throws {@link BusyException} when somebody else is at it. */
    static RunStore.Hold take(RunStore runs, String backlog, boolean dryRun) {
        return dryRun ? NOT_NEEDED : runs.hold(backlog).orElseThrow(() -> new BusyException(backlog));
    }
}
