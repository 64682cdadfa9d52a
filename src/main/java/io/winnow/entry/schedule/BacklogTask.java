package io.winnow.entry.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the scheduler does when a backlog is due: one task, with an instance for each backlog. */
final class BacklogTask {

    static final String NAME = "sync";
    private static final Logger LOG = LoggerFactory.getLogger(BacklogTask.class);
    private static final Duration BUSY_PAUSE = Duration.ofMinutes(1);

    private final Map<String, ScheduleSettings> schedules;
    private final SyncAction action;
    private final Pace pace;
    private final Clock clock;
    private final BooleanSupplier stopping;

    BacklogTask(
            Map<String, ScheduleSettings> schedules,
            SyncAction action,
            Pace pace,
            Clock clock,
            BooleanSupplier stopping) {
        this.schedules = schedules;
        this.action = action;
        this.pace = pace;
        this.clock = clock;
        this.stopping = stopping;
    }

    static TaskInstanceId id(String backlog) {
        return TaskInstanceId.of(NAME, backlog);
    }

    CustomTask<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .onFailure(this::failed)
                // Its process died while it ran: what it left is finished by running again.
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
                .execute((instance, context) -> run(instance.getId()));
    }

    private CompletionHandler<Void> run(String backlog) {
        ScheduleSettings settings = schedules.get(backlog);
        if (settings == null) {
            return (complete, operations) -> operations.remove();
        }
        Instant start = clock.instant();
        SyncAction.Result result = result(backlog);
        return switch (result.outcome()) {
            case DONE ->
                (complete, operations) ->
                        operations.reschedule(complete, pace.next(settings, start, complete.getTimeDone()));
            case BUSY ->
                (complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(BUSY_PAUSE));
            case FAILED -> {
                if (!stopping.getAsBoolean()) {
                    throw new SyncFailed(result);
                }
                LOG.info("The sync of {} was cut off by stopping; it goes on at the next start.", backlog);
                yield (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
            }
        };
    }

    private SyncAction.Result result(String backlog) {
        try {
            return action.run(backlog);
        } catch (RuntimeException e) {
            if (stopping.getAsBoolean()) {
                return SyncAction.Result.failed("interrupted", null); // by close(), not by anything wrong
            }
            throw e;
        } finally {
            // An interrupt was meant for the sync; with it still set, the next run couldn't be stored.
            boolean unused = Thread.interrupted();
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String backlog = complete.getExecution().getId();
        Throwable cause = complete.getCause().orElse(null);
        SyncFailed failure = cause instanceof SyncFailed one ? one : null;
        Instant retry = pace.retry(
                complete.getExecution().consecutiveFailures,
                complete.getTimeDone(),
                failure == null ? null : failure.notBefore());
        if (failure == null) {
            LOG.error("The sync of {} failed by a defect; trying again at {}.", backlog, retry, cause);
        } else {
            LOG.warn("The sync of {} failed: {} Trying again at {}.", backlog, failure.getMessage(), retry);
        }
        operations.reschedule(complete, retry);
    }
}
