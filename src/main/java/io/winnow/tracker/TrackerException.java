package io.winnow.tracker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tracker refused or couldn't be reached; the message is one plain sentence with the tracker's own words and what to
 * do next, and never holds a token.
 */
public final class TrackerException extends RuntimeException {

    private final Kind kind;
    private final String request;
    private final @Nullable Instant retryAt;

    public TrackerException(
            Kind kind, String request, String message, @Nullable Instant retryAt, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.request = request;
        this.retryAt = retryAt;
    }

    public TrackerException(Kind kind, String request, String message) {
        this(kind, request, message, null, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Method and path, such as {@code PUT /rest/api/3/issue/10001}, without host, query or secrets. */
    public String request() {
        return request;
    }

    /** When trying again makes sense, if the tracker said so. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** What went wrong, as far as a caller decides differently. */
    public enum Kind {
        /** The login failed: wrong, expired or missing token. */
        UNAUTHORIZED,
        /** Logged in, but not allowed. */
        FORBIDDEN,
        /** No such thing, or not visible to this account. */
        NOT_FOUND,
        /** Limited for longer than Winnow was told to wait. */
        RATE_LIMITED,
        /** The request was understood and refused. */
        REJECTED,
        /** Unreachable, failing or answering nonsense; a write may or may not have taken effect. */
        UNAVAILABLE
    }
}
