package io.winnow.goals;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds issues by id or key, and those above one; of an issue above that isn't stored, id and key are known all the same. */
final class IssueIndex {

    private static final int HIGHEST = 20; // Jira has fewer levels

    private final Map<IssueId, Issue> byId = new HashMap<>();
    private final Map<String, IssueId> byKey = new HashMap<>();
    private final Set<IssueId> known = new HashSet<>();

    /** An issue, or what is known of one that isn't stored. */
    record Node(IssueId id, String key, @Nullable Issue issue) {}

    IssueIndex(Collection<Issue> issues) {
        for (Issue issue : issues) {
            Parent parent = issue.parent();
            if (parent != null && parent.id() != null) {
                byKey.put(key(parent.key()), parent.id());
                known.add(parent.id());
            }
        }
        for (Issue issue : issues) { // last: what an issue says of itself is fresher than what those below say of it
            byId.put(issue.id(), issue);
            byKey.put(key(issue.key()), issue.id());
            known.add(issue.id());
        }
    }

    static String key(String key) {
        return key.strip().toUpperCase(Locale.ROOT);
    }

    /** The issue meant by a key or id; a key that no issue has now may once have been that of a known one. */
    @Nullable
    IssueId resolve(String keyOrId, Map<String, IssueId> earlier) {
        String written = key(keyOrId);
        IssueId id = written.matches("[0-9]{1,18}") && Long.parseLong(written) > 0
                ? IssueId.of(written)
                : byKey.getOrDefault(written, earlier.get(written));
        return id != null && known.contains(id) ? id : null;
    }

    boolean knows(IssueId id) {
        return known.contains(id);
    }

    Node node(Issue issue) {
        return new Node(issue.id(), issue.key(), issue);
    }

    /** The nearest first; ends where a parent is its own ancestor. */
    List<Node> above(Issue issue) {
        List<Node> above = new ArrayList<>();
        Set<IssueId> seen = new HashSet<>(Set.of(issue.id()));
        Parent parent = issue.parent();
        while (parent != null && above.size() < HIGHEST) {
            IssueId id = parent.id() == null ? byKey.get(key(parent.key())) : parent.id();
            if (id == null || !seen.add(id)) {
                break;
            }
            Issue stored = byId.get(id);
            above.add(new Node(id, stored == null ? parent.key() : stored.key(), stored));
            parent = stored == null ? null : stored.parent();
        }
        return above;
    }
}
