package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.simulator.limits.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What an edge, a proxy or a troubled Jira answers instead of Jira. */
final class FaultAnswers {

    private static final String LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Log in</title></head><body><form"
            + " action=\"/login\" method=\"post\"><input name=\"username\"><input name=\"password\" type=\"password\">"
            + "<button>Log in</button></form></body></html>";

    private FaultAnswers() {}

    static Answer of(Fault fault) {
        return switch (fault.kind()) {
            case STATUS -> status(fault);
            case LOGIN_PAGE -> Answer.text(200, "text/html;charset=UTF-8", LOGIN_PAGE);
            case CAPTCHA ->
                Answer.text(403, "text/html;charset=UTF-8", "<html><body>Basic Authentication Failure</body></html>")
                        .with("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=/login.jsp")
                        .with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED");
            case MALFORMED_JSON ->
                Answer.text(200, "application/json;charset=UTF-8", "{\"issues\":[{\"id\":\"10001\",");
            case UNAUTHORIZED_TEXT ->
                Answer.text(401, "text/plain;charset=UTF-8", "Client must be authenticated to access this resource.");
            case ERROR_INSIDE -> Answer.of(JiraError.of(200, "Internal server error"));
            case NO_ANSWER, ANSWER_DROPPED, HALF_BODY, SLOW_BODY -> Answer.empty(200);
        };
    }

    private static Answer status(Fault fault) {
        String words = switch (fault.status()) {
            case 409 -> "The issue could not be updated due to a conflicting update.";
            case 503 -> "Jira is currently unavailable. Please try again later.";
            default -> "Internal server error";
        };
        Answer answer = Answer.of(JiraError.of(fault.status(), words));
        return fault.retryAfter() < 0 ? answer : answer.with("Retry-After", String.valueOf(fault.retryAfter()));
    }

    /** 429 with the headers Jira Cloud sends. */
    static Answer tooMany(Verdict verdict, Clock clock) {
        long wait = Duration.between(clock.instant(), verdict.reset()).toMillis();
        long seconds = Math.max(1, (wait + 999) / 1000);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errorMessages").add("Rate limit exceeded. Please retry after some time.");
        body.putObject("errors");
        return Answer.json(429, body)
                .with("Retry-After", String.valueOf(seconds))
                .with("X-RateLimit-Limit", String.valueOf(verdict.limit()))
                .with("X-RateLimit-Remaining", "0")
                .with(
                        "X-RateLimit-Reset",
                        verdict.reset().truncatedTo(ChronoUnit.SECONDS).toString())
                .with("RateLimit-Reason", verdict.reason());
    }

    /** What is left of an app's points, as Jira announces that it will tell it. */
    static Answer withPoints(Answer answer, Verdict quota, Clock clock) {
        long seconds = Duration.between(clock.instant(), quota.reset()).toSeconds();
        return quota.limit() == 0
                ? answer
                : answer.with("Beta-RateLimit-Policy", "\"global-app-quota\";q=" + quota.limit() + ";w=3600")
                        .with("Beta-RateLimit", "\"global-app-quota\";r=" + quota.remaining() + ";t=" + seconds);
    }

    /** 429 with the headers of Data Center's one bucket. */
    static Answer tooManyForAccount(Verdict verdict, Clock clock) {
        long wait = Duration.between(clock.instant(), verdict.reset()).toMillis();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", "Rate limit exceeded.");
        return bucket(Answer.json(429, body), verdict, 0, Math.max(1, (wait + 999) / 1000));
    }

    /** The headers of an answer that passed Data Center's one bucket. */
    static Answer passedBucket(Answer answer, Verdict burst) {
        return burst.limit() == 0 ? answer : bucket(answer, burst, burst.remaining(), burst.remaining() > 0 ? 0 : 1);
    }

    private static Answer bucket(Answer answer, Verdict verdict, long remaining, long seconds) {
        return answer.with("X-RateLimit-Limit", String.valueOf(verdict.limit()))
                .with("X-RateLimit-Remaining", String.valueOf(remaining))
                .with("X-RateLimit-Interval-Seconds", "1")
                .with("X-RateLimit-FillRate", String.valueOf(verdict.limit()))
                .with("retry-after", String.valueOf(seconds));
    }

    /** Data Center's answer to a login that fails, and to nobody where somebody is needed. */
    static Answer notLoggedIn() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("message", "Client must be authenticated to access this resource.")
                .put("status-code", 401);
        return Answer.json(401, body).with("WWW-Authenticate", "OAuth realm=\"jira\"");
    }

    /** The headers of an answer that passed. */
    static Answer passed(Answer answer, Verdict burst, Verdict quota) {
        Verdict nearest = quota.limit() > 0 ? quota : burst;
        if (nearest.limit() == 0) {
            return answer;
        }
        Answer told = answer.with("X-RateLimit-Limit", String.valueOf(nearest.limit()))
                .with("X-RateLimit-Remaining", String.valueOf(nearest.remaining()));
        return quota.limit() > 0 ? told.with("X-RateLimit-NearLimit", String.valueOf(quota.nearLimit())) : told;
    }
}
