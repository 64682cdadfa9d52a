package io.winnow.simulator.limits;

import java.util.Map;

/**
 * How much traffic the simulated site takes.
 *
 * @param burstByMethod requests a second by HTTP method; a method that isn't there has {@code otherBurst}
 * @param otherBurst 0 for no limit
 * @param oneBucket whether all methods share one bucket of {@code otherBurst}
 * @param hourlyQuota points an hour of an account; 0 for none, as API tokens have
 * @param appQuota points an hour of an app, here and on every other site; 0 for none
 * @param perIssue whether writes to one issue are limited
 */
public record Limits(
        Map<String, Double> burstByMethod,
        double otherBurst,
        boolean oneBucket,
        long hourlyQuota,
        long appQuota,
        boolean perIssue) {

    public Limits {
        burstByMethod = Map.copyOf(burstByMethod);
    }

    /** What Jira Cloud documents for everybody. */
    public static Limits cloud() {
        return new Limits(
                Map.of("GET", 100.0, "POST", 100.0, "PUT", 50.0, "DELETE", 50.0), 100, false, 0, 65_000, true);
    }

    public static Limits none() {
        return new Limits(Map.of(), 0, false, 0, 0, false);
    }

    double burst(String method) {
        return oneBucket ? otherBurst : burstByMethod.getOrDefault(method, otherBurst);
    }
}
