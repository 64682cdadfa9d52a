package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.ranking.Ranking.NotScored;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Orders a backlog by score, best first; equal scores by issue id, so that the order never depends on the input's. */
public final class Ranker {

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparing(Candidate::value).reversed().thenComparing(Candidate::id);

    public Ranking rank(Map<IssueId, Score> scores) {
        List<Candidate> candidates = new ArrayList<>(scores.size());
        List<NotScored> notScored = new ArrayList<>();
        scores.forEach((id, score) -> {
            BigDecimal value = score.value();
            if (value == null) {
                notScored.add(new NotScored(id, score));
            } else {
                candidates.add(new Candidate(id, value, score));
            }
        });
        candidates.sort(BEST_FIRST);
        notScored.sort(Comparator.comparing(NotScored::id));
        return new Ranking(numbered(candidates), notScored);
    }

    private static List<RankedIssue> numbered(List<Candidate> best) {
        List<RankedIssue> ranked = new ArrayList<>(best.size());
        for (Candidate candidate : best) {
            ranked.add(new RankedIssue(ranked.size() + 1, candidate.id(), candidate.score()));
        }
        return ranked;
    }

    private record Candidate(IssueId id, BigDecimal value, Score score) {}
}
