package io.winnow.entry.schedule;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.ZoneId;

/** When a backlog is synced. */
public sealed interface ScheduleSettings {

    ScheduleSettings DEFAULT = new Every(Duration.ofMinutes(15));

    /** So long after the start of one sync comes the next. */
    record Every(Duration interval) implements ScheduleSettings {

        public Every {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("an interval is longer than nothing, not " + interval);
            }
        }
    }

    /**
     * At fixed times.
     *
     * @param expression minute, hour, day of month, month, day of week, such as {@code 0 6 * * 1-5}
     */
    record Cron(String expression, ZoneId zone) implements ScheduleSettings {

        public Cron {
            new CronSchedule(expression, zone, CronStyle.UNIX); // throws IllegalArgumentException when it isn't one
        }
    }
}
