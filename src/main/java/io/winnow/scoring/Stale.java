package io.winnow.scoring;

import java.time.Instant;

/**
 * A mark on a score that rests on old inputs; the score stays and counts.
 *
 * @param words what happened, such as {@code estimate edited (3 → 5)}; of {@link Cause#AGE} which inputs are unchanged
 * @param since when it was first seen; of {@link Cause#AGE} since when the oldest of these inputs is unchanged
 */
public record Stale(Cause cause, String words, Instant since) {

    /** What makes inputs old: time, or something that happened since somebody set them. */
    public enum Cause {
        AGE,
        ESTIMATE,
        GOAL_WEIGHT,
        EVIDENCE,
        BLOCKER
    }
}
