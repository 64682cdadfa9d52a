package io.winnow.sync;

import io.winnow.model.IssueId;
import java.util.Map;

/**
 * What one sync of a backlog brought.
 *
 * @param issues how many were read and saved
 * @param deleted how many left because they were deleted or are hidden from this account
 * @param moved how many changed their key, or left because they no longer match the backlog's JQL
 * @param total how many the backlog holds now
 * @param unreadable issues that the tracker fails to read, and why in its words; what was known of them stays
 */
public record SyncResult(Kind kind, int issues, int deleted, int moved, int total, Map<IssueId, String> unreadable) {

    public SyncResult {
        unreadable = Map.copyOf(unreadable);
    }

    /** FULL: every issue was read; INCREMENTAL: those that changed; EVENTS: those that the tracker told of. */
    public enum Kind {
        FULL,
        INCREMENTAL,
        EVENTS
    }
}
