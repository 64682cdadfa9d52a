package io.winnow.sync;

import java.time.Duration;

/**
 * How a backlog is kept in sync.
 *
 * @param overlap how far before the watermark to read again, against an index that shows changes late
 * @param censusEvery how old the last comparison of all ids may be before the next sync makes one without being asked to
 * @param fullEvery how old the last full pull may be before the next sync is full
 */
public record SyncSettings(Duration overlap, Duration censusEvery, Duration fullEvery) {

    public static final SyncSettings DEFAULT =
            new SyncSettings(Duration.ofMinutes(10), Duration.ofHours(6), Duration.ofDays(7));
}
