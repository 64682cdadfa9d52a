package io.winnow.simulator.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Calls that Forge makes by itself, one after the other, with five seconds for each. What the remote didn't take is sent again
 * when the test says that a minute has passed, four times at most. Thread-safe.
 */
public final class Triggers {

    static final String EVENTS = "/forge/event";
    static final String SCHEDULE = "/forge/scheduled";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_RETRIES = 4;

    private final Remote remote;
    private final Function<String, Map<String, String>> headers;
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final List<Delivery> refused = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "forge-triggers");
        daemon.setDaemon(true);
        return daemon;
    });

    /** {@code headers} makes those of a call by a module's key; each call has a token of its own. */
    Triggers(Remote remote, Function<String, Map<String, String>> headers) {
        this.remote = remote;
        this.headers = headers;
    }

    private record Delivery(String path, String moduleKey, ObjectNode body, int retry) {}

    void tell(String path, String moduleKey, ObjectNode body) {
        send(new Delivery(path, moduleKey, body, 0));
    }

    private void send(Delivery delivery) {
        try {
            thread.execute(() -> {
                int status = status(delivery);
                answers.add(status);
                if (status / 100 != 2 && delivery.retry < MOST_RETRIES) {
                    synchronized (refused) {
                        refused.add(delivery);
                    }
                }
            });
        } catch (RejectedExecutionException uninstalled) {
            // nobody is left to tell it
        }
    }

    /** 504 when there was no answer in time. */
    private int status(Delivery delivery) {
        ObjectNode body = delivery.body.deepCopy();
        if (delivery.retry > 0) {
            body.putObject("retryContext").put("retryCount", delivery.retry).put("retryReason", "FUNCTION_ERROR");
        }
        try {
            return remote.call("POST", delivery.path, headers.apply(delivery.moduleKey), body.toString(), PATIENCE)
                    .statusCode();
        } catch (UncheckedIOException nobody) {
            return 504;
        }
    }

    /** Waits until everything so far was sent once, and returns the status of each answer ever, in order. */
    public List<Integer> answers() {
        try {
            thread.submit(() -> {}).get();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RejectedExecutionException uninstalled) {
            // what was sent was sent
        }
        return List.copyOf(answers);
    }

    /** A minute has passed: sends again what wasn't taken, and returns how many that were. */
    public int retry() {
        answers();
        List<Delivery> again;
        synchronized (refused) {
            again = List.copyOf(refused);
            refused.clear();
        }
        again.forEach(
                delivery -> send(new Delivery(delivery.path, delivery.moduleKey, delivery.body, delivery.retry + 1)));
        return again.size();
    }

    void close() {
        thread.shutdownNow();
    }
}
