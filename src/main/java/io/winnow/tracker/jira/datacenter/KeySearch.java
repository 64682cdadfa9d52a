package io.winnow.tracker.jira.datacenter;

import io.winnow.model.IssueId;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraHttp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Walks {@code search} for ids by windows of keys: each begins behind the last key of the one before, so that nothing is
 * passed over or met twice when issues come and go meanwhile. Keys compare only within a project, so each is walked alone.
 *
 * <p>A query that one window holds takes one request. Thread-safe.
 */
final class KeySearch {

    private static final int WINDOW = 1000;
    private static final int MOST_WINDOWS = 20_000;
    private static final int MOST_WITHOUT_NEWS = 10;
    private static final String BY_KEY = " ORDER BY key ASC";

    private final JiraHttp http;

    KeySearch(JiraHttp http) {
        this.http = http;
    }

    /** Hands over the ids window by window; an id may come twice. */
    void walk(String jql, Consumer<List<IssueId>> pages) {
        String query = Jql.withoutOrder(jql);
        Map<String, List<String>> unfinished = new LinkedHashMap<>();
        Set<String> projects = new LinkedHashSet<>();
        Rows<IssueKey> rows = window(query + BY_KEY, pages);
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
            rows = window(Jql.and(query, "project not in (" + others + ")") + BY_KEY, pages);
        }
        unfinished.forEach((project, keys) -> walk(query, project, keys, pages));
    }

    /**
     * Walks one project. Each window begins a key early, so that it must show one that is known: where it doesn't, the key
     * it began at has gone, or moved to another project, where nothing follows it.
     *
     * @param first the keys of the project's first window, in order
     */
    private void walk(String query, String project, List<String> first, Consumer<List<IssueId>> pages) {
        List<String> keys = new ArrayList<>(first);
        Set<String> seen = new HashSet<>(first);
        int back = 1;
        int withoutNews = 0;
        for (int windows = 0; windows < MOST_WINDOWS && withoutNews < MOST_WITHOUT_NEWS; windows++) {
            int begin = keys.size() - 1 - back;
            Optional<Rows<IssueKey>> rows = begin < 0
                    ? Optional.of(window(in(query, project) + BY_KEY, pages))
                    : behind(query, project, keys.get(begin), pages);
            if (rows.isEmpty()
                    || (begin >= 0 && rows.get().issues().stream().noneMatch(row -> seen.contains(row.key())))) {
                back *= 2;
                continue;
            }
            if (rows.get().complete()) {
                return;
            }
            keys.subList(begin + 1, keys.size()).clear();
            int before = seen.size();
            rows.get().issues().stream()
                    .filter(row -> row.project().equals(project))
                    .map(IssueKey::key)
                    .forEach(keys::add);
            seen.addAll(keys);
            withoutNews = seen.size() == before ? withoutNews + 1 : 0;
            back = 1;
        }
        throw endless();
    }

    /** Empty when Jira refuses the key, which it does when no such issue is there. */
    private Optional<Rows<IssueKey>> behind(String query, String project, String key, Consumer<List<IssueId>> pages) {
        try {
            return Optional.of(window(in(query, project) + " AND key > " + IssueKey.quoted(key) + BY_KEY, pages));
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.REJECTED) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static String in(String query, String project) {
        return Jql.and(query, "project = " + IssueKey.quoted(project));
    }

    private Rows<IssueKey> window(String jql, Consumer<List<IssueId>> pages) {
        Rows<IssueKey> rows = Rows.search(http, jql, WINDOW, List.of("id"), true, IssueKey::read);
        pages.accept(rows.issues().stream().map(IssueKey::id).toList());
        return rows;
    }

    private static TrackerException endless() {
        return new TrackerException(
                Kind.UNAVAILABLE,
                "POST " + Rows.PATH,
                "Jira's search doesn't come to an end (POST " + Rows.PATH
                        + " repeats itself); nothing was taken from it. Try again later.");
    }
}
