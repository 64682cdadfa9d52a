package io.winnow.matching;

import io.winnow.model.IssueId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matching needs of an item of evidence.
 *
 * @param date null when unknown
 * @param text its first line counts as its summary
 * @param reference what others may call it by, such as a ticket's key or number; empty when there is none
 * @param customer the account, a merged one as the one it counts for; 0 when unresolved
 * @param self the issue the item is itself, being a ticket in Jira; null elsewhere
 * @param issues the issues it supports; empty for one that waits
 */
public record Heard(
        @Nullable Instant date,
        String text,
        String reference,
        long customer,
        @Nullable IssueId self,
        List<IssueId> issues) {

    public Heard {
        issues = List.copyOf(issues);
    }

    /** The first line. */
    String summary() {
        return text.lines().findFirst().orElse("");
    }

    /** What comes after the first line. */
    String body() {
        return text.substring(Math.min(text.length(), summary().length()));
    }
}
