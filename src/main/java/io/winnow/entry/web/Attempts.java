package io.winnow.entry.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tokens and links for signing in, so that nobody can try on: each address has ten, all together have 500, and they come back one by
 * one. While they are used up no token is looked at, but those that were right before: whoever guesses must not keep out
 * who knows. Remembers a bounded number of addresses and tokens.
 */
final class Attempts {

    private static final Allowance EACH = new Allowance(10, Duration.ofSeconds(6));
    private static final Allowance ALL = new Allowance(500, Duration.ofMillis(200));

    private final Clock clock;
    private final Used all = new Used();
    private final Map<String, Used> byAddress = new Latest<>(10_000);
    private final Map<String, Boolean> right = new Latest<>(1_000);

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** How many seconds until a token with this hash is looked at that the address sends; 0 for at once. */
    synchronized long wait(String address, String hash) {
        if (right.containsKey(hash)) {
            return 0;
        }
        Used its = byAddress.get(address);
        Instant now = clock.instant();
        return Math.max(its == null ? 0 : its.wait(EACH, now), all.wait(ALL, now));
    }

    synchronized void wrong(String address, String hash) {
        Instant now = clock.instant();
        right.remove(hash); // it may have been revoked
        byAddress.computeIfAbsent(address, first -> new Used()).add(EACH, now);
        all.add(ALL, now);
    }

    synchronized void right(String hash) {
        right.put(hash, true);
    }

    /** So many at once, and one more after each such time. */
    private record Allowance(int most, Duration each) {}

    /** When all that were used will have come back. */
    private static final class Used {

        private Instant backAt = Instant.EPOCH;

        void add(Allowance allowance, Instant now) {
            backAt = (backAt.isBefore(now) ? now : backAt).plus(allowance.each());
        }

        long wait(Allowance allowance, Instant now) {
            Duration over = Duration.between(now, backAt).minus(allowance.each().multipliedBy(allowance.most() - 1L));
            return over.isNegative() || over.isZero() ? 0 : over.plusMillis(999).toSeconds();
        }
    }

    /** Forgets what was used longest ago. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1;

        private final int most;

        Latest(int most) {
            super(64, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }
}
