package io.winnow.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Page tokens: opaque, bound to the query they came from, good for seven days. Thread-safe. */
final class Walks {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int REMEMBERED = 1_000;

    private final Clock clock;
    private final Map<Long, Walk> walks = new LinkedHashMap<>();
    private long last;

    Walks(Clock clock) {
        this.clock = clock;
    }

    /** Remembers what a query found, so that all its pages come from one moment. */
    synchronized Walk begin(String query, long[] ids) {
        Walk walk = new Walk(++last, query, ids, clock.millis() + LIFE.toMillis());
        walks.put(walk.number, walk);
        if (walks.size() > REMEMBERED) {
            walks.remove(walks.keySet().iterator().next());
        }
        return walk;
    }

    String token(Walk walk, int from) {
        String inside = walk.number + ":" + from + ":" + Integer.toHexString(walk.query.hashCode());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(inside.getBytes(StandardCharsets.UTF_8));
    }

    Place find(String token, String query) {
        Place place = place(token);
        if (place == null || !place.walk.query.equals(query) || place.walk.expires < clock.millis()) {
            throw JiraError.badRequest("The provided nextPageToken is invalid or has expired.");
        }
        return place;
    }

    private synchronized @Nullable Place place(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":", -1);
            Walk walk = walks.get(Long.parseLong(parts[0]));
            int from = Integer.parseInt(parts[1]);
            return walk == null
                            || from < 0
                            || from > walk.ids.length
                            || !token(walk, from).equals(token)
                    ? null
                    : new Place(walk, from);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return null;
        }
    }

    static final class Walk {
        private final long number;
        private final String query;
        final long[] ids;
        private final long expires;

        Walk(long number, String query, long[] ids, long expires) {
            this.number = number;
            this.query = query;
            this.ids = ids;
            this.expires = expires;
        }
    }

    record Place(Walk walk, int from) {}
}
