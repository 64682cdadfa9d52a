package io.winnow.simulator.limits;

import java.time.Instant;

/**
 * What the limits say to one request.
 *
 * @param reason Jira's {@code RateLimit-Reason}; empty when the request may pass
 * @param limit what the nearest budget allows
 * @param remaining what is left of it
 * @param reset when a refused request may come again
 * @param nearLimit whether less than a fifth of the hourly quota is left
 */
public record Verdict(String reason, long limit, long remaining, Instant reset, boolean nearLimit) {

    static final String BURST = "jira-burst-based";
    static final String QUOTA = "jira-quota-tenant-based";
    static final String APP_QUOTA = "jira-quota-global-based";
    static final String PER_ISSUE = "jira-per-issue-on-write";

    public boolean refused() {
        return !reason.isEmpty();
    }
}
