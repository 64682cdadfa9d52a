package io.winnow;

import io.winnow.store.Run;
import io.winnow.store.RunStore;
import io.winnow.tracker.Waiting;
import io.winnow.workflow.RunMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets every run under way say that it waits for the tracker, besides whoever watches the command. */
final class WaitingRuns implements Waiting {

    private final Waiting watcher;
    private final Set<RunStore.Running> underWay = ConcurrentHashMap.newKeySet();

    WaitingRuns(Waiting watcher) {
        this.watcher = watcher;
    }

    @Override
    public void waiting(String reason, Instant until) {
        watcher.waiting(reason, until);
        underWay.forEach(run -> run.progress(RunMessage.waiting(reason, until)));
    }

    /** The same store, whose runs are told when they wait. */
    RunStore told(RunStore store) {
        return new RunStore() {
            @Override
            public Optional<Running> start(String backlog, Run.Cause cause, Instant at) {
                return store.start(backlog, cause, at).map(Told::new);
            }

            @Override
            public Optional<Hold> hold(String backlog) {
                return store.hold(backlog);
            }

            @Override
            public Optional<Run> latest(String backlog) {
                return store.latest(backlog);
            }

            @Override
            public List<Run> recent(String backlog, int limit) {
                return store.recent(backlog, limit);
            }
        };
    }

    /** A run that is in the list while it is under way. */
    private final class Told implements RunStore.Running {

        private final RunStore.Running run;

        Told(RunStore.Running run) {
            this.run = run;
            underWay.add(run);
        }

        @Override
        public long id() {
            return run.id();
        }

        @Override
        public void progress(String message) {
            run.progress(message);
        }

        @Override
        public void finish(Instant at, Run.Outcome outcome, String message, @Nullable String result) {
            underWay.remove(run);
            run.finish(at, outcome, message, result);
        }

        @Override
        public void close() {
            underWay.remove(run);
            run.close();
        }
    }
}
