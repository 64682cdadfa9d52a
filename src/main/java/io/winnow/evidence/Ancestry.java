package io.winnow.evidence;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who stands above whom among the issues of one backlog: sub-task, story, epic. */
public final class Ancestry {

    private static final int DEEPEST = 32;

    private final Map<IssueId, IssueId> parents = new HashMap<>();

    public Ancestry(Collection<Issue> issues) {
        Map<String, IssueId> byKey = new HashMap<>();
        Set<IssueId> all = new HashSet<>();
        for (Issue issue : issues) {
            byKey.put(issue.key(), issue.id());
            all.add(issue.id());
        }
        for (Issue issue : issues) {
            Parent parent = issue.parent();
            IssueId id = parent == null ? null : parent.id() == null ? byKey.get(parent.key()) : parent.id();
            parents.put(issue.id(), id != null && all.contains(id) ? id : issue.id());
        }
    }

    /** Whether the issue is one of the backlog's. */
    boolean holds(IssueId issue) {
        return parents.containsKey(issue);
    }

    /** The issue and all above it that the backlog holds, lowest first. */
    public Set<IssueId> upwards(IssueId issue) {
        Set<IssueId> met = new LinkedHashSet<>(4);
        climb(issue, met);
        return met;
    }

    /** Adds the issue and all above it; parents that go in a circle end where it closes. */
    void climb(IssueId from, Set<IssueId> met) {
        IssueId at = from;
        for (int steps = 0; steps < DEEPEST && met.add(at); steps++) {
            at = parents.getOrDefault(at, at);
        }
    }
}
