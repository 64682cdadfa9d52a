package io.winnow.report;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a backlog's sync stands.
 *
 * @param lastSynced when the last run that ended well did so; null when none has
 * @param lastRun when the latest run ended, or began while it runs; null when there was none
 * @param message how the latest run went, or what it is doing, in one plain sentence; may be empty
 * @param nextRun null when nothing is scheduled
 * @param waitsFor what the run or the schedule waits for, such as {@code Jira's rate limit, until 14:05}; may be empty
 */
public record SyncStatus(
        Outcome outcome,
        @Nullable Instant lastSynced,
        @Nullable Instant lastRun,
        String message,
        @Nullable Instant nextRun,
        String waitsFor) {

    public static final SyncStatus NEVER = new SyncStatus(Outcome.NEVER, null, null, "", null, "");

    /** How the latest run stands; PARTIAL: done, but some changes failed or conflicted. */
    public enum Outcome {
        NEVER,
        RUNNING,
        OK,
        PARTIAL,
        FAILED,
        INTERRUPTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The outcome as a heading. */
    String headline() {
        return switch (outcome) {
            case NEVER -> "Never synced";
            case RUNNING -> waitsFor.isEmpty() ? "Syncing now" : "Sync is waiting";
            case OK -> "Synced";
            case PARTIAL -> "Synced, not everything written";
            case FAILED -> "Last sync failed";
            case INTERRUPTED -> "Last sync was interrupted";
        };
    }
}
