package io.winnow.ranking;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.ranking.Ranking.NotScored;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders a backlog by score, best first; equal scores by issue id, so that the order never depends on the input's.
 *
 * <p>What won't be done comes last. The settings may put bands first, and may let a blocker take the place of what it
 * unblocks; the scores stay as they are.
 */
public final class Ranker {

    private static final int NO_BAND = Moscow.COULD.band(); // unsaid is as little binding as could

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::band)
            .thenComparing(Candidate::value, Comparator.reverseOrder())
            .thenComparing(Candidate::steps, Comparator.reverseOrder())
            .thenComparing(Candidate::id);

    private final RankingSettings settings;

    public Ranker(RankingSettings settings) {
        this.settings = settings;
    }

    /** The order of these issues, each of which has a score. */
    public Ranking rank(List<Issue> issues, Map<IssueId, Score> scores) {
        Map<IssueId, Borrowed> borrowed = new Blockers(issues, settings.blockerLinks()).borrowed(scores);
        List<Candidate> candidates = new ArrayList<>(scores.size());
        List<NotScored> notScored = new ArrayList<>();
        scores.forEach((id, score) -> {
            Borrowed loan = borrowed.getOrDefault(id, Borrowed.NOTHING);
            BigDecimal value = score.value();
            if (value == null) {
                notScored.add(new NotScored(id, score, loan));
            } else {
                candidates.add(candidate(id, value, score, loan));
            }
        });
        candidates.sort(BEST_FIRST);
        notScored.sort(Comparator.comparing(NotScored::id));
        return new Ranking(numbered(candidates), notScored);
    }

    private Candidate candidate(IssueId id, BigDecimal value, Score score, Borrowed loan) {
        boolean wont = score.basis().moscow() == Moscow.WONT;
        int band = settings.byBand() ? band(score.basis().moscow()) : NO_BAND;
        if (wont) {
            return new Candidate(id, Moscow.WONT.band(), value, 0, score, loan);
        }
        if (!settings.lift()) {
            return new Candidate(id, band, value, 0, score, loan);
        }
        BigDecimal lent = settings.byBand() ? loan.inBand() : loan.value();
        int lentBand = settings.byBand() ? band(loan.band()) : band;
        if (lent != null && (lentBand < band || (lentBand == band && lent.compareTo(value) > 0))) {
            return new Candidate(id, lentBand, lent, loan.steps(), score, loan);
        }
        return new Candidate(id, band, value, loan.steps(), score, loan);
    }

    private static int band(@Nullable Moscow moscow) {
        return moscow == null ? NO_BAND : moscow.band();
    }

    private static List<RankedIssue> numbered(List<Candidate> best) {
        List<RankedIssue> ranked = new ArrayList<>(best.size());
        for (Candidate candidate : best) {
            ranked.add(new RankedIssue(ranked.size() + 1, candidate.id(), candidate.score(), candidate.borrowed()));
        }
        return ranked;
    }

    private record Candidate(IssueId id, int band, BigDecimal value, int steps, Score score, Borrowed borrowed) {}
}
