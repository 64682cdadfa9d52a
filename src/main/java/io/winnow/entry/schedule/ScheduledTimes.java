package io.winnow.entry.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads when each backlog is due, from any process; what it says holds only while some {@code winnow serve} runs. */
public final class ScheduledTimes {

    private final SchedulerClient client;

    public ScheduledTimes(DataSource dataSource) {
        // The client reads tasks it knows by name; this one is never executed by it.
        this.client = SchedulerClient.Builder.create(
                        dataSource, Tasks.custom(BacklogTask.NAME, Void.class).execute((instance, context) ->
                                (complete, operations) -> {}))
                .build();
    }

    /** Empty when the backlog was never scheduled, or no longer is. */
    public Optional<Times> of(String backlog) {
        return client.getScheduledExecution(BacklogTask.id(backlog)).map(ScheduledTimes::times);
    }

    private static Times times(ScheduledExecution<Object> stored) {
        return new Times(
                stored.getExecutionTime(), stored.isPicked(), stored.getLastFailure(), stored.getConsecutiveFailures());
    }

    /**
     * When a backlog runs.
     *
     * @param nextRun when it is due; while it runs, when it was
     * @param running whether a process has taken it
     * @param lastFailure null when it never failed
     * @param failures how many times in a row it failed; 0 after a success
     */
    public record Times(
            Instant nextRun, boolean running, @Nullable Instant lastFailure, int failures) {}
}
