package io.winnow.entry.forge;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** The ids of tokens that were taken, each until it couldn't be taken again anyway. Thread-safe. */
final class SeenTokens {

    private final int most;
    private final Set<String> ids = new HashSet<>();
    private final Queue<Seen> byEnd = new PriorityQueue<>(Comparator.comparing(Seen::until));

    SeenTokens(int most) {
        this.most = most;
    }

    private record Seen(String id, Instant until) {}

    /** What became of an id. */
    enum Added {
        NEW,
        KNOWN,
        /** There is no room, and to forget one that may come again would let it in twice. */
        FULL
    }

    synchronized Added add(String id, Instant until, Instant now) {
        for (Seen first = byEnd.peek(); first != null && first.until.isBefore(now); first = byEnd.peek()) {
            byEnd.remove();
            ids.remove(first.id);
        }
        if (ids.contains(id)) {
            return Added.KNOWN;
        }
        if (ids.size() >= most) {
            return Added.FULL;
        }
        ids.add(id);
        byEnd.add(new Seen(id, until));
        return Added.NEW;
    }
}
