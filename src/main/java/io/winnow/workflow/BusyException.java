package io.winnow.workflow;

/** Another process or thread is running this backlog. */
public final class BusyException extends RuntimeException {

    public BusyException(String backlog) {
        super("Another run of backlog '" + backlog
                + "' is going on; wait for it to end, or stop it, and run this again.");
    }
}
