package io.winnow.simulator.limits;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** So many points for each hour of UTC. */
final class HourlyQuota {

    private final long points;
    private final String reason;
    private Instant hour = Instant.EPOCH;
    private long used;

    /** @param points 0 for no quota */
    HourlyQuota(long points, String reason) {
        this.points = points;
        this.reason = reason;
    }

    Verdict charge(long some, Instant now) {
        if (points <= 0) {
            return new Verdict("", 0, 0, now, false);
        }
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        if (!current.equals(hour)) {
            hour = current;
            used = 0;
        }
        boolean passed = used + some <= points;
        used += passed ? some : 0;
        long remaining = Math.max(0, points - used);
        return new Verdict(
                passed ? "" : reason, points, remaining, hour.plus(1, ChronoUnit.HOURS), remaining * 5 < points);
    }

    void spend(long some) {
        used += some;
    }
}
