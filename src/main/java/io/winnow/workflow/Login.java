package io.winnow.workflow;

import io.winnow.tracker.Account;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Logs in and learns the site's fields; may begin early, so that the answers come while other things are made ready. Thread-safe. */
public final class Login {

    private final IssueTracker tracker;
    private final AtomicReference<@Nullable FutureTask<Welcome>> begun = new AtomicReference<>();

    public Login(IssueTracker tracker) {
        this.tracker = tracker;
    }

    /** Begins on a thread of its own; what comes of it, a failure too, is for the next who asks and for nobody after. */
    public void begin() {
        FutureTask<Welcome> task = new FutureTask<>(this::ask);
        begun.set(task);
        Thread thread = new Thread(task, "winnow-login");
        thread.setDaemon(true);
        thread.start();
    }

    Welcome run() {
        FutureTask<Welcome> task = begun.getAndSet(null);
        return task == null ? ask() : outcome(task);
    }

    /** Who it is comes first: a failed login must never look like a site without fields. */
    private Welcome ask() {
        Account account = tracker.account();
        return new Welcome(account, new FieldCatalog(tracker.fields()));
    }

    private static Welcome outcome(FutureTask<Welcome> task) {
        try {
            return task.get();
        } catch (InterruptedException stop) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new TrackerException(Kind.UNAVAILABLE, "logging in", "Winnow is stopping; nothing was read.");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failure.getCause());
        }
    }

    /** What a site says to whoever logs in. */
    record Welcome(Account account, FieldCatalog catalog) {}
}
