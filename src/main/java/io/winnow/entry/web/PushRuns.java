package io.winnow.entry.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.store.Author;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Does what people at the page ask for, whether they stay to see it or not. While a backlog is written to, nothing else is
 * done with it; previews, which write nothing, keep nobody out. Thread-safe. Closing it stops what is being done where it can be gone on with.
 */
final class PushRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PushRuns.class);
    private static final int KEPT = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<String> ids;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "winnow-push");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, PushRun> runs = new LinkedHashMap<>();
    private boolean closed;

    PushRuns(Supplier<String> ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Starts what gives its result in the end; throws {@link RunGoingOnException} while the backlog is being written to. */
    synchronized PushRun start(PushRun.Subject subject, Author author, Function<Progress, ObjectNode> work) {
        if (closed) {
            throw new RefusedException(503, "This server is being stopped. Start it again, then repeat this.");
        }
        for (PushRun other : runs.values()) {
            if (!other.ended()
                    && !other.subject().dryRun()
                    && other.subject().backlog().equals(subject.backlog())) {
                throw new RunGoingOnException(other, clock.instant());
            }
        }
        PushRun run = new PushRun(ids.get(), subject, author, clock.instant());
        runs.put(run.id(), run);
        runs.values().stream()
                .filter(PushRun::ended)
                .limit(Math.max(0, runs.size() - KEPT))
                .map(PushRun::id)
                .toList()
                .forEach(runs::remove);
        Map<String, String> marks = MDC.getCopyOfContextMap();
        threads.execute(() -> {
            MDC.setContextMap(marks == null ? Map.of() : marks); // what is logged of it is about who asked for it
            run.ended(end(run, work));
        });
        return run;
    }

    /** One of the latest. */
    synchronized Optional<PushRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    private ObjectNode end(PushRun run, Function<Progress, ObjectNode> work) {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        try {
            end.set("result", work.apply(run));
        } catch (RuntimeException | Error failure) { // or the backlog would be taken for ever
            end.set("problem", problem(run, failure));
        }
        return end;
    }

    private ObjectNode problem(PushRun run, Throwable failure) {
        if (stopped()) {
            return RunProblem.STOPPED.json();
        }
        RunProblem problem = RunProblem.of(failure);
        if (problem.status() >= RunProblem.DEFECT) {
            LOG.error(
                    "{} of backlog {} failed",
                    run.subject().action(),
                    run.subject().backlog(),
                    failure);
        }
        return problem.json();
    }

    private synchronized boolean stopped() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("What was being written to Jira hasn't stopped; the next apply goes on with it");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
