package io.winnow.tracker.jira;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The points that Jira gives an app for each hour of UTC, for all sites it is installed on together. Every request is
 * charged before it goes with the most it may cost, and settled by what it did cost.
 *
 * <p>One site's reads get no more than a share, so that a long one leaves points for the others, and for writes. Pure but
 * for its clock; thread-safe.
 */
public final class PointsLedger {

    /** What an app has until Atlassian has reviewed it. */
    public static final long HOURLY = 65_000;

    private static final double READS_OF_ONE_SITE = 0.8;

    private final Clock clock;
    private final long hourly;
    private final long readsOfOneSite;
    private final Map<String, Long> reads = new HashMap<>();
    private Instant hour = Instant.EPOCH;
    private Instant goneUntil = Instant.EPOCH;
    private long used;

    public PointsLedger(Clock clock, long hourly) {
        this.clock = clock;
        this.hourly = hourly;
        this.readsOfOneSite = (long) (hourly * READS_OF_ONE_SITE);
    }

    /**
     * Takes what a request may cost.
     *
     * @param site its cloud id
     * @param objects the most objects its answer may hold; a write has none
     * @return empty when it has to wait, {@link #until} then
     */
    synchronized Optional<Charge> charge(String site, Lane lane, int objects) {
        turn();
        // A request dearer than all there ever is goes when nothing else has gone: it would wait for ever.
        long points = Math.min(cost(objects), lane == Lane.READ ? readsOfOneSite : hourly);
        long ofSite = lane == Lane.READ ? reads.getOrDefault(site, 0L) : 0;
        if (clock.instant().isBefore(goneUntil)
                || used + points > hourly
                || (lane == Lane.READ && ofSite + points > readsOfOneSite)) {
            return Optional.empty();
        }
        used += points;
        if (lane == Lane.READ) {
            reads.put(site, ofSite + points);
        }
        return Optional.of(new Charge(site, lane, points, hour));
    }

    /** Gives back what was charged too much, unless the hour has turned since. */
    synchronized void settle(Charge charge, int objects) {
        turn();
        long tooMuch = charge.points() - cost(objects);
        if (tooMuch > 0 && charge.hour().equals(hour)) {
            used = Math.max(0, used - tooMuch);
            reads.computeIfPresent(charge.site(), (site, points) -> Math.max(0, points - tooMuch));
        }
    }

    /**
     * Jira says that the hour's points are gone, whatever was counted here: another process may be the same app, and
     * another clock turns the hour.
     *
     * @param wait for how long, as Jira has it; zero when it didn't say
     */
    synchronized void usedUp(Duration wait) {
        goneUntil = wait.isZero() ? nextHour() : clock.instant().plus(wait);
    }

    /** When there are points again for what can't be charged now. */
    synchronized Instant until() {
        return clock.instant().isBefore(goneUntil) ? goneUntil : nextHour();
    }

    private Instant nextHour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }

    private static long cost(int objects) {
        return 1L + objects;
    }

    private void turn() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (now.isAfter(hour)) {
            hour = now;
            used = 0;
            reads.clear();
        }
    }

    /** What was taken for one request. */
    record Charge(String site, Lane lane, long points, Instant hour) {}
}
