package io.winnow.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What search sees: every change of the database, but later by the index lag. Thread-safe. */
final class SearchIndex {

    private final Clock clock;
    private final TreeMap<Long, IssueState> issues = new TreeMap<>();
    private final Deque<Change> waiting = new ArrayDeque<>();
    private Duration lag = Duration.ZERO;
    private IssueState @Nullable [] snapshot;

    SearchIndex(Clock clock) {
        this.clock = clock;
    }

    synchronized void lag(Duration newLag) {
        lag = newLag;
    }

    synchronized void changed(long id, @Nullable IssueState state) {
        waiting.addLast(new Change(clock.millis(), id, state));
        if (lag.isZero()) {
            catchUp(Long.MAX_VALUE);
        }
    }

    /** Lets the index see everything now, whatever the lag. */
    synchronized void catchUp() {
        catchUp(Long.MAX_VALUE);
    }

    /** All issues as the index knows them now, by ascending id; never changed afterwards. */
    synchronized IssueState[] snapshot() {
        catchUp(lag.isZero() ? Long.MAX_VALUE : clock.millis() - lag.toMillis());
        if (snapshot == null) {
            snapshot = issues.values().toArray(IssueState[]::new);
        }
        return snapshot;
    }

    synchronized @Nullable IssueState find(long id) {
        return issues.get(id);
    }

    private void catchUp(long until) {
        for (Change next = waiting.peekFirst(); next != null && next.at <= until; next = waiting.peekFirst()) {
            waiting.removeFirst();
            if (next.state == null) {
                issues.remove(next.id);
            } else {
                issues.put(next.id, next.state);
            }
            snapshot = null;
        }
    }

    private record Change(long at, long id, @Nullable IssueState state) {}
}
