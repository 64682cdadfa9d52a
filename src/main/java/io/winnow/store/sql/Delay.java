package io.winnow.store.sql;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something a little later. */
@FunctionalInterface
interface Delay {

    void after(Duration delay, Runnable task);

    /** The real one; what is still waiting when it closes is dropped. */
    final class Timer implements Delay, AutoCloseable {

        private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "winnow-progress");
            thread.setDaemon(true);
            return thread;
        });

        @Override
        public void after(Duration delay, Runnable task) {
            try {
                ScheduledFuture<?> unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // closing: whoever waits for this message is closing too
            }
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
