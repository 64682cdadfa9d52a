package io.winnow.simulator;

import java.time.Instant;

/**
 * One request and what became of it.
 *
 * @param path as sent, without the query
 * @param query as sent, still encoded; empty when there was none
 * @param status 0 when no answer went out
 * @param bytesOut of the body as sent, so after compression
 * @param bytes of the whole body before compression
 * @param answer the body as text before compression; empty unless answers are recorded
 * @param refusal why a careful client never sends this; empty when there was nothing wrong with the request
 * @param injected whether a fault or a limit decided the answer
 */
public record Exchange(
        String method,
        String path,
        String query,
        String requestType,
        String body,
        int status,
        Instant at,
        long bytesOut,
        long bytes,
        String answerType,
        String answer,
        String refusal,
        boolean injected) {

    /** Whether it changes something: every method that isn't a read, and the POSTs that are none either. */
    public boolean write() {
        return !method.equals("GET") && !isReadByPost();
    }

    private boolean isReadByPost() {
        return path.contains("/search") || path.endsWith("/issue/bulkfetch") || path.endsWith("/permissions/project");
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query) + (body.isEmpty() ? "" : " " + body) + " -> "
                + status + (refusal.isEmpty() ? "" : " (" + refusal + ")");
    }
}
