package io.winnow.workflow;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.push.OwnField;
import io.winnow.push.OwnValues;
import io.winnow.push.PushResult;
import io.winnow.push.Pusher;
import io.winnow.push.Pusher.Prepared;
import io.winnow.ranking.Ranker;
import io.winnow.ranking.Ranking;
import io.winnow.scoring.BacklogScorer;
import io.winnow.scoring.Known;
import io.winnow.scoring.Score;
import io.winnow.scoring.ScoringMethod;
import io.winnow.store.IssueStore;
import io.winnow.store.Run;
import io.winnow.store.RunStore;
import io.winnow.store.ScoreStore;
import io.winnow.sync.Look;
import io.winnow.sync.SyncResult;
import io.winnow.sync.Synchronizer;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One pass for one backlog: pull what changed, score, rank, and push the difference. */
public final class SyncBacklog {

    private final Synchronizer synchronizer;
    private final SyncEvidence syncEvidence;
    private final IssueKnowledge knowledge;
    private final IssueStore issues;
    private final ScoreStore scores;
    private final WatchInputs watchInputs;
    private final RunStore runs;
    private final Pusher pusher;
    private final String siteUrl;
    private final Clock clock;

    public SyncBacklog(
            Synchronizer synchronizer,
            SyncEvidence syncEvidence,
            IssueKnowledge knowledge,
            IssueStore issues,
            ScoreStore scores,
            WatchInputs watchInputs,
            RunStore runs,
            Pusher pusher,
            String siteUrl,
            Clock clock) {
        this.synchronizer = synchronizer;
        this.syncEvidence = syncEvidence;
        this.knowledge = knowledge;
        this.issues = issues;
        this.scores = scores;
        this.watchInputs = watchInputs;
        this.runs = runs;
        this.pusher = pusher;
        this.siteUrl = siteUrl;
        this.clock = clock;
    }

    /**
     * Runs one pass.
     *
     * @param site what to ask the tracker for, made ready within this run so that its failures are this run's
     * @throws BusyException when the backlog is being run by somebody else
     */
    public BacklogResult run(SitePreparation site, BacklogSettings backlog, SyncOptions options, Progress progress) {
        return run(site, backlog, Run.Cause.SYNC, options.dryRun(), progress, (ready, step) -> {
            SyncResult pull = synchronizer.pull(
                    backlog.name(), siteUrl, backlog.jql(), ready.selectionOf(backlog), options.full(), step);
            syncEvidence.run(ready, options.full(), step);
            return new Read(pull, ready.goalLinks().get());
        });
    }

    /** The same, but only for what one look at some issues found; neither evidence nor the goals' rules are asked for. */
    BacklogResult refresh(SitePreparation site, BacklogSettings backlog, Look look) {
        return run(site, backlog, Run.Cause.EVENTS, false, Progress.SILENT, (ready, step) -> {
            SyncResult pull =
                    synchronizer.refresh(backlog.name(), backlog.jql(), ready.selectionOf(backlog), look, step);
            return new Read(pull, List.of());
        });
    }

    private BacklogResult run(
            SitePreparation site,
            BacklogSettings backlog,
            Run.Cause cause,
            boolean dryRun,
            Progress progress,
            Reading reading) {
        try (RunStore.Running running = runs.start(backlog.name(), cause, clock.instant())
                .orElseThrow(() -> new BusyException(backlog.name()))) {
            Progress both = (doing, done, total) -> {
                running.progress(total == 0 ? doing : doing + ": " + done + " of " + total);
                progress.step(doing, done, total);
            };
            try {
                BacklogResult result = pass(site.prepare(), backlog, dryRun, running.id(), both, reading);
                running.finish(
                        clock.instant(),
                        outcome(result),
                        RunMessage.of(result),
                        ResultJson.of(result).toString());
                return result;
            } catch (RuntimeException failure) {
                running.finish(clock.instant(), Run.Outcome.FAILED, RunMessage.of(failure), null);
                throw failure;
            }
        }
    }

    private BacklogResult pass(
            Site site, BacklogSettings backlog, boolean dryRun, long runId, Progress progress, Reading reading) {
        if (!dryRun) {
            pusher.settle(backlog.name(), site.ownFields());
        }
        Read read = reading.read(site, progress);
        progress.step("scoring", 0, 0);
        List<Issue> snapshot = issues.load(backlog.name());
        Map<IssueId, Known> known = knowledge.of(snapshot, clock.instant());
        ScoringMethod method = site.methodOf(backlog);
        List<Issue> above = method.inherit() ? knowledge.withThoseAbove(snapshot) : List.of();
        Map<IssueId, Score> scored =
                new BacklogScorer(method).score(snapshot, above, id -> known.getOrDefault(id, Known.NOTHING));
        Ranking ranking = new Ranker(backlog.ranking()).rank(snapshot, scored);
        Aside kept = Aside.start(() -> {
            scores.save(backlog.name(), runId, ranking);
            watchInputs.remember(backlog, snapshot, scored, known);
        });
        Prepared prepared = kept.during(
                () -> pusher.prepare(snapshot, wanted(scored, known), site.ownFields(), site.administrator(), dryRun));
        PushResult push = pusher.push(backlog.name(), prepared, site.ownFields(), progress);
        return new BacklogResult(
                backlog.name(),
                read.pull(),
                ranking.ranked().size(),
                ranking.notScored().size(),
                push,
                read.goalTrouble());
    }

    private static Map<IssueId, Map<OwnField, FieldValue>> wanted(
            Map<IssueId, Score> scores, Map<IssueId, Known> known) {
        Map<IssueId, Map<OwnField, FieldValue>> wanted = new HashMap<>();
        scores.forEach((issue, score) ->
                wanted.put(issue, OwnValues.of(score, known.getOrDefault(issue, Known.NOTHING))));
        return wanted;
    }

    private static Run.Outcome outcome(BacklogResult result) {
        return result.troubled() ? Run.Outcome.PARTIAL : Run.Outcome.OK;
    }

    /** Brings what the tracker holds into the store. */
    @FunctionalInterface
    private interface Reading {

        Read read(Site site, Progress progress);
    }

    private record Read(SyncResult pull, List<String> goalTrouble) {}

    /** Makes the site ready when first asked; several backlogs of one command share what it finds. */
    @FunctionalInterface
    public interface SitePreparation {

        Site prepare();
    }
}
