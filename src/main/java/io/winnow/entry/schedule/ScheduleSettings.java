package io.winnow.entry.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When a backlog is synced. */
public sealed interface ScheduleSettings {

    ScheduleSettings DEFAULT = new Every(Duration.ofMinutes(15));

    /** When the next sync is due, after one that started then. */
    Instant after(Instant start);

    /** So long after the start of one sync comes the next. */
    record Every(Duration interval) implements ScheduleSettings {

        public Every {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("an interval is longer than nothing, not " + interval);
            }
        }

        @Override
        public Instant after(Instant start) {
            return start.plus(interval);
        }
    }

    /**
     * At fixed times.
     *
     * @param expression minute, hour, day of month, month, day of week, such as {@code 0 6 * * 1-5}
     */
    record Cron(String expression, ZoneId zone) implements ScheduleSettings {

        private static final Instant ANY = Instant.parse("2026-01-01T00:00:00Z");

        /** Throws {@link IllegalArgumentException} when it isn't an expression, or one that never comes true. */
        public Cron {
            next(expression, zone, ANY);
        }

        @Override
        public Instant after(Instant start) {
            return next(expression, zone, start);
        }

        private static Instant next(String expression, ZoneId zone, Instant start) {
            Instant next = new CronSchedule(expression, zone, CronStyle.UNIX)
                    .getNextExecutionTime(ExecutionComplete.simulatedSuccess(start));
            if (!next.isBefore(Schedule.NEVER)) {
                throw new IllegalArgumentException("there is no time " + expression);
            }
            return next;
        }
    }
}
