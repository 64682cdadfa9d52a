package io.winnow.entry.web;

import java.time.Duration;
import java.time.Instant;

/** Somebody else is writing to this backlog. */
final class RunGoingOnException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient PushRun run;

    RunGoingOnException(PushRun run, Instant now) {
        super(run.author().person() + " has been writing to this backlog " + howLong(Duration.between(run.since(), now))
                + " (" + run.subject().action() + "). Wait until that has ended, then look again.");
        this.run = run;
    }

    /** How long rather than since when: the server doesn't know the reader's time zone. */
    private static String howLong(Duration length) {
        long minutes = length.toMinutes();
        return minutes < 1 ? "for less than a minute" : minutes == 1 ? "for a minute" : "for " + minutes + " minutes";
    }

    PushRun run() {
        return run;
    }
}
