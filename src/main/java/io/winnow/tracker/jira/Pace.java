package io.winnow.tracker.jira;

import java.time.Duration;
import java.time.Instant;

/** How fast requests to one endpoint may follow each other. Thread-safe. */
final class Pace {

    private static final double DECREASE = 0.7;
    private static final double INCREASE = 0.1;
    private static final double SLOW_INCREASE = 0.5;
    private static final double TOO_FAST = 0.9;
    private static final double SLOWEST = 1;
    private static final long SECOND = 1_000_000_000L;

    private final double fastest;
    private final Duration catchUp;
    private double rate;
    private double tooFast = Double.MAX_VALUE;
    private boolean heldBack;
    private Instant nextFree = Instant.MIN;
    private Instant lastChange = Instant.MIN;

    /** {@code catchUp} is how much unused time may be made up for at once. */
    Pace(Lane lane, Duration catchUp) {
        this.fastest = lane.fastest();
        this.rate = lane.perSecond();
        this.catchUp = catchUp;
    }

    /** Books the next turn and says how long until then. */
    synchronized Duration nextTurn(Instant now) {
        Instant earliest = now.minus(catchUp);
        Instant turn = nextFree.isAfter(earliest) ? nextFree : earliest;
        nextFree = turn.plusNanos((long) (SECOND / rate));
        heldBack = heldBack || turn.isAfter(now);
        return turn.isAfter(now) ? Duration.between(now, turn) : Duration.ZERO;
    }

    /** One was turned away: nothing is made up for any more. Says whether the rate was lowered, once a second. */
    synchronized boolean slowDown(Instant now) {
        nextFree = nextFree.isAfter(now) ? nextFree : now;
        if (!aSecondSinceLastChange(now)) {
            return false;
        }
        tooFast = rate * TOO_FAST;
        rate = Math.max(SLOWEST, rate * DECREASE);
        lastChange = now;
        return true;
    }

    /** One was taken. Only a rate that held requests back has shown that the site would take more; says if it rose. */
    synchronized boolean speedUp(Instant now) {
        if (!heldBack || !aSecondSinceLastChange(now)) {
            return false;
        }
        rate = Math.min(fastest, rate + (rate < tooFast ? Math.max(1, rate * INCREASE) : SLOW_INCREASE));
        heldBack = false;
        lastChange = now;
        return true;
    }

    private boolean aSecondSinceLastChange(Instant now) {
        return lastChange.equals(Instant.MIN) || lastChange.plusSeconds(1).isBefore(now);
    }
}
