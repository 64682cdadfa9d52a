package io.winnow.entry.webhook;

import io.winnow.workflow.Hint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hints that wait to be followed: each place once, the oldest first, and never more than a bound. Thread-safe. */
final class WaitingHints {

    private final int most;
    private final Map<Place, Waiting> waiting = new LinkedHashMap<>();

    WaitingHints(int most) {
        this.most = most;
    }

    /** One hint and when the first of those that became it was heard. */
    record Waiting(Hint hint, Instant heard) {}

    private record Place(Hint.Kind kind, long id) {}

    /** Adds all, or none when there is no room for them. */
    synchronized boolean add(Collection<Hint> hints, Instant heard) {
        if (!hasRoom(hints)) {
            return false;
        }
        hints.forEach(hint -> merge(new Waiting(hint, heard)));
        return true;
    }

    private boolean hasRoom(Collection<Hint> hints) {
        return waiting.size() + hints.size() <= most
                || hints.stream().allMatch(hint -> waiting.containsKey(place(hint)));
    }

    /** Takes the oldest away. */
    synchronized List<Waiting> take(int atMost) {
        List<Waiting> taken = new ArrayList<>();
        Iterator<Waiting> oldest = waiting.values().iterator();
        while (oldest.hasNext() && taken.size() < atMost) {
            taken.add(oldest.next());
            oldest.remove();
        }
        return taken;
    }

    /** What was taken and couldn't be followed, with room or without: it had its place before. */
    synchronized void putBack(List<Waiting> taken) {
        taken.forEach(this::merge);
    }

    private void merge(Waiting one) {
        waiting.merge(
                place(one.hint()),
                one,
                (there, added) -> new Waiting(
                        there.hint().and(added.hint()),
                        there.heard().isBefore(added.heard()) ? there.heard() : added.heard()));
    }

    private static Place place(Hint hint) {
        return new Place(hint.kind(), hint.id());
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized void clear() {
        waiting.clear();
    }
}
