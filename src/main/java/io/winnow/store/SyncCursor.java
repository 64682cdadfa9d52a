package io.winnow.store;

import java.time.Instant;

/**
 * How far a backlog has been read.
 *
 * @param watermark the latest {@code updated} seen in fetched issues, by the tracker's clock
 * @param watermarkSeen when, by our clock, a read first saw that watermark
 * @param settled whether the time before the watermark has been read again late enough to have caught whatever the
 *     tracker's index showed late
 * @param fingerprint of everything that decides what was read: JQL, site, fields; another one makes the next pull full
 * @param lastFull when, by our clock, the last full pull ended
 * @param lastCensus when, by our clock, the ids were last compared one by one
 * @param countBias the tracker's estimated count minus the true one, as seen at the last census
 */
public record SyncCursor(
        Instant watermark,
        Instant watermarkSeen,
        boolean settled,
        String fingerprint,
        Instant lastFull,
        Instant lastCensus,
        long countBias) {}
