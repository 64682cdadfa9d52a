package io.winnow.push;

import io.winnow.store.FieldChange;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Sends several writes at once; when one write says that going on makes no sense, starts no more, lets those under way
 * end, and keeps what they did.
 */
final class ParallelWrites implements AutoCloseable {

    private final ExecutorService threads;
    private final AtomicReference<RuntimeException> stop = new AtomicReference<>();
    private boolean interrupted;

    ParallelWrites(int most) {
        this.threads = Executors.newFixedThreadPool(most);
    }

    /**
     * @param requests the changes of each
     * @param write gives the changes of one back with their ends
     * @param ended gets what came to an end, once, also when this then throws
     */
    void run(
            List<List<FieldChange>> requests,
            UnaryOperator<List<FieldChange>> write,
            Consumer<List<FieldChange>> ended) {
        List<Future<List<FieldChange>>> writes = requests.stream()
                .map(changes -> threads.submit(() -> one(changes, write)))
                .toList();
        List<FieldChange> done = new ArrayList<>();
        for (Future<List<FieldChange>> future : writes) {
            done.addAll(result(future));
        }
        if (Thread.interrupted()) {
            stopping(); // told while the last of them ended, so that nothing waited that could have noticed
        }
        ended.accept(done);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failure = stop.get();
        if (failure != null) {
            throw failure;
        }
    }

    private List<FieldChange> one(List<FieldChange> changes, UnaryOperator<List<FieldChange>> write) {
        if (stop.get() != null) {
            return List.of();
        }
        try {
            return write.apply(changes);
        } catch (RuntimeException failure) {
            stop.compareAndSet(null, failure);
            return List.of();
        }
    }

    /** Once told to stop, waits no longer than the writes under way need to notice it. */
    private List<FieldChange> result(Future<List<FieldChange>> write) {
        while (true) {
            try {
                return write.get();
            } catch (InterruptedException told) {
                stopping();
                threads.shutdownNow().forEach(queued -> ((Future<?>) queued).cancel(false));
            } catch (CancellationException neverStarted) {
                return List.of();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible.getCause());
            }
        }
    }

    private void stopping() {
        interrupted = true;
        stop.compareAndSet(
                null,
                new TrackerException(Kind.UNAVAILABLE, "PUT issue", "Winnow is stopping; what was written is kept."));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
