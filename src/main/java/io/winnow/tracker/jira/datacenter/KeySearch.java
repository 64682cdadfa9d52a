package io.winnow.tracker.jira.datacenter;

import io.winnow.model.IssueId;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraHttp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Walks {@code search} for ids by windows of keys: each begins behind the last key of the one before, so that nothing is
 * passed over or met twice when issues come and go meanwhile. Keys compare only within a project, so each is walked alone.
 *
 * <p>A query that one window holds takes one request; where there are many windows, several are asked for at once.
 * Thread-safe.
 */
final class KeySearch {

    static final String BY_KEY = " ORDER BY key ASC";

    private static final int WINDOW = 1000;
    private static final int AT_ONCE = 4;

    private final JiraHttp http;

    KeySearch(JiraHttp http) {
        this.http = http;
    }

    /** Hands over the ids window by window, one window at a time; an id may come twice. */
    void walk(String jql, Consumer<List<IssueId>> pages) {
        String query = Jql.withoutOrder(jql);
        Map<String, List<String>> unfinished = new LinkedHashMap<>();
        Set<String> projects = new LinkedHashSet<>();
        Rows<IssueKey> rows = window(http, query + BY_KEY, pages);
        int most = rows.issues().size();
        while (!rows.complete()) {
            int before = projects.size();
            for (IssueKey issue : rows.issues()) {
                projects.add(issue.project());
                unfinished
                        .computeIfAbsent(issue.project(), project -> new ArrayList<>())
                        .add(issue.key());
            }
            if (projects.size() == before) {
                throw endless();
            }
            String others = projects.stream().map(IssueKey::quoted).collect(Collectors.joining(", "));
            rows = window(http, Jql.and(query, "project not in (" + others + ")") + BY_KEY, pages);
        }
        if (!unfinished.isEmpty()) {
            inParallel(query, unfinished, most, pages);
        }
    }

    /** @param first the keys of each project's first window, in order */
    private void inParallel(String query, Map<String, List<String>> first, int window, Consumer<List<IssueId>> pages) {
        Object turn = new Object();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> parts = new ArrayList<>();
        try {
            first.forEach((project, keys) -> {
                KeyWalk walk = new KeyWalk(http, query, project, page -> {
                    synchronized (turn) {
                        pages.accept(page);
                    }
                });
                walk.part(keys, window, part -> parts.add(threads.submit(() -> walk.walk(part))));
            });
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TrackerException(
                    Kind.UNAVAILABLE, "POST " + Rows.PATH, "Winnow is stopping; what was read is kept.");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    static Rows<IssueKey> window(JiraHttp http, String jql, Consumer<List<IssueId>> pages) {
        Rows<IssueKey> rows = Rows.search(http, jql, WINDOW, List.of("id"), true, IssueKey::read);
        pages.accept(rows.issues().stream().map(IssueKey::id).toList());
        return rows;
    }

    static TrackerException endless() {
        return new TrackerException(
                Kind.UNAVAILABLE,
                "POST " + Rows.PATH,
                "Jira's search doesn't come to an end (POST " + Rows.PATH
                        + " repeats itself); nothing was taken from it. Try again later.");
    }
}
