package io.winnow.simulator.limits;

/** A bucket of one second's worth of requests that refills steadily. Not thread-safe. */
final class TokenBucket {

    private final double perSecond;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = Math.max(1, perSecond);
        this.filledAt = now;
    }

    boolean take(long now) {
        long passed = Math.max(0, now - filledAt);
        tokens = Math.min(Math.max(1, perSecond), tokens + passed * perSecond / 1000);
        filledAt = Math.max(filledAt, now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Milliseconds until one more request fits. */
    long millisToNext() {
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) * 1000 / perSecond);
    }

    long limit() {
        return (long) Math.max(1, perSecond);
    }

    long remaining() {
        return (long) tokens;
    }
}
