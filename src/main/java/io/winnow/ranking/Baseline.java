package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.scoring.Score;
import java.time.Instant;
import java.util.Map;

/**
 * A ranking as it was when a sprint was last filled from it, for later ones to be compared with.
 *
 * @param sprint the sprint's name
 * @param issues those that had a rank
 */
public record Baseline(String sprint, Instant at, Map<IssueId, Stand> issues) {

    public Baseline {
        issues = Map.copyOf(issues);
    }

    /** Where an issue stood, and by which score. */
    public record Stand(int rank, Score score) {}
}
