package io.winnow.workflow;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that goes on beside other work, mostly beside waiting for the tracker. */
final class Aside {

    private final CompletableFuture<Void> work;

    private Aside(CompletableFuture<Void> work) {
        this.work = work;
    }

    static Aside start(Runnable work) {
        return new Aside(CompletableFuture.runAsync(work));
    }

    /**
     * Does the other work, and then waits for this, whatever became of the other: nothing goes on behind anybody's back.
     *
     * @throws RuntimeException what either failed with, the other first
     */
    <T> T during(Supplier<T> other) {
        T done;
        try {
            done = other.get();
        } finally {
            work.exceptionally(ignored -> null).join();
        }
        throwFailure();
        return done;
    }

    private void throwFailure() {
        try {
            work.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
