package io.winnow.entry.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import io.winnow.store.Run;
import io.winnow.store.RunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Syncs every backlog when it is due, one at a time, until it is closed.
 *
 * <p>What is due stands in the database, so that a crash forgets nothing and several processes share the work.
 */
public final class BacklogSchedule implements AutoCloseable {

    /** How long closing waits for a run to end by itself, and again after interrupting it. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int RUNS_LOOKED_AT = 50;

    private final Map<String, ScheduleSettings> schedules;
    private final RunStore runs;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    /**
     * @param dataSource the store's own, whose migrations brought the scheduler's table
     * @param schedules by backlog
     * @param random for jitter
     */
    public BacklogSchedule(
            DataSource dataSource,
            Map<String, ScheduleSettings> schedules,
            SyncAction action,
            RunStore runs,
            Clock clock,
            Random random) {
        this(schedules, action, runs, clock, random, task -> build(dataSource, task, clock, GRACE));
    }

    BacklogSchedule(
            Map<String, ScheduleSettings> schedules,
            SyncAction action,
            RunStore runs,
            Clock clock,
            Random random,
            Function<CustomTask<Void>, Scheduler> builder) {
        this.schedules = Map.copyOf(schedules);
        this.runs = runs;
        this.clock = clock;
        this.task = new BacklogTask(this.schedules, action, new Pace(random), clock, stopping::get).task();
        this.scheduler = builder.apply(task);
    }

    static Scheduler build(DataSource dataSource, CustomTask<Void> task, Clock clock, Duration grace) {
        return Scheduler.create(dataSource, task)
                .clock(clock::instant)
                .threads(1)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(grace)
                .failureLogging(LogLevel.OFF, false) // BacklogTask says it in plain words
                .build();
    }

    /** Brings what is stored in line with the configuration, and begins. */
    public void start() {
        scheduler.getScheduledExecutionsForTask(BacklogTask.NAME).stream()
                .filter(stored ->
                        !schedules.containsKey(stored.getTaskInstance().getId()))
                .filter(stored -> !stored.isPicked()) // a picked one is removed when its turn comes
                .forEach(stored -> scheduler.cancel(stored.getTaskInstance()));
        schedules.forEach(this::schedule);
        scheduler.start();
    }

    private void schedule(String backlog, ScheduleSettings settings) {
        Optional<ScheduledExecution<Object>> stored = scheduler.getScheduledExecution(BacklogTask.id(backlog));
        Instant due = Pace.first(settings, lastStart(backlog), clock.instant());
        if (stored.isEmpty()) {
            scheduler.scheduleIfNotExists(task.instance(backlog), due);
        } else if (!stored.get().isPicked() && stored.get().getConsecutiveFailures() == 0) {
            scheduler.reschedule(BacklogTask.id(backlog), due); // its interval may be another one now
        }
    }

    /** The start of the last sync that came to its end; what events brought in between was no sync. */
    private @Nullable Instant lastStart(String backlog) {
        return runs.recent(backlog, RUNS_LOOKED_AT).stream()
                .filter(run -> run.cause() == Run.Cause.SYNC)
                .filter(run -> run.outcome() == Run.Outcome.OK || run.outcome() == Run.Outcome.PARTIAL)
                .findFirst()
                .map(Run::startedAt)
                .orElse(null);
    }

    /** Whether {@link #close} has asked the run in progress to end; a long sync may look here between steps. */
    public boolean stopping() {
        return stopping.get();
    }

    /**
     * Starts no further run, gives the one in progress a few seconds to end, then interrupts it and waits as long again.
     * What was cut off is due at once after the next start.
     */
    @Override
    public void close() {
        if (stopping.compareAndSet(false, true)) {
            scheduler.stop();
        }
    }
}
