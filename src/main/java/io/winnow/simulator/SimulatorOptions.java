package io.winnow.simulator;

import io.winnow.simulator.limits.Limits;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is run; change one thing with a {@code with…} method.
 *
 * @param face as which Jira the site is served
 * @param port 0 for any free one
 * @param cloudId of the site
 * @param email of the one account
 * @param token unscoped API token, for the site's own host; the personal access token and password of Data Center
 * @param scopedToken scoped API token and bearer token: for the gateway {@code /ex/jira/{cloudId}}
 * @param limits how much traffic the site takes
 * @param limitClock what the limits go by; null for the site's clock
 * @param recordAnswers whether the log keeps answer bodies, as contract checks need and long runs don't
 * @param countError by how much Cloud's approximate count is off: 0.02 is two per cent too many
 * @param mostAtOnce the most issues one search of Data Center gives
 */
public record SimulatorOptions(
        Face face,
        int port,
        String cloudId,
        String email,
        String token,
        String scopedToken,
        Limits limits,
        @Nullable Clock limitClock,
        boolean recordAnswers,
        double countError,
        int mostAtOnce) {

    /** Any port, Jira's documented limits. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                Face.CLOUD,
                0,
                "9a1f1c62-5b7e-4d0a-8f5d-3c2b1a0e9d8c",
                "pm@acme.example",
                "simulated-token",
                "simulated-scoped-token",
                Limits.cloud(),
                null,
                false,
                0,
                1_000);
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(
                face,
                newPort,
                cloudId,
                email,
                token,
                scopedToken,
                limits,
                limitClock,
                recordAnswers,
                countError,
                mostAtOnce);
    }

    public SimulatorOptions withLimits(Limits newLimits) {
        return new SimulatorOptions(
                face,
                port,
                cloudId,
                email,
                token,
                scopedToken,
                newLimits,
                limitClock,
                recordAnswers,
                countError,
                mostAtOnce);
    }

    public SimulatorOptions withFace(Face newFace) {
        return new SimulatorOptions(
                newFace,
                port,
                cloudId,
                email,
                token,
                scopedToken,
                limits,
                limitClock,
                recordAnswers,
                countError,
                mostAtOnce);
    }

    /** As an administrator limits it who fears for the memory of Data Center. */
    public SimulatorOptions withMostAtOnce(int issues) {
        return new SimulatorOptions(
                face, port, cloudId, email, token, scopedToken, limits, limitClock, recordAnswers, countError, issues);
    }

    /** The site's id, which the gateway knows it by. */
    public SimulatorOptions withCloudId(String id) {
        return new SimulatorOptions(
                face, port, id, email, token, scopedToken, limits, limitClock, recordAnswers, countError, mostAtOnce);
    }

    /** No limits at all. */
    public SimulatorOptions unlimited() {
        return withLimits(Limits.none());
    }

    /** One bucket of so many requests a second for all methods together. */
    public SimulatorOptions burst(double perSecond) {
        return withLimits(
                new Limits(Map.of(), perSecond, true, limits.hourlyQuota(), limits.appQuota(), limits.perIssue()));
    }

    /** So many points an hour, as OAuth apps have. */
    public SimulatorOptions hourlyQuota(long points) {
        return withLimits(new Limits(
                limits.burstByMethod(),
                limits.otherBurst(),
                limits.oneBucket(),
                points,
                limits.appQuota(),
                limits.perIssue()));
    }

    /** So many points an hour for a Forge app. */
    public SimulatorOptions appQuota(long points) {
        return withLimits(new Limits(
                limits.burstByMethod(),
                limits.otherBurst(),
                limits.oneBucket(),
                limits.hourlyQuota(),
                points,
                limits.perIssue()));
    }

    /** Limits go by this clock rather than the site's, which a test may hold still. */
    public SimulatorOptions withLimitClock(Clock clock) {
        return new SimulatorOptions(
                face, port, cloudId, email, token, scopedToken, limits, clock, recordAnswers, countError, mostAtOnce);
    }

    public SimulatorOptions recordingAnswers() {
        return new SimulatorOptions(
                face, port, cloudId, email, token, scopedToken, limits, limitClock, true, countError, mostAtOnce);
    }

    public SimulatorOptions withCountError(double share) {
        return new SimulatorOptions(
                face, port, cloudId, email, token, scopedToken, limits, limitClock, recordAnswers, share, mostAtOnce);
    }

    @Override
    public String toString() {
        return "SimulatorOptions[port=" + port + ", email=" + email + ", limits=" + limits + "]";
    }
}
