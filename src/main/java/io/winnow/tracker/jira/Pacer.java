package io.winnow.tracker.jira;

import io.winnow.tracker.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * Lets requests go at the pace the server allows: one for a whole site, shared by all threads.
 *
 * <p>Each {@link Lane} has a rate and a number of requests under way. A turned-away request lowers the lane's rate by
 * three tenths, at most once a second; every second without one raises it, by a tenth up to what was too fast before,
 * beyond that by half a request. What has to wait is what the server named: an endpoint, an issue, or everything.
 */
final class Pacer {

    private static final double DECREASE = 0.7;
    private static final double INCREASE = 0.1;
    private static final double SLOW_INCREASE = 0.5;
    private static final double TOO_FAST = 0.9;
    private static final double SLOWEST = 1;
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final long SECOND = 1_000_000_000L;

    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Waiting waiting;
    private final Map<Lane, LaneState> lanes = new EnumMap<>(Lane.class);
    private final Map<String, Instant> pausedUntil = new HashMap<>();

    Pacer(int maxConcurrent, Clock clock, Pause pause, RandomGenerator random, Waiting waiting) {
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.waiting = waiting;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LaneState(lane, maxConcurrent));
        }
    }

    /**
     * Waits for the request's turn; every call that returns true must be followed by one to {@link #leave}.
     *
     * @param deadline beyond which waiting makes no sense
     * @return false when its turn would come after the deadline; nothing was waited for then
     */
    boolean enter(JiraRequest request, Instant deadline) throws InterruptedException {
        LaneState lane = lane(request);
        lane.places.acquire();
        boolean entered = false;
        try {
            entered = awaitTurn(request, lane, deadline);
        } finally {
            if (!entered) {
                leave(request);
            }
        }
        return entered;
    }

    private boolean awaitTurn(JiraRequest request, LaneState lane, Instant deadline) throws InterruptedException {
        while (true) {
            Instant until = pausedUntil(request);
            if (until.isAfter(deadline)) {
                return false;
            }
            Duration wait = Duration.between(clock.instant(), until);
            if (wait.isNegative() || wait.isZero()) {
                Duration turn = lane.nextTurn(clock.instant());
                if (turn.isZero()) {
                    return true;
                }
                pause.pause(turn);
                // Another request may have been turned away meanwhile: then this one would be too.
                if (!pausedUntil(request).isAfter(clock.instant())) {
                    return true;
                }
            } else {
                pause.pause(wait);
            }
        }
    }

    void leave(JiraRequest request) {
        lane(request).places.release();
    }

    /** The server took the request; {@code nearLimit} when it said that little is left. */
    void accepted(JiraRequest request, boolean nearLimit) {
        LaneState lane = lane(request);
        synchronized (lane) {
            if (nearLimit) {
                lane.slowDown(clock.instant(), DECREASE);
            } else {
                lane.speedUp(clock.instant());
            }
        }
    }

    /** The server turned the request away: slows down and keeps what it named waiting. Returns until when. */
    Instant throttled(JiraRequest request, Throttle throttle, int attempt) {
        Duration asked = throttle.delay().isZero() ? doubling(Duration.ofSeconds(1), attempt) : throttle.delay();
        Duration wait = max(SHORTEST_WAIT, jittered(asked));
        Instant until = clock.instant().plus(wait);
        String scope = switch (throttle.scope()) {
            case QUOTA -> "";
            case ISSUE -> request.subject().isEmpty() ? endpoint(request) : request.subject();
            case BURST -> endpoint(request);
        };
        synchronized (pausedUntil) {
            pausedUntil.merge(scope, until, (one, other) -> one.isAfter(other) ? one : other);
        }
        if (throttle.scope() == Throttle.Scope.BURST) {
            LaneState lane = lane(request);
            synchronized (lane) {
                lane.slowDown(clock.instant(), DECREASE);
            }
        }
        tell(throttle.scope(), wait, until);
        return until;
    }

    /** How long to wait before the given repeat of a request that failed for another reason; 0 is the first. */
    Duration backoff(int attempt) {
        Duration base = doubling(Duration.ofMillis(250), attempt);
        return base.multipliedBy(700 + random.nextInt(600)).dividedBy(1000);
    }

    /** When the request may go at the earliest, as far as the server has said. */
    Instant pausedUntil(JiraRequest request) {
        Instant until = Instant.MIN;
        synchronized (pausedUntil) {
            for (String scope : new String[] {"", request.subject(), endpoint(request)}) {
                Instant paused = pausedUntil.getOrDefault(scope, Instant.MIN);
                until = paused.isAfter(until) ? paused : until;
            }
            pausedUntil.values().removeIf(passed -> passed.isBefore(clock.instant()));
        }
        Instant now = clock.instant();
        return until.isAfter(now) ? until : now;
    }

    private static String endpoint(JiraRequest request) {
        return request.method() + " " + request.endpoint();
    }

    private void tell(Throttle.Scope scope, Duration wait, Instant until) {
        if (wait.compareTo(WORTH_TELLING) >= 0) {
            waiting.waiting(
                    switch (scope) {
                        case QUOTA -> "Jira's hourly quota is used up";
                        case ISSUE -> "Jira limits how often one issue is written";
                        case BURST -> "Jira allows no more requests just now";
                    },
                    until);
        }
    }

    /** Spread so that waiting requests don't all come back at once; never less than asked for. */
    private Duration jittered(Duration wait) {
        return wait.multipliedBy(1000 + random.nextInt(300)).dividedBy(1000);
    }

    private static Duration doubling(Duration first, int attempt) {
        Duration longest = Duration.ofSeconds(30);
        Duration wait = first.multipliedBy(1L << Math.min(attempt, 10));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private LaneState lane(JiraRequest request) {
        LaneState lane = lanes.get(request.lane());
        if (lane == null) {
            throw new IllegalStateException("no lane " + request.lane());
        }
        return lane;
    }

    /** Rate and places of one lane; guarded by itself. */
    private static final class LaneState {

        private final double fastest;
        private final Semaphore places;
        private double rate;
        private double tooFast = Double.MAX_VALUE;
        private boolean waitedFor;
        private Instant nextFree = Instant.MIN;
        private Instant lastChange = Instant.MIN;

        LaneState(Lane lane, int maxConcurrent) {
            this.fastest = lane.fastest();
            this.rate = lane.perSecond();
            this.places = new Semaphore(lane.concurrent(maxConcurrent), true);
        }

        /** Books the next turn and says how long until then. */
        synchronized Duration nextTurn(Instant now) {
            Instant turn = nextFree.isAfter(now) ? nextFree : now;
            nextFree = turn.plusNanos((long) (SECOND / rate));
            waitedFor = waitedFor || turn.isAfter(now);
            return Duration.between(now, turn);
        }

        void slowDown(Instant now, double factor) {
            if (aSecondSinceLastChange(now)) {
                tooFast = rate * TOO_FAST;
                rate = Math.max(SLOWEST, rate * factor);
                lastChange = now;
            }
        }

        /** Only a rate that held requests back has shown that the site would have taken more. */
        void speedUp(Instant now) {
            if (waitedFor && aSecondSinceLastChange(now)) {
                rate = Math.min(fastest, rate + (rate < tooFast ? Math.max(1, rate * INCREASE) : SLOW_INCREASE));
                waitedFor = false;
                lastChange = now;
            }
        }

        private boolean aSecondSinceLastChange(Instant now) {
            return lastChange.equals(Instant.MIN) || lastChange.plusSeconds(1).isBefore(now);
        }
    }
}
