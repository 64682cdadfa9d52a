package io.winnow.entry.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Decides when a backlog runs next; a little chance keeps many installations from asking Jira in the same second. */
final class Pace {

    private static final Duration MOST_JITTER = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LAST_RETRY = Duration.ofHours(1);
    private static final int TENTH = 10;

    private final Random random;

    Pace(Random random) {
        this.random = random;
    }

    /** The first run after starting: what was missed is caught up once, at once. */
    static Instant first(ScheduleSettings settings, @Nullable Instant lastStart, Instant now) {
        if (lastStart == null) {
            return now;
        }
        Instant due = settings.after(lastStart);
        return due.isBefore(now) ? now : due;
    }

    /** After a run that took longer than its interval comes a pause, so that Jira isn't asked without end. */
    Instant next(ScheduleSettings settings, Instant start, Instant done) {
        if (settings instanceof ScheduleSettings.Every every) {
            Duration tenth = every.interval().dividedBy(TENTH);
            Instant pause = done.plus(tenth);
            Instant due = settings.after(start);
            return (due.isBefore(pause) ? pause : due).plus(jitter(tenth));
        }
        return settings.after(done).plus(jitter(MOST_JITTER));
    }

    /** Twice as long after each failure, up to an hour; never before the time the tracker named. */
    Instant retry(int failuresBefore, Instant done, @Nullable Instant notBefore) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failuresBefore, 6));
        Duration bounded = wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
        Instant at = done.plus(bounded);
        Instant earliest = notBefore == null || notBefore.isBefore(at) ? at : notBefore;
        return earliest.plus(jitter(bounded.dividedBy(TENTH)));
    }

    private Duration jitter(Duration most) {
        long millis = Math.min(most.toMillis(), MOST_JITTER.toMillis());
        return Duration.ofMillis((long) (random.nextDouble() * millis));
    }
}
