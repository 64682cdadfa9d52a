package io.winnow.entry.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Tells listeners how a run goes on, by server-sent events: {@code state} with how it stands, to begin with and whenever
 * it is further, and {@code end} with how it ended. Who listens slowly misses steps, never the end.
 *
 * <p>Each listener keeps the thread of its request: Javalin's handler for events, which frees it, goes round for ever in
 * its error handling once a listener has gone away.
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
        try {
            request.contentType(STREAM + "; charset=utf-8");
            tell(new SseClient(request), run);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    private void tell(SseClient listener, PushRun run) throws InterruptedException {
        long heard = -1;
        for (long now = 0; !run.ended() && !listener.terminated(); now = run.await(heard, heartbeat)) {
            if (now == heard) {
                listener.sendComment("still at it");
            } else {
                listener.sendEvent("state", run.json().toString());
            }
            heard = now;
        }
        if (!listener.terminated()) {
            listener.sendEvent("end", run.json().toString());
        }
    }
}
