package io.winnow.store;

import io.winnow.model.IssueId;
import io.winnow.ranking.Borrowed;
import io.winnow.ranking.Ranking;
import io.winnow.scoring.Score;
import io.winnow.scoring.ScoreChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps each backlog's latest ranking, and for what changed in the latest run, what it was before. */
public interface ScoreStore {

    /** Makes this the backlog's ranking, in one transaction; writes only what differs from the one before. */
    void save(String backlog, long runId, Ranking ranking);

    /** The latest ranking: ranked ones best first, then those not scored, by id. Empty when never ranked. */
    List<StoredScore> load(String backlog);

    Optional<StoredScore> find(String backlog, IssueId id);

    /** How the issue's score has changed, the latest change first, at most fifty. */
    List<ScoreChange> changes(String backlog, IssueId id);

    /** How many issues the latest ranking has, and how many of them are scored. */
    Counts counts(String backlog);

    /** Sizes of a ranking. */
    record Counts(int issues, int scored) {}

    /**
     * One issue's score.
     *
     * @param rank null when not scored
     * @param borrowed what it is worth to others
     * @param changedInRun the run that last changed rank, score or what it is worth to others
     * @param previousRank the rank before that run; null when it wasn't ranked, or wasn't there
     * @param previousScore the score before that run; null when the issue wasn't there
     */
    record StoredScore(
            IssueId id,
            @Nullable Integer rank,
            Score score,
            Borrowed borrowed,
            long changedInRun,
            @Nullable Integer previousRank,
            @Nullable Score previousScore) {

        /** The same at another rank. */
        public StoredScore at(@Nullable Integer otherRank) {
            return new StoredScore(id, otherRank, score, borrowed, changedInRun, previousRank, previousScore);
        }
    }
}
