package io.winnow.entry.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Tells listeners how a run goes on, by server-sent events: {@code state} with how it stands, to begin with and whenever
 * it is further, and {@code end} with how it ended. Who listens slowly misses steps, never the end.
 */
final class RunEvents {

    private static final String STREAM = "text/event-stream";

    private final Semaphore free;
    private final Duration heartbeat;

    /**
     * Makes room for so many listeners.
     *
     * @param heartbeat after so long without a step they hear that it goes on, and are found out when they are gone
     */
    RunEvents(int most, Duration heartbeat) {
        this.free = new Semaphore(most);
        this.heartbeat = heartbeat;
    }

    void tell(Context request, PushRun run) {
        String accept = request.header("Accept");
        if (accept == null || !accept.contains(STREAM)) {
            throw new RefusedException(406, "This address gives events only. Send the header Accept: " + STREAM + ".");
        }
        if (!free.tryAcquire()) {
            throw new RefusedException(503, "Too many are listening. Ask for the run itself now and then instead.");
        }
        new SseHandler(client -> {
                    try (client) {
                        tell(client, run);
                    } finally {
                        free.release();
                    }
                })
                .handle(request);
    }

    private void tell(SseClient client, PushRun run) {
        try {
            for (long seen = -1; !client.terminated(); ) {
                boolean ended = run.ended();
                client.sendEvent(ended ? "end" : "state", run.json().toString());
                if (ended) {
                    return;
                }
                long now = run.await(seen, heartbeat);
                if (now == seen) {
                    client.sendComment("still at it");
                }
                seen = now;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
