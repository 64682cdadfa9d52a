package io.winnow.ranking;

import io.winnow.model.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision that an issue stands elsewhere than its score says; an issue has one at most.
 *
 * @param anchor the issue it stands directly before or after; null for the other kinds
 * @param owner who decided, as they are known to Winnow
 * @param reason why, in their words; never blank
 * @param until when it ends; null when it holds until it is cleared
 */
public record OrderOverride(
        IssueId issue,
        Kind kind,
        @Nullable IssueId anchor,
        String owner,
        String reason,
        Instant since,
        @Nullable Instant until) {

    public OrderOverride {
        if ((anchor != null) != kind.moves() || reason.isBlank()) {
            throw new IllegalArgumentException("an override has a reason, and an anchor just when it moves the issue");
        }
    }

    /** What was decided. */
    public enum Kind {
        BEFORE,
        AFTER,
        /** In the next sprint, whatever its score. */
        PIN,
        /** Not in the next sprint, whatever its score. */
        EXCLUDE;

        /** Whether it says where in the order the issue stands, rather than whether it is in the next sprint. */
        public boolean moves() {
            return this == BEFORE || this == AFTER;
        }
    }

    /** The last day it holds, in UTC; null when it holds until it is cleared. */
    public @Nullable LocalDate lastDay() {
        return until == null ? null : LocalDate.ofInstant(until.minus(Duration.ofMillis(1)), ZoneOffset.UTC);
    }

    /** Whether it holds at this moment. */
    public boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }
}
