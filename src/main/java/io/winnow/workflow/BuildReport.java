package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.report.Decided;
import io.winnow.report.Epics;
import io.winnow.report.LastPush;
import io.winnow.report.Previous;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import io.winnow.scoring.Stale;
import io.winnow.store.FieldChange;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.store.Run;
import io.winnow.store.RunStore;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.workflow.CurrentOrder.Standings;
import io.winnow.workflow.GatherSupport.Gathered;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a backlog's report together from what the last run left in the store. */
public final class BuildReport {

    private static final int PUSHES_LOOKED_AT = 200;
    private static final int RUNS_LOOKED_AT = 50;

    private final CurrentOrder currentOrder;
    private final PushStore pushes;
    private final RunStore runs;
    private final ShowStatus status;
    private final GatherSupport gatherSupport;
    private final WatchInputs watchInputs;
    private final String siteUrl;
    private final Clock clock;

    public BuildReport(
            CurrentOrder currentOrder,
            PushStore pushes,
            RunStore runs,
            ShowStatus status,
            GatherSupport gatherSupport,
            WatchInputs watchInputs,
            String siteUrl,
            Clock clock) {
        this.currentOrder = currentOrder;
        this.pushes = pushes;
        this.runs = runs;
        this.status = status;
        this.gatherSupport = gatherSupport;
        this.watchInputs = watchInputs;
        this.siteUrl = siteUrl;
        this.clock = clock;
    }

    public ReportPage run(String backlog) {
        Standings standings = currentOrder.of(backlog);
        List<Issue> all = List.copyOf(standings.issues().values());
        Epics epics = new Epics(all);
        long latestRun = latestGoodRun(backlog);
        Gathered support = gatherSupport.run(all);
        Map<IssueId, List<Stale>> stale = watchInputs.of(backlog);
        Map<IssueId, Integer> ranks = standings.ranks();
        Map<IssueId, Decided> decided =
                DecidedIssues.of(standings, standings.ranking().overrides());
        List<ReportRow> rows = new ArrayList<>();
        for (StoredScore score : standings.scores()) {
            Issue issue = standings.issues().get(score.id());
            if (issue != null) {
                rows.add(ReportRow.of(
                                issue,
                                epics.of(issue).orElse(null),
                                score.rank(),
                                score.score(),
                                previous(score, latestRun))
                        .with(support.of(issue.id()), score.borrowed())
                        .standing(ranks.get(issue.id()), decided.get(issue.id()))
                        .stale(stale.getOrDefault(issue.id(), List.of())));
            }
        }
        return new ReportPage(
                backlog,
                siteUrl,
                clock.instant(),
                status.of(backlog),
                lastPush(backlog),
                rows,
                support.goals(),
                support.customers());
    }

    /** Changes whenever the report would: with the run that last ranked it, with evidence, goals and people's decisions. */
    public String version(String backlog) {
        return latestGoodRun(backlog) + "-" + gatherSupport.revision() + "-" + currentOrder.revision(backlog) + "-"
                + watchInputs.revision(backlog);
    }

    private long latestGoodRun(String backlog) {
        return runs.recent(backlog, RUNS_LOOKED_AT).stream()
                .filter(run -> run.outcome() == Run.Outcome.OK || run.outcome() == Run.Outcome.PARTIAL)
                .map(Run::id)
                .findFirst()
                .orElse(0L);
    }

    private static Previous previous(StoredScore score, long latestRun) {
        if (score.changedInRun() != latestRun) {
            return Previous.UNCHANGED;
        }
        return score.previousScore() == null
                ? Previous.ABSENT
                : Previous.of(score.previousRank(), score.previousScore());
    }

    private @Nullable LastPush lastPush(String backlog) {
        for (Push push : pushes.latest(PUSHES_LOOKED_AT)) {
            if (push.backlog().equals(backlog) && !push.dryRun()) {
                return new LastPush(
                        push.id(),
                        push.createdAt(),
                        push.planned(),
                        push.applied(),
                        push.skipped(),
                        pushes.changes(push.id()).stream()
                                .filter(change -> change.outcome() == FieldChange.Outcome.CONFLICT
                                        || change.outcome() == FieldChange.Outcome.FAILED)
                                .map(change -> new LastPush.NotWritten(
                                        change.issueKey(),
                                        change.fieldName(),
                                        change.outcome() == FieldChange.Outcome.CONFLICT,
                                        change.reason()))
                                .toList());
            }
        }
        return null;
    }
}
