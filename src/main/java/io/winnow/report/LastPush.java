package io.winnow.report;

import java.time.Instant;
import java.util.List;

/**
 * How the last push to the tracker ended.
 *
 * @param notWritten its changes that conflicted or failed
 */
public record LastPush(String id, Instant at, int planned, int applied, int skipped, List<NotWritten> notWritten) {

    public LastPush {
        notWritten = List.copyOf(notWritten);
    }

    /**
     * One change that isn't in the tracker.
     *
     * @param conflict true when the tracker held a value Winnow didn't write, false when the write failed
     * @param reason in plain words
     */
    public record NotWritten(String key, String field, boolean conflict, String reason) {}
}
