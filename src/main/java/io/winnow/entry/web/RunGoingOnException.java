package io.winnow.entry.web;

/** Somebody else is at this backlog. */
final class RunGoingOnException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient PushRun run;

    RunGoingOnException(PushRun run) {
        super(run.author().person() + " has been at this backlog since " + run.since()
                + " (" + (run.subject().dryRun() ? "a preview of " : "")
                + run.subject().action()
                + "). Wait until that has ended, then look again.");
        this.run = run;
    }

    PushRun run() {
        return run;
    }
}
