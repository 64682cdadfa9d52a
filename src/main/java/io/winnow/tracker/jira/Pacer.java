package io.winnow.tracker.jira;

import io.winnow.tracker.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import okhttp3.Headers;

/**
 * Lets requests go at the pace the server allows: one for a whole site, shared by all threads.
 *
 * <p>Jira counts bursts by endpoint and method, so each has a pace of its own; each {@link Lane} has a number of places
 * for requests under way. A turned-away request lowers its endpoint's rate by three tenths and halves its lane's places,
 * at most once a second; every second in which requests were held back and none was turned away raises the rate, by a
 * tenth up to what was too fast before, beyond that by half a request, and gives a place back. What has to wait is what
 * the server named: an endpoint, an issue, or everything.
 */
final class Pacer {

    /** Like the server's own bucket, an endpoint that was idle may catch up on one second. */
    static final Duration CATCH_UP = Duration.ofSeconds(1);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
    private static final int SPREAD_MILLIS = 10_000;
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);

    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Waiting waiting;
    private final Duration catchUp;
    private final Map<Lane, Places> lanes = new EnumMap<>(Lane.class);
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();
    private final Allowance allowance = new Allowance();
    private final Map<String, Instant> pausedUntil = new HashMap<>();

    Pacer(int maxConcurrent, Duration catchUp, Clock clock, Pause pause, RandomGenerator random, Waiting waiting) {
        this.catchUp = catchUp;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.waiting = waiting;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new Places(lane.concurrent(maxConcurrent)));
        }
    }

    /**
     * Waits for the request's turn; every call that returns true must be followed by one to {@link #leave}.
     *
     * @param deadline beyond which waiting makes no sense
     * @return false when its turn would come after the deadline; nothing was waited for then
     */
    boolean enter(JiraRequest request, Instant deadline) throws InterruptedException {
        places(request).acquire();
        boolean entered = false;
        try {
            entered = awaitTurn(request, pace(request), deadline);
        } finally {
            if (!entered) {
                leave(request);
            }
        }
        return entered;
    }

    private boolean awaitTurn(JiraRequest request, Pace pace, Instant deadline) throws InterruptedException {
        while (true) {
            Instant until = pausedUntil(request);
            if (until.isAfter(deadline)) {
                return false;
            }
            Duration wait = Duration.between(clock.instant(), until);
            if (wait.isNegative() || wait.isZero()) {
                Duration turn = max(pace.nextTurn(clock.instant()), allowance.take(clock.instant()));
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
        places(request).release();
    }

    /** What an answer tells about the requests that are left, whether the server took this one or not. */
    void learn(Headers headers) {
        allowance.learn(headers, clock.instant());
    }

    /** The server took the request; {@code nearLimit} when it said that little is left. */
    void accepted(JiraRequest request, boolean nearLimit) {
        if (nearLimit) {
            slowDown(request);
        } else if (pace(request).speedUp(clock.instant())) {
            places(request).giveBack();
        }
    }

    /** The server turned the request away: slows down and keeps what it named waiting. Returns until when it waits. */
    Instant throttled(JiraRequest request, Throttle throttle, int attempt) {
        Duration asked = throttle.delay().isZero() ? doubling(Duration.ofSeconds(1), attempt) : throttle.delay();
        Duration wait = max(SHORTEST_WAIT, jittered(asked));
        Instant asksFor = clock.instant().plus(wait);
        String scope = switch (throttle.scope()) {
            case QUOTA, POOL, ACCOUNT -> everything(request);
            case ISSUE -> request.subject().isEmpty() ? endpoint(request) : request.subject();
            case BURST -> endpoint(request);
        };
        Instant until;
        synchronized (pausedUntil) { // several are turned away together, and the longest of their waits counts
            until = pausedUntil.merge(scope, asksFor, (one, other) -> one.isAfter(other) ? one : other);
        }
        if (throttle.scope() == Throttle.Scope.BURST) {
            slowDown(request);
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
            for (String scope :
                    new String[] {everything(request), points(request), request.subject(), endpoint(request)}) {
                Instant paused = pausedUntil.getOrDefault(scope, Instant.MIN);
                until = paused.isAfter(until) ? paused : until;
            }
            pausedUntil.values().removeIf(passed -> passed.isBefore(clock.instant()));
        }
        Instant now = clock.instant();
        return until.isAfter(now) ? until : now;
    }

    /** Its points for the hour are gone: what goes as the app, and reads or writes as this does, waits for the next one. */
    void outOfPoints(JiraRequest request, Instant nextHour) {
        Instant now = clock.instant();
        Instant until = nextHour.plusMillis(random.nextInt(SPREAD_MILLIS));
        synchronized (pausedUntil) {
            if (pausedUntil.getOrDefault(points(request), Instant.MIN).isAfter(now)) {
                return; // told already
            }
            pausedUntil.put(points(request), until);
        }
        tell(Throttle.Scope.POOL, Duration.between(now, until), until);
    }

    private static String points(JiraRequest request) {
        return everything(request) + " " + request.lane();
    }

    /** What shares one quota: all that an account sends, or an app. */
    private static String everything(JiraRequest request) {
        return request.as() == JiraRequest.As.APP ? "app" : "";
    }

    private static String endpoint(JiraRequest request) {
        return request.method() + " " + request.endpoint();
    }

    private void tell(Throttle.Scope scope, Duration wait, Instant until) {
        if (wait.compareTo(WORTH_TELLING) >= 0) {
            waiting.waiting(
                    switch (scope) {
                        case QUOTA, POOL -> "Jira's hourly quota is used up";
                        case ACCOUNT -> "Jira allows this account no more requests just now";
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

    private void slowDown(JiraRequest request) {
        if (pace(request).slowDown(clock.instant())) {
            places(request).halve();
        }
    }

    private Pace pace(JiraRequest request) {
        return paces.computeIfAbsent(endpoint(request), endpoint -> new Pace(request.lane(), catchUp));
    }

    private Places places(JiraRequest request) {
        Places places = lanes.get(request.lane());
        if (places == null) {
            throw new IllegalStateException("no lane " + request.lane());
        }
        return places;
    }
}
