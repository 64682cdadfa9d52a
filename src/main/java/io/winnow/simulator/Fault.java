package io.winnow.simulator;

import java.time.Duration;

/**
 * One way for an answer to go wrong.
 *
 * @param status of the answer where it matters
 * @param retryAfter seconds, or negative for no such header
 */
public record Fault(Kind kind, int status, int retryAfter, Duration time) {

    /** An error status with Jira's general words. */
    public static Fault status(int status) {
        return new Fault(Kind.STATUS, status, -1, Duration.ZERO);
    }

    public static Fault status(int status, int retryAfterSeconds) {
        return new Fault(Kind.STATUS, status, retryAfterSeconds, Duration.ZERO);
    }

    /** Somebody else wrote to the issue at the same moment. */
    public static Fault conflict() {
        return status(409);
    }

    /** The connection ends before anything was done. */
    public static Fault noAnswer() {
        return of(Kind.NO_ANSWER);
    }

    /** The request takes effect; then the connection ends without an answer. */
    public static Fault answerDropped() {
        return of(Kind.ANSWER_DROPPED);
    }

    /** The request takes effect; half of the answer's body arrives. */
    public static Fault halfBody() {
        return of(Kind.HALF_BODY);
    }

    /** A login page with status 200, as single sign-on proxies send. */
    public static Fault loginPage() {
        return of(Kind.LOGIN_PAGE);
    }

    /** 403 because too many logins failed. */
    public static Fault captcha() {
        return of(Kind.CAPTCHA);
    }

    /** Status 200 and JSON that isn't. */
    public static Fault malformedJson() {
        return of(Kind.MALFORMED_JSON);
    }

    /** Status 401 and plain text. */
    public static Fault unauthorizedText() {
        return of(Kind.UNAUTHORIZED_TEXT);
    }

    /** Status 200 around an error. */
    public static Fault errorInside() {
        return of(Kind.ERROR_INSIDE);
    }

    /** The right answer, its body dripping out over this long. */
    public static Fault slowBody(Duration time) {
        return new Fault(Kind.SLOW_BODY, 0, -1, time);
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, 0, -1, Duration.ZERO);
    }

    /** Whether the request is carried out before things go wrong. */
    boolean takesEffect() {
        return kind == Kind.ANSWER_DROPPED || kind == Kind.HALF_BODY || kind == Kind.SLOW_BODY;
    }

    /** What goes wrong. */
    public enum Kind {
        STATUS,
        NO_ANSWER,
        ANSWER_DROPPED,
        HALF_BODY,
        LOGIN_PAGE,
        CAPTCHA,
        MALFORMED_JSON,
        UNAUTHORIZED_TEXT,
        ERROR_INSIDE,
        SLOW_BODY
    }
}
