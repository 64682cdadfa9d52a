package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.scoring.Score;
import java.util.List;

/**
 * A backlog's one order.
 *
 * @param ranked scored issues, best first; ranks run from 1 without gaps
 * @param notScored the others, by id
 */
public record Ranking(List<RankedIssue> ranked, List<NotScored> notScored) {

    public Ranking {
        ranked = List.copyOf(ranked);
        notScored = List.copyOf(notScored);
    }

    /** A scored issue at its position, 1 being the best, and what it is worth to others. */
    public record RankedIssue(int rank, IssueId id, Score score, Borrowed borrowed) {}

    /** An issue without a score, and what it is worth to others; the score holds the reasons. */
    public record NotScored(IssueId id, Score score, Borrowed borrowed) {}
}
