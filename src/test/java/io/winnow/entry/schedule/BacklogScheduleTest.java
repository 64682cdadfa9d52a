package io.winnow.entry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.winnow.store.Run;
import io.winnow.store.RunStore;
import io.winnow.store.sql.SqlStores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BacklogScheduleTest {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    private final SettableClock time = new SettableClock();
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return time.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final List<String> ran = new ArrayList<>();
    private final Deque<SyncAction.Result> results = new ArrayDeque<>();
    private final Map<String, ScheduleSettings> schedules = new LinkedHashMap<>();
    private SqlStores stores;
    private final Deque<ManualScheduler> schedulers = new ArrayDeque<>();

    @BeforeEach
    void open() {
        time.set(START);
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), clock);
        schedules.put("payments", new ScheduleSettings.Every(QUARTER));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private BacklogSchedule started() {
        return started(this::sync);
    }

    private BacklogSchedule started(SyncAction action) {
        BacklogSchedule schedule = new BacklogSchedule(schedules, action, stores.runs(), clock, new Random(1), task -> {
            schedulers.add(TestHelper.createManualScheduler(stores.dataSource(), task)
                    .clock(time)
                    .build());
            return scheduler();
        });
        schedule.start();
        return schedule;
    }

    private ManualScheduler scheduler() {
        return schedulers.getLast();
    }

    /** Takes no time; leaves a run in the store as a workflow does. */
    private SyncAction.Result sync(String backlog) {
        ran.add(backlog);
        SyncAction.Result result = results.isEmpty() ? SyncAction.Result.DONE : results.remove();
        try (RunStore.Running running =
                stores.runs().start(backlog, clock.instant()).orElseThrow()) {
            boolean done = result.outcome() == SyncAction.Outcome.DONE;
            running.finish(clock.instant(), done ? Run.Outcome.OK : Run.Outcome.FAILED, result.message(), null);
        }
        return result;
    }

    /** How often it ran in the time that passes, looked at every second. */
    private int runsWithin(Duration passing) {
        int before = ran.size();
        for (long second = 0; second < passing.toSeconds(); second++) {
            time.tick(Duration.ofSeconds(1));
            scheduler().runAnyDueExecutions();
        }
        return ran.size() - before;
    }

    private ScheduledTimes.Times times() {
        return new ScheduledTimes(stores.dataSource()).of("payments").orElseThrow();
    }

    @Test
    void a_backlog_never_synced_is_synced_at_once_and_then_every_interval() {
        started();
        scheduler().runAnyDueExecutions();

        assertThat(ran).containsExactly("payments");
        assertThat(times().nextRun())
                .isBetween(START.plus(QUARTER), START.plus(QUARTER).plusSeconds(30));
        assertThat(runsWithin(QUARTER.minusSeconds(1))).isZero();
        assertThat(runsWithin(Duration.ofSeconds(32))).isEqualTo(1);
        assertThat(runsWithin(Duration.ofHours(10))).isBetween(38, 40);
    }

    @Test
    void starting_again_goes_on_where_it_was() {
        started();
        scheduler().runAnyDueExecutions();
        time.tick(Duration.ofMinutes(5));

        started();

        assertThat(runsWithin(Duration.ofMinutes(9))).isZero();
        assertThat(runsWithin(Duration.ofMinutes(2))).isEqualTo(1);
    }

    @Test
    void what_events_brought_since_is_no_sync() {
        started();
        scheduler().runAnyDueExecutions();
        time.set(time.now().plus(QUARTER));
        try (RunStore.Running running = stores.runs()
                .start("payments", Run.Cause.EVENTS, clock.instant())
                .orElseThrow()) {
            running.finish(clock.instant(), Run.Outcome.OK, "", null);
        }

        started();
        scheduler().runAnyDueExecutions();

        assertThat(ran).hasSize(2);
    }

    @Test
    void runs_missed_while_it_was_off_are_caught_up_once() {
        started();
        scheduler().runAnyDueExecutions();
        time.tick(Duration.ofDays(3));

        started();
        scheduler().runAnyDueExecutions();
        scheduler().runAnyDueExecutions();

        assertThat(ran).hasSize(2);
        assertThat(times().nextRun()).isAfter(clock.instant().plus(QUARTER).minusSeconds(1));
    }

    @Test
    void another_interval_takes_effect_at_the_next_start() {
        started();
        scheduler().runAnyDueExecutions();
        schedules.put("payments", new ScheduleSettings.Every(Duration.ofHours(6)));

        started();

        assertThat(times().nextRun()).isEqualTo(START.plus(Duration.ofHours(6)));
    }

    @Test
    void a_cron_backlog_runs_at_its_times() {
        schedules.put("payments", new ScheduleSettings.Cron("0 6 * * 1-5", ZoneId.of("Europe/Berlin")));
        started();
        scheduler().runAnyDueExecutions();

        assertThat(ran).hasSize(1); // the first, at once
        assertThat(times().nextRun())
                .isBetween(Instant.parse("2026-03-03T05:00:00Z"), Instant.parse("2026-03-03T05:00:30Z"));
    }

    @Test
    void failures_wait_longer_each_time_and_a_success_brings_the_usual_pace_back() {
        for (int n = 0; n < 3; n++) {
            results.add(SyncAction.Result.failed("Jira can't be reached.", null));
        }
        started();
        scheduler().runAnyDueExecutions();

        assertThat(times().failures()).isEqualTo(1);
        assertThat(times().lastFailure()).isEqualTo(START);
        assertThat(times().nextRun()).isBetween(START.plusSeconds(60), START.plusSeconds(66));
        assertThat(runsWithin(Duration.ofSeconds(67))).isEqualTo(1);
        assertThat(times().failures()).isEqualTo(2);
        assertThat(runsWithin(Duration.ofSeconds(119))).isZero();
        assertThat(runsWithin(Duration.ofSeconds(15))).isEqualTo(1);
        assertThat(runsWithin(Duration.ofSeconds(270))).isEqualTo(1);
        assertThat(times().failures()).isZero();
        assertThat(runsWithin(Duration.ofMinutes(14))).isZero();
        assertThat(runsWithin(Duration.ofMinutes(2))).isEqualTo(1);
    }

    @Test
    void a_backoff_outlives_a_restart() {
        results.add(SyncAction.Result.failed("Limited.", START.plus(Duration.ofHours(2))));
        started();
        scheduler().runAnyDueExecutions();

        started();

        assertThat(runsWithin(Duration.ofHours(2).minusSeconds(1))).isZero();
        assertThat(runsWithin(Duration.ofMinutes(1))).isEqualTo(1);
    }

    @Test
    void a_defect_in_the_sync_is_a_failure_like_any_other() {
        started(backlog -> {
            ran.add(backlog);
            throw new StackOverflowError("deep");
        });
        scheduler().runAnyDueExecutions();

        assertThat(times().failures()).isEqualTo(1);
        assertThat(runsWithin(Duration.ofSeconds(70))).isEqualTo(1);
    }

    @Test
    void a_backlog_synced_by_another_process_is_tried_again_soon_without_counting_as_a_failure() {
        results.add(SyncAction.Result.BUSY);
        started();
        scheduler().runAnyDueExecutions();

        assertThat(times().failures()).isZero();
        assertThat(times().nextRun()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void a_backlog_taken_out_of_the_configuration_is_no_longer_scheduled() {
        schedules.put("platform", new ScheduleSettings.Every(QUARTER));
        started();
        scheduler().runAnyDueExecutions();
        assertThat(ran).containsExactlyInAnyOrder("payments", "platform");
        schedules.remove("platform");
        ran.clear();

        started();

        assertThat(new ScheduledTimes(stores.dataSource()).of("platform")).isEmpty();
        runsWithin(Duration.ofMinutes(63));
        assertThat(ran).hasSize(4).containsOnly("payments");
    }

    @Test
    void what_a_dead_process_left_running_runs_again() throws SQLException {
        started();
        try (Connection connection = stores.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'dead', last_heartbeat = "
                    + START.toEpochMilli());
        }
        started();
        scheduler().runAnyDueExecutions();
        assertThat(ran).isEmpty();
        assertThat(times().running()).isTrue();

        time.tick(Duration.ofHours(1));
        scheduler().runDeadExecutionDetection();
        scheduler().runAnyDueExecutions();

        assertThat(ran).containsExactly("payments");
    }

    @Test
    void a_backlog_that_left_while_it_ran_elsewhere_is_forgotten_when_its_turn_comes() throws SQLException {
        started();
        try (Connection connection = stores.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'dead', last_heartbeat = "
                    + START.toEpochMilli());
        }
        schedules.clear();
        started();

        time.tick(Duration.ofHours(1));
        scheduler().runDeadExecutionDetection();
        scheduler().runAnyDueExecutions();

        assertThat(ran).isEmpty();
        assertThat(new ScheduledTimes(stores.dataSource()).of("payments")).isEmpty();
    }

    @Test
    void closing_lets_a_run_end_and_starts_no_other() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        schedules.put("platform", new ScheduleSettings.Every(QUARTER));
        SyncAction patient = backlog -> {
            ran.add(backlog);
            running.countDown();
            await(closing);
            return SyncAction.Result.DONE;
        };
        BacklogSchedule schedule = real(patient, Duration.ofSeconds(20));
        schedule.start();
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

        Thread closer = new Thread(schedule::close);
        closer.start();
        while (!schedule.stopping()) {
            Thread.onSpinWait();
        }
        closing.countDown();
        closer.join();
        schedule.close();

        assertThat(ran).hasSize(1);
        assertThat(new ScheduledTimes(stores.dataSource()).of(ran.get(0)).orElseThrow())
                .satisfies(times -> assertThat(times.running()).isFalse())
                .satisfies(times -> assertThat(times.nextRun()).isAfter(START));
    }

    @Test
    void closing_interrupts_a_run_that_does_not_end_and_leaves_it_due() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        BacklogSchedule schedule = real(
                backlog -> {
                    running.countDown();
                    await(new CountDownLatch(1));
                    interrupted.set(true);
                    Thread.currentThread().interrupt(); // as careful code leaves it
                    throw new IllegalStateException("interrupted");
                },
                Duration.ofMillis(500));
        schedule.start();
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

        schedule.close();

        while (times().running()) { // on a busy machine it may still be storing its end
            Thread.onSpinWait();
        }
        assertThat(interrupted).isTrue();
        assertThat(times().failures()).isZero();
        assertThat(times().lastFailure()).isNull();
        assertThat(times().nextRun()).isEqualTo(START);
    }

    private BacklogSchedule real(SyncAction action, Duration grace) {
        return new BacklogSchedule(
                schedules,
                action,
                stores.runs(),
                clock,
                new Random(1),
                task -> BacklogSchedule.build(stores.dataSource(), task, clock, grace));
    }

    /** Waits for it, or for being interrupted. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
