package io.winnow.sync;

/**
 * What one sync of a backlog brought.
 *
 * @param issues how many were read and saved
 * @param deleted how many left because they were deleted or are hidden from this account
 * @param moved how many changed their key, or left because they no longer match the backlog's JQL
 * @param total how many the backlog holds now
 */
public record SyncResult(Kind kind, int issues, int deleted, int moved, int total) {

    /** FULL: every issue was read; INCREMENTAL: those that changed. */
    public enum Kind {
        FULL,
        INCREMENTAL
    }
}
