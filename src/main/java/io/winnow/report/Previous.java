package io.winnow.report;

import io.winnow.scoring.Score;
import org.jspecify.annotations.Nullable;

/**
 * What an issue's rank and score were before the last sync.
 *
 * @param known whether the issue was in the backlog then
 * @param rank null when it wasn't ranked
 * @param score null when nothing about it changed, or it wasn't there
 */
public record Previous(
        boolean known, @Nullable Integer rank, @Nullable Score score) {

    /** The last sync changed neither its rank nor its score. */
    public static final Previous UNCHANGED = new Previous(true, null, null);

    /** The issue came into the backlog with the last sync. */
    public static final Previous ABSENT = new Previous(false, null, null);

    /** The last sync changed its rank or its score; this is what they were. */
    public static Previous of(@Nullable Integer rank, Score score) {
        return new Previous(true, rank, score);
    }
}
