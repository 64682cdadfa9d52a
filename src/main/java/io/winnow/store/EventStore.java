package io.winnow.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers the last event that the tracker sent, so that another process than the one that heard it can tell. */
public interface EventStore {

    /** Keeps the latest event; {@code name} in the tracker's words. */
    void heard(String name, Instant at);

    /** Keeps when events last became scores, and how long the oldest of them took. */
    void settled(Instant at, Duration lag);

    /** Empty when none was ever heard. */
    Optional<Heard> latest();

    /**
     * What was last heard.
     *
     * @param settledAt when events last became scores; null when none has
     * @param lag from hearing the oldest of those to their scores in the tracker; null as long as settledAt is
     */
    record Heard(
            String name,
            Instant at,
            @Nullable Instant settledAt,
            @Nullable Duration lag) {}
}
