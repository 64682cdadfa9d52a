package io.winnow.entry.webhook;

import java.time.Duration;

/** Runs a task after a while, one task at a time. */
@FunctionalInterface
public interface Later {

    void run(Duration delay, Runnable task);
}
