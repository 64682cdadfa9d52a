package io.winnow.tracker.jira;

import java.time.Duration;

/** Waiting, as a parameter, so that tests don't. */
@FunctionalInterface
public interface Pause {

    void pause(Duration duration) throws InterruptedException;
}
