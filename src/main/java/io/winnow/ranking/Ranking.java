package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.scoring.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backlog's one order.
 *
 * @param ranked scored issues, best first; ranks run from 1 without gaps
 * @param notScored the others, by id
 * @param overrides how each person's decision fares that holds now, the oldest first
 */
public record Ranking(List<RankedIssue> ranked, List<NotScored> notScored, List<OverrideEffect> overrides) {

    /** One that follows from scores alone. */
    public Ranking(List<RankedIssue> ranked, List<NotScored> notScored) {
        this(ranked, notScored, List.of());
    }

    public Ranking {
        ranked = List.copyOf(ranked);
        notScored = List.copyOf(notScored);
        overrides = List.copyOf(overrides);
    }

    /** The decisions about the next sprint that hold and concern issues which can still be in it. */
    public List<OrderOverride> forPlanner() {
        return overrides.stream()
                .filter(effect -> effect.state() == OverrideEffect.State.FOR_PLANNER)
                .map(OverrideEffect::override)
                .toList();
    }

    /**
     * A scored issue at its position, 1 being the best, and what it is worth to others.
     *
     * @param place the rank its score alone would give
     * @param movedBy the decision that puts it there; null when none is about it, and for the others its decision moves
     */
    public record RankedIssue(
            int rank,
            IssueId id,
            Score score,
            Borrowed borrowed,
            int place,
            @Nullable OrderOverride movedBy) {

        /** One that stands where its score says. */
        public RankedIssue(int rank, IssueId id, Score score, Borrowed borrowed) {
            this(rank, id, score, borrowed, rank, null);
        }
    }

    /** An issue without a score, and what it is worth to others; the score holds the reasons. */
    public record NotScored(IssueId id, Score score, Borrowed borrowed) {}
}
