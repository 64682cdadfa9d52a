package io.winnow.workflow;

import io.winnow.report.BacklogList;
import io.winnow.report.LastEvent;
import io.winnow.report.SyncStatus;
import io.winnow.store.EventStore;
import io.winnow.store.Run;
import io.winnow.store.RunStore;
import io.winnow.store.ScoreStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says how each backlog's sync stands: last run, result, next run, and what it waits for. */
public final class ShowStatus {

    private static final int RUNS_LOOKED_AT = 50;

    private final RunStore runs;
    private final ScoreStore scores;
    private final EventStore events;
    private final Function<String, Optional<Instant>> nextRun;
    private final List<BacklogSettings> backlogs;
    private final Clock clock;

    /** {@code nextRun} gives the time a backlog is scheduled for, if a server has scheduled it. */
    public ShowStatus(
            RunStore runs,
            ScoreStore scores,
            EventStore events,
            Function<String, Optional<Instant>> nextRun,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.runs = runs;
        this.scores = scores;
        this.events = events;
        this.nextRun = nextRun;
        this.backlogs = List.copyOf(backlogs);
        this.clock = clock;
    }

    /** Every configured backlog, in the order of the configuration. */
    public BacklogList all() {
        return new BacklogList(
                clock.instant(),
                backlogs.stream()
                        .map(backlog -> {
                            ScoreStore.Counts counts = scores.counts(backlog.name());
                            return new BacklogList.Entry(
                                    backlog.name(), of(backlog.name()), counts.issues(), counts.scored());
                        })
                        .toList(),
                events.latest()
                        .map(heard -> new LastEvent(heard.name(), heard.at(), heard.lag()))
                        .orElse(null));
    }

    public SyncStatus of(String backlog) {
        Optional<Run> latest = runs.latest(backlog);
        Instant next = nextRun.apply(backlog).orElse(null);
        if (latest.isEmpty()) {
            return new SyncStatus(SyncStatus.Outcome.NEVER, null, null, "", next, "");
        }
        Run run = latest.get();
        boolean waits = run.outcome() == Run.Outcome.RUNNING && run.message().startsWith(RunMessage.WAITING);
        return new SyncStatus(
                SyncStatus.Outcome.valueOf(run.outcome().name()),
                lastGood(backlog, run),
                run.finishedAt() == null ? run.startedAt() : run.finishedAt(),
                waits ? "" : run.message(),
                next,
                waits ? run.message().substring(RunMessage.WAITING.length()) : "");
    }

    private @Nullable Instant lastGood(String backlog, Run latest) {
        if (isGood(latest)) {
            return latest.finishedAt();
        }
        return runs.recent(backlog, RUNS_LOOKED_AT).stream()
                .filter(ShowStatus::isGood)
                .findFirst()
                .map(Run::finishedAt)
                .orElse(null);
    }

    private static boolean isGood(Run run) {
        return run.outcome() == Run.Outcome.OK || run.outcome() == Run.Outcome.PARTIAL;
    }
}
