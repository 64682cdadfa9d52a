package io.winnow.entry.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The identifiers of events that were taken, as long as Jira may send them again. Thread-safe. */
final class SeenEvents {

    /** Jira tries five times, at most a quarter of an hour apart. */
    private static final Duration KEPT = Duration.ofHours(2);

    private static final int LONGEST = 200;

    private final int most;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    SeenEvents(int most) {
        this.most = most;
    }

    /** An event without an identifier, or with one that can't be Jira's, is never known. */
    synchronized boolean contains(String identifier, Instant now) {
        forget(now);
        return seen.containsKey(identifier);
    }

    synchronized void add(String identifier, Instant now) {
        if (!identifier.isEmpty() && identifier.length() <= LONGEST) {
            seen.put(identifier, now);
            forget(now);
        }
    }

    private void forget(Instant now) {
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && (oldest.next().isBefore(now.minus(KEPT)) || seen.size() > most)) {
            oldest.remove();
        }
    }
}
