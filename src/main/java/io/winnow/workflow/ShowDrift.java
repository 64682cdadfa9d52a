package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.ranking.Baseline;
import io.winnow.ranking.Baseline.Stand;
import io.winnow.report.Drift;
import io.winnow.report.ReportRow;
import io.winnow.store.BaselineStore;
import io.winnow.store.ScoreStore.StoredScore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers a backlog's ranking when a sprint is filled from it, and shows how it has changed since. */
public final class ShowDrift {

    private final BaselineStore baselines;
    private final Clock clock;

    public ShowDrift(BaselineStore baselines, Clock clock) {
        this.baselines = baselines;
        this.clock = clock;
    }

    /** Empty when no sprint was filled from the backlog yet. */
    Optional<Drift> of(String backlog, List<ReportRow> rows) {
        return baselines.of(backlog).map(before -> Drift.since(before, rows));
    }

    /** From now on changes are told since this ranking. */
    void begin(String backlog, String sprint, List<StoredScore> ranking) {
        Map<IssueId, Stand> issues = new HashMap<>();
        for (StoredScore score : ranking) {
            Integer rank = score.rank();
            if (rank != null) {
                issues.put(score.id(), new Stand(rank, score.score()));
            }
        }
        baselines.keep(backlog, new Baseline(sprint, clock.instant(), issues));
    }

    /** Changes whenever the answer of {@link #of} may for the same rows. */
    long revision(String backlog) {
        return baselines.revision(backlog);
    }
}
