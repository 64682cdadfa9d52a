package io.winnow.tracker.jira;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The token bucket of Data Center, which every answer tells about: so many requests at once, so many more every few
 * seconds, one bucket for all that an account asks. Requests wait for their token here rather than being refused there.
 * Thread-safe.
 */
final class Allowance {

    private static final long SECOND = 1_000_000_000L;
    private static final double MOST = 1_000_000;

    private double limit;
    private double perSecond;
    private double tokens;
    private Instant counted = Instant.MIN;

    /** Learns from an answer; one that says nothing of a bucket changes nothing. */
    synchronized void learn(Headers headers, Instant now) {
        double interval = number(headers.get("X-RateLimit-Interval-Seconds"));
        double fill = number(headers.get("X-RateLimit-FillRate"));
        if (interval <= 0 || fill <= 0) {
            return;
        }
        boolean first = perSecond == 0;
        refill(now);
        limit = Math.max(fill, number(headers.get("X-RateLimit-Limit")));
        perSecond = fill / interval;
        double remaining = number(headers.get("X-RateLimit-Remaining"));
        double most = remaining < 0 ? limit : remaining;
        // Answers under way count requests that were sent later, so more than what was told there isn't.
        tokens = first ? most : Math.min(tokens, most);
    }

    /** Takes a token and says how long to wait until it is there; zero where the server counts none. */
    synchronized Duration take(Instant now) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        refill(now);
        tokens--;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * SECOND));
    }

    private void refill(Instant now) {
        if (!counted.equals(Instant.MIN) && now.isAfter(counted)) {
            double passed = Duration.between(counted, now).toNanos() / (double) SECOND;
            tokens = Math.min(limit, tokens + passed * perSecond);
        }
        counted = now;
    }

    /** Negative when it is missing or no number a server means. */
    private static double number(@Nullable String header) {
        if (header == null || !header.strip().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return -1;
        }
        return Math.min(MOST, Double.parseDouble(header.strip()));
    }
}
