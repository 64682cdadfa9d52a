package io.winnow.report;

import io.winnow.report.SyncStatus.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a sync stands, in words.
 *
 * @param tone {@code ok}, {@code busy}, {@code warn} or {@code bad}; the headline says the same
 */
public record SyncView(
        String tone,
        String headline,
        String message,
        @Nullable When lastSynced,
        @Nullable When lastRun,
        @Nullable When nextRun,
        String waitsFor) {

    static SyncView of(SyncStatus sync) {
        return new SyncView(
                tone(sync.outcome()),
                sync.headline(),
                sync.message(),
                When.of(sync.lastSynced()),
                When.of(sync.lastRun()),
                When.of(sync.nextRun()),
                sync.waitsFor());
    }

    /** Whether it deserves a notice of its own above the list. */
    public boolean notable() {
        return !tone.equals("ok") || !waitsFor.isEmpty();
    }

    private static String tone(Outcome outcome) {
        return switch (outcome) {
            case OK -> "ok";
            case NEVER, RUNNING -> "busy";
            case PARTIAL, INTERRUPTED -> "warn";
            case FAILED -> "bad";
        };
    }
}
