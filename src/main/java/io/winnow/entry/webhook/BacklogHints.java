package io.winnow.entry.webhook;

import io.winnow.tracker.TrackerException;
import io.winnow.workflow.BusyException;
import io.winnow.workflow.Hint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the hints for one backlog for a while, then follows them, and again as long as there are some. While the
 * backlog is run by somebody else they wait; when following them fails they are tried again a few times, and then left to
 * the next sync, which misses nothing.
 */
final class BacklogHints {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogHints.class);
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 1_000;
    private static final int TRIES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final String backlog;
    private final Duration window;
    private final Consumer<Collection<Hint>> follow;
    private final BiConsumer<Instant, Duration> settled;
    private final Later later;
    private final Clock clock;
    private final WaitingHints waiting = new WaitingHints(MOST);
    private final AtomicBoolean comes = new AtomicBoolean();
    private int failures;

    /**
     * @param follow looks where the hints lead; throws when it couldn't
     * @param settled is told when hints were followed, and how long the oldest of them had waited by then
     */
    BacklogHints(
            String backlog,
            Duration window,
            Consumer<Collection<Hint>> follow,
            BiConsumer<Instant, Duration> settled,
            Later later,
            Clock clock) {
        this.backlog = backlog;
        this.window = window;
        this.follow = follow;
        this.settled = settled;
        this.later = later;
        this.clock = clock;
    }

    /** False when there is no room for more; then none was taken. */
    boolean add(Collection<Hint> hints) {
        if (hints.isEmpty()) {
            return true;
        }
        boolean room = waiting.add(hints, clock.instant());
        comeBackIn(window);
        return room;
    }

    private void comeBackIn(Duration delay) {
        if (!waiting.isEmpty() && comes.compareAndSet(false, true)) {
            later.run(delay, this::turn);
        }
    }

    private void turn() {
        Instant began = clock.instant();
        Duration pause = window;
        try {
            pause = follow(waiting.take(AT_ONCE), began);
        } finally {
            comes.set(false);
            // At least as long as it took, so that a scheduled sync finds the backlog free.
            Duration took = Duration.between(began, clock.instant());
            comeBackIn(took.compareTo(pause) > 0 ? took : pause);
        }
    }

    /** How long to wait before the next turn. */
    private Duration follow(List<WaitingHints.Waiting> taken, Instant began) {
        try {
            follow.accept(taken.stream().map(WaitingHints.Waiting::hint).toList());
            failures = 0;
            Instant now = clock.instant();
            taken.stream()
                    .map(WaitingHints.Waiting::heard)
                    .min(Instant::compareTo)
                    .ifPresent(first -> settled.accept(now, Duration.between(first, now)));
            return window;
        } catch (BusyException busy) {
            waiting.putBack(taken);
            return window;
        } catch (RuntimeException failure) {
            return failed(taken, failure, began);
        }
    }

    private Duration failed(List<WaitingHints.Waiting> taken, RuntimeException failure, Instant began) {
        failures++;
        if (failures >= TRIES) {
            failures = 0;
            waiting.clear();
            LOG.warn(
                    "{}: changes that Jira told of couldn't be read, and are left to the next sync: {}",
                    backlog,
                    failure.getMessage());
            LOG.debug("the last try", failure);
            return window;
        }
        waiting.putBack(taken);
        LOG.info("{}: changes that Jira told of couldn't be read; trying again: {}", backlog, failure.getMessage());
        Duration pause = window.multipliedBy(1L << failures);
        if (failure instanceof TrackerException refused && refused.retryAt().isPresent()) {
            Duration asked = Duration.between(began, refused.retryAt().get());
            pause = asked.compareTo(pause) > 0 ? asked : pause;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
