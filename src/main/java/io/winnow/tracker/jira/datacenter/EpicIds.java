package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraHttp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds the ids of epics that issues name by key only, as the Epic Link field does: all that are new in a window at once,
 * each epic once. Thread-safe.
 */
final class EpicIds {

    private static final List<String> SUMMARY = List.of("summary");

    private final JiraHttp http;
    private final IssueReads reads;
    private final Map<String, Parent> byKey = new ConcurrentHashMap<>();

    EpicIds(JiraHttp http, IssueReads reads) {
        this.http = http;
        this.reads = reads;
    }

    /** The same issues; one whose epic isn't there or is hidden keeps the key. */
    List<Issue> complete(List<Issue> issues) {
        Set<String> named = new TreeSet<>();
        for (Issue issue : issues) {
            Parent parent = issue.parent();
            if (parent != null && parent.id() == null) {
                named.add(parent.key());
            }
        }
        learn(named);
        return named.isEmpty() ? issues : issues.stream().map(this::complete).toList();
    }

    private Issue complete(Issue issue) {
        Parent parent = issue.parent();
        return parent == null || parent.id() != null
                ? issue
                : issue.withParent(byKey.getOrDefault(parent.key(), parent));
    }

    /** One window at a time, since the next one mostly names the same epics. */
    private synchronized void learn(Set<String> named) {
        Set<String> open = new TreeSet<>(named);
        open.removeAll(byKey.keySet());
        if (!open.isEmpty()) {
            search(List.copyOf(open)).forEach(epic -> byKey.put(epic.key(), epic));
            open.removeAll(byKey.keySet());
            // what the search doesn't show may have another key by now, or be too new for the index
            reads.each(open, SUMMARY, (key, json) -> byKey.put(key, epic(key, json)), key -> {});
            open.forEach(key -> byKey.putIfAbsent(key, new Parent(null, key, "", 1)));
        }
    }

    private List<Parent> search(List<String> keys) {
        String list = keys.stream().map(IssueKey::quoted).collect(Collectors.joining(", "));
        try {
            return Rows.search(
                            http,
                            "key in (" + list + ")",
                            keys.size(),
                            SUMMARY,
                            false,
                            json -> epic(json.path("key").asText(""), json))
                    .issues();
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.REJECTED) {
                return List.of();
            }
            throw refused;
        }
    }

    private static Parent epic(String key, JsonNode json) {
        return new Parent(
                IssueId.of(json.path("id").asText()),
                key,
                json.path("fields").path("summary").asText(""),
                1);
    }
}
