package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.IssueId;
import io.winnow.tracker.IssueTracker.Unread;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.Platform.Window;
import io.winnow.tracker.jira.wire.Trimmed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads issues by id in parallel windows. Those Jira failed to read are asked for again, at last each by itself: one that
 * is too large or broken must not stop the others.
 */
final class ParallelReads {

    private static final int MOST_ROUNDS = 5;
    /** More than these isn't the trouble of single issues. */
    private static final int MOST_ALONE = 50;

    private static final int MOST_AT_ONCE = 8;
    /** Windows read while the sink is busy: it may have to ask for something, and then save much at once. */
    private static final int MOST_UNSAVED = 24;

    private final JiraHttp http;
    private final int windowSize;
    private final int maxConcurrent;
    private final Supplier<Platform> platform;
    private final boolean now;

    /** @param now whether issues are read as they are at this moment, rather than as a search may still show them */
    ParallelReads(JiraHttp http, Supplier<Platform> platform, boolean now, int windowSize, int maxConcurrent) {
        this.http = http;
        this.platform = platform;
        this.now = now;
        this.windowSize = windowSize;
        this.maxConcurrent = maxConcurrent;
    }

    /**
     * Hands issues to {@code sink} on the calling thread as they come: a window, or all that came while the sink was busy.
     *
     * @param finish completes a window on the thread that read it
     * @return the ids Jira didn't answer for, and those it failed to read
     */
    <T> Unread read(
            Collection<IssueId> ids,
            List<String> fields,
            Function<JsonNode, T> converter,
            UnaryOperator<List<T>> finish,
            Function<T, IssueId> idOf,
            Consumer<List<T>> sink) {
        return read(windows(ids), fields, converter, finish, idOf, sink);
    }

    /** The same for windows that may still be on their way: asking the iterator for more may wait. */
    <T> Unread read(
            Iterator<List<IssueId>> windows,
            List<String> fields,
            Function<JsonNode, T> converter,
            UnaryOperator<List<T>> finish,
            Function<T, IssueId> idOf,
            Consumer<List<T>> sink) {
        Set<IssueId> missing = new HashSet<>();
        Map<IssueId, String> unreadable = new HashMap<>();
        Iterator<List<IssueId>> open = windows;
        for (int round = 1; open.hasNext(); round++) {
            Set<IssueId> failed = new HashSet<>();
            inParallel(open, missing, fields, converter, finish, window -> {
                window.issues().forEach(issue -> missing.remove(idOf.apply(issue)));
                failed.addAll(window.failed());
                sink.accept(window.issues());
            });
            if (round == MOST_ROUNDS && failed.size() > MOST_ALONE) {
                throw failing(failed);
            }
            if (round == MOST_ROUNDS) {
                failed.forEach(id -> alone(id, fields, converter, missing, unreadable)
                        .ifPresent(issue -> sink.accept(finish.apply(List.of(issue)))));
                break;
            }
            // Jira also names issues that made the answer too large, so the next window is a quarter.
            open = windows(failed, Math.max(1, windowSize >> (2 * round)));
        }
        return new Unread(missing, unreadable);
    }

    private <T> Optional<T> alone(
            IssueId id,
            List<String> fields,
            Function<JsonNode, T> converter,
            Set<IssueId> missing,
            Map<IssueId, String> unreadable) {
        String alone = platform.get().api() + "/issue/";
        try {
            JsonNode issue = http.call(
                    JiraRequest.get(alone + id, alone + "{id}").with("fields", String.join(",", fields)),
                    Trimmed::first);
            missing.remove(id);
            return Optional.of(converter.apply(issue));
        } catch (TrackerException refused) {
            switch (refused.kind()) {
                case NOT_FOUND -> {
                    // it stays among the missing
                }
                case REJECTED, UNAVAILABLE -> {
                    missing.remove(id);
                    unreadable.put(id, String.valueOf(refused.getMessage()));
                }
                case UNAUTHORIZED, FORBIDDEN, RATE_LIMITED -> throw refused;
            }
            return Optional.empty();
        }
    }

    /** Windows as large as one request may ask for, in the order of the ids. */
    Iterator<List<IssueId>> windows(Collection<IssueId> ids) {
        return windows(ids, now ? Math.min(windowSize, platform.get().windowNow()) : windowSize);
    }

    private static Iterator<List<IssueId>> windows(Collection<IssueId> ids, int size) {
        return Windows.of(ids.stream().distinct().sorted().toList(), size).iterator();
    }

    /** Puts the ids of every window into {@code asked} before it is read. */
    private <T> void inParallel(
            Iterator<List<IssueId>> windows,
            Set<IssueId> asked,
            List<String> fields,
            Function<JsonNode, T> converter,
            UnaryOperator<List<T>> finish,
            Consumer<Window<T>> sink) {
        ExecutorService threads = Executors.newFixedThreadPool(maxConcurrent); // each starts when needed
        try {
            CompletionService<Window<T>> reads = new ExecutorCompletionService<>(threads);
            int underWay = 0;
            while (underWay > 0 || windows.hasNext()) {
                // What is read and not yet saved stays small.
                for (; underWay < maxConcurrent + MOST_UNSAVED && windows.hasNext(); underWay++) {
                    List<IssueId> window = windows.next();
                    asked.addAll(window);
                    reads.submit(() -> {
                        Window<T> read = window(window, fields, converter);
                        return new Window<>(finish.apply(read.issues()), read.failed());
                    });
                }
                underWay -= handOver(reads, sink);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TrackerException(
                    Kind.UNAVAILABLE, "reading issues", "Winnow is stopping; what was read is kept.");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Waits for a window and hands it over with the others that have come: saving a few at once is half the work. */
    private static <T> int handOver(CompletionService<Window<T>> reads, Consumer<Window<T>> sink)
            throws InterruptedException, ExecutionException {
        Window<T> ready = new Window<>(new ArrayList<>(), new HashSet<>());
        int windows = 0;
        for (Future<Window<T>> next = reads.take(); next != null; next = windows < MOST_AT_ONCE ? reads.poll() : null) {
            ready.issues().addAll(next.get().issues());
            ready.failed().addAll(next.get().failed());
            windows++;
        }
        sink.accept(ready);
        return windows;
    }

    /** One window, read by the calling thread. */
    <T> Window<T> window(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        return now
                ? platform.get().readNow(ids, fields, converter)
                : platform.get().read(ids, fields, converter);
    }

    private static TrackerException failing(Set<IssueId> ids) {
        return new TrackerException(
                Kind.UNAVAILABLE,
                "reading issues",
                "Jira keeps failing to read " + ids.size() + " issues (one has id "
                        + ids.iterator().next() + "); try again later.");
    }
}
