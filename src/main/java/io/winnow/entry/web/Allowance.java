package io.winnow.entry.web;

import java.time.Duration;
import java.time.Instant;

/** So many at once, and one more after each such time. Not thread-safe. */
final class Allowance {

    private final int most;
    private final Duration each;
    /** When all that were taken will have come back. */
    private Instant backAt = Instant.EPOCH;

    Allowance(int most, Duration each) {
        this.most = most;
        this.each = each;
    }

    void take(Instant now) {
        backAt = (backAt.isBefore(now) ? now : backAt).plus(each);
    }

    /** How many seconds until there is one; 0 for at once. */
    long wait(Instant now) {
        Duration over = Duration.between(now, backAt).minus(each.multipliedBy(most - 1L));
        return over.isNegative() || over.isZero() ? 0 : over.plusMillis(999).toSeconds();
    }
}
