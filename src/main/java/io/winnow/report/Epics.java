package io.winnow.report;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the epic of each issue of a backlog: its parent, or for a sub-task its parent's parent. */
public final class Epics {

    private final Map<IssueId, Issue> issues;

    public Epics(Collection<Issue> issues) {
        this.issues = issues.stream().collect(Collectors.toMap(Issue::id, Function.identity(), (a, b) -> a));
    }

    /** Empty when it has none, or when its story isn't in the backlog. */
    public Optional<Parent> of(Issue issue) {
        Parent parent = issue.parent();
        if (parent == null || issue.type().hierarchyLevel() > 0) {
            return Optional.empty();
        }
        Issue known = issues.get(parent.id());
        if (parent.hierarchyLevel() > 0) {
            // Jira sometimes gives only the epic's id or key; the backlog may know its name
            return Optional.of(known == null ? parent : asParent(known));
        }
        Parent above = known == null ? null : known.parent();
        if (above == null || above.hierarchyLevel() <= 0) {
            return Optional.empty();
        }
        Issue epic = issues.get(above.id());
        return Optional.of(epic == null ? above : asParent(epic));
    }

    private static Parent asParent(Issue issue) {
        return new Parent(issue.id(), issue.key(), issue.summary(), issue.type().hierarchyLevel());
    }
}
