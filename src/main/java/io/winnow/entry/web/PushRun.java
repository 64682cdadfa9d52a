package io.winnow.entry.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.store.Author;
import io.winnow.tracker.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One preview, apply or undo that a person set in motion: how far it is and how it ended. Thread-safe. */
final class PushRun implements Progress {

    private final String id;
    private final Subject subject;
    private final Author author;
    private final Instant since;
    private String doing = "waiting for its turn";
    private int done;
    private int total;
    private long changes;
    private @Nullable ObjectNode end;

    /**
     * What is being done.
     *
     * @param action apply, or "undo of" and the id of a push
     */
    record Subject(String backlog, String action, boolean dryRun) {}

    PushRun(String id, Subject subject, Author author, Instant since) {
        this.id = id;
        this.subject = subject;
        this.author = author;
        this.since = since;
    }

    String id() {
        return id;
    }

    Subject subject() {
        return subject;
    }

    Author author() {
        return author;
    }

    Instant since() {
        return since;
    }

    @Override
    public synchronized void step(String step, int reached, int all) {
        doing = step;
        done = reached;
        total = all;
        changed();
    }

    /** Ends it; {@code members} say how, beside the rest. */
    synchronized void ended(ObjectNode members) {
        end = members;
        changed();
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    synchronized boolean ended() {
        return end != null;
    }

    /** Waits until it is further than it was when it had changed so often, and says how often now. */
    synchronized long await(long seen, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); changes == seen && end == null && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        }
        return changes;
    }

    /** How it stands. */
    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("backlog", subject.backlog())
                .put("action", subject.action())
                .put("dryRun", subject.dryRun())
                .put("person", author.person())
                .put("since", since.toString())
                .put("ended", end != null)
                .put("doing", end == null ? doing : "")
                .put("done", done)
                .put("total", total);
        if (end != null) {
            json.setAll(end);
        }
        return json;
    }
}
