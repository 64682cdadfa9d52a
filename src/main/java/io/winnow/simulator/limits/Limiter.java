package io.winnow.simulator.limits;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Jira's three independent limits; thread-safe. */
public final class Limiter {

    private static final int ISSUES_REMEMBERED = 50_000;

    private final Clock clock;
    private final Limits limits;
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private final Map<Long, Deque<Long>> writesByIssue = new HashMap<>();
    private final HourlyQuota ofAccount;
    private final HourlyQuota ofApp;

    public Limiter(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.ofAccount = new HourlyQuota(limits.hourlyQuota(), Verdict.QUOTA);
        this.ofApp = new HourlyQuota(limits.appQuota(), Verdict.APP_QUOTA);
    }

    /** Charges one request to the burst bucket of its method. */
    public synchronized Verdict burst(String method) {
        String name = limits.oneBucket() ? "all" : method;
        double perSecond = limits.burst(method);
        Instant now = clock.instant();
        if (perSecond <= 0) {
            return new Verdict("", 0, 0, now, false);
        }
        TokenBucket bucket = buckets.computeIfAbsent(name, key -> new TokenBucket(perSecond, now.toEpochMilli()));
        boolean passed = bucket.take(now.toEpochMilli());
        return new Verdict(
                passed ? "" : Verdict.BURST,
                bucket.limit(),
                bucket.remaining(),
                now.plusMillis(bucket.millisToNext()),
                false);
    }

    /** Charges points to the hour's quota of an account or an app, used up at once and refilled at the top of the hour. */
    public synchronized Verdict quota(boolean app, long points) {
        return (app ? ofApp : ofAccount).charge(points, clock.instant());
    }

    /** Charges what an answer turned out to hold; never refuses, since the work is done. */
    public synchronized void spend(boolean app, long points) {
        (app ? ofApp : ofAccount).spend(points);
    }

    /** Charges a write to an issue: so many in 2 seconds, so many in 30. */
    public synchronized Verdict write(long issueId) {
        Instant now = clock.instant();
        if (!limits.perIssue()) {
            return new Verdict("", 0, 0, now, false);
        }
        if (writesByIssue.size() > ISSUES_REMEMBERED) {
            writesByIssue.clear();
        }
        Deque<Long> writes = writesByIssue.computeIfAbsent(issueId, key -> new ArrayDeque<>());
        long millis = now.toEpochMilli();
        while (!writes.isEmpty() && writes.peekFirst() <= millis - 30_000) {
            writes.removeFirst();
        }
        long lately = writes.stream().filter(at -> at > millis - 2_000).count();
        if (writes.size() < 100 && lately < 20) {
            writes.addLast(millis);
            return new Verdict("", 20, 19 - lately, now, false);
        }
        long window = writes.size() >= 100 ? 30_000 : 2_000;
        long oldest =
                writes.stream().filter(at -> at > millis - window).findFirst().orElse(millis);
        return new Verdict(
                Verdict.PER_ISSUE, window == 2_000 ? 20 : 100, 0, Instant.ofEpochMilli(oldest + window), false);
    }
}
