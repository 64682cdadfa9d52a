package io.winnow.push;

import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Asks the tracker several questions at once and waits for all answers; the first failure ends it. */
final class Together {

    private Together() {}

    static <T> void run(int atOnce, Collection<T> questions, Consumer<T> ask) {
        if (questions.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, questions.size()));
        try {
            List<? extends Future<?>> asked = questions.stream()
                    .map(question -> threads.submit(() -> ask.accept(question)))
                    .toList();
            for (Future<?> answer : asked) {
                answer.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TrackerException(
                    Kind.UNAVAILABLE, "GET editmeta", "Winnow is stopping; nothing was written yet.");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
