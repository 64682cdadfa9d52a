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

    private final Clock clock;
    private final Allowance all = new Allowance(500, Duration.ofMillis(200));
    private final Map<String, Allowance> byAddress = new Latest<>(10_000);
    private final Map<String, Boolean> right = new Latest<>(1_000);

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** How many seconds until a token with this hash is looked at that the address sends; 0 for at once. */
    synchronized long wait(String address, String hash) {
        if (right.containsKey(hash)) {
            return 0;
        }
        Allowance its = byAddress.get(address);
        Instant now = clock.instant();
        return Math.max(its == null ? 0 : its.wait(now), all.wait(now));
    }

    synchronized void wrong(String address, String hash) {
        Instant now = clock.instant();
        right.remove(hash); // it may have been revoked
        byAddress
                .computeIfAbsent(address, first -> new Allowance(10, Duration.ofSeconds(6)))
                .take(now);
        all.take(now);
    }

    synchronized void right(String hash) {
        right.put(hash, true);
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
