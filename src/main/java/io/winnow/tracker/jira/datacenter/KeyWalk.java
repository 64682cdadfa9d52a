package io.winnow.tracker.jira.datacenter;

import io.winnow.model.IssueId;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraHttp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks a query in one project, where keys have an order. Each window begins a key early, so that it must show one that is
 * known: where it doesn't, the key it began at has gone, or moved to another project, where nothing follows it.
 *
 * <p>Thread-safe.
 */
final class KeyWalk {

    private static final int MOST_WINDOWS = 20_000;
    private static final int MOST_WITHOUT_NEWS = 10;
    /** Fewer windows than these aren't worth a look for where to part them. */
    private static final int FEW_WINDOWS = 4;

    private static final int MOST_PARTS = 1_000;
    /** Jira serves no place beyond 10,000, and an administrator may have made it fewer. */
    private static final int FURTHEST = 5_000;

    private final JiraHttp http;
    private final String query;
    private final String project;
    private final Consumer<List<IssueId>> pages;

    /** @param pages gets the ids window by window, from whatever thread walks; an id may come twice */
    KeyWalk(JiraHttp http, String query, String project, Consumer<List<IssueId>> pages) {
        this.http = http;
        this.query = Jql.and(query, "project = " + IssueKey.quoted(project));
        this.project = project;
        this.pages = pages;
    }

    /**
     * A part of the walk.
     *
     * @param first some keys that follow each other; it goes on behind the last but one
     * @param end the number of a key that another part goes on behind
     */
    record Part(List<String> first, long end) {}

    /**
     * Hands out parts of the walk as soon as they are known, to be walked at once. Together they leave nothing out, whatever
     * comes and goes: a place is only a hint where to look for a key.
     *
     * @param first the keys of the project's first window, in order
     * @param window how many Jira gives at once
     */
    void part(List<String> first, int window, Consumer<Part> parts) {
        List<String> from = first;
        int stride = FEW_WINDOWS * window;
        Optional<Rows<IssueKey>> ahead = from.size() < 2 || stride > FURTHEST ? Optional.empty() : ahead(from, stride);
        for (int count = 1; ahead.isPresent() && count < MOST_PARTS; count++) {
            List<String> next = ahead.get().issues().stream().map(IssueKey::key).toList();
            parts.accept(new Part(from, IssueKey.number(next.get(0))));
            from = next;
            int windows = (int) Math.min(MOST_WINDOWS, ahead.get().total() / window);
            stride = Math.min(FURTHEST, Math.max(stride, window * (int) Math.sqrt(windows)));
            ahead = ahead(from, stride);
        }
        parts.accept(new Part(from, Long.MAX_VALUE));
    }

    /** The two keys at a place behind some keys that follow each other; empty when there are none, or Jira doesn't say. */
    private Optional<Rows<IssueKey>> ahead(List<String> from, int place) {
        long last = IssueKey.number(from.get(from.size() - 1));
        try {
            Rows<IssueKey> rows =
                    Rows.search(http, behind(from.get(from.size() - 2)), place, 2, List.of("id"), true, IssueKey::read);
            boolean further = rows.issues().size() == 2
                    && rows.issues().stream()
                            .allMatch(row -> row.project().equals(project) && IssueKey.number(row.key()) > last);
            return further ? Optional.of(rows) : Optional.empty();
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.REJECTED || refused.kind() == Kind.UNAVAILABLE) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Walks one part, to its end or to that of the project, whichever comes first. */
    void walk(Part part) {
        List<String> keys = new ArrayList<>(part.first());
        Set<String> seen = new HashSet<>(keys);
        int back = 1;
        int withoutNews = 0;
        for (int windows = 0; windows < MOST_WINDOWS && withoutNews < MOST_WITHOUT_NEWS; windows++) {
            int begin = Math.max(-1, keys.size() - 1 - back);
            Optional<Rows<IssueKey>> rows = begin < 0
                    ? Optional.of(KeySearch.window(http, query + KeySearch.BY_KEY, pages))
                    : window(keys.get(begin));
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
            if (IssueKey.number(keys.get(keys.size() - 1)) >= part.end()) {
                return;
            }
            withoutNews = seen.size() == before ? withoutNews + 1 : 0;
            back = 1;
        }
        throw KeySearch.endless();
    }

    /** Empty when Jira refuses the key, which it does when no such issue is there. */
    private Optional<Rows<IssueKey>> window(String key) {
        try {
            return Optional.of(KeySearch.window(http, behind(key), pages));
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.REJECTED) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private String behind(String key) {
        return query + " AND key > " + IssueKey.quoted(key) + KeySearch.BY_KEY;
    }
}
