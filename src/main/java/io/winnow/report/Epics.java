package io.winnow.report;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the epic of each issue of a backlog: its parent, or for a sub-task its parent's parent. */
public final class Epics {

    private final Map<IssueId, Issue> issues;
    private final Map<String, Issue> byKey;

    public Epics(Collection<Issue> issues) {
        this.issues = issues.stream().collect(Collectors.toMap(Issue::id, Function.identity(), (a, b) -> a));
        this.byKey = issues.stream().collect(Collectors.toMap(Issue::key, Function.identity(), (a, b) -> a));
    }

    /** The old Epic Link field names its epic by key only. */
    private @Nullable Issue known(Parent parent) {
        return parent.id() == null ? byKey.get(parent.key()) : issues.get(parent.id());
    }

    /** Empty when it has none, or when its story isn't in the backlog. */
    public Optional<Parent> of(Issue issue) {
        Parent parent = issue.parent();
        if (parent == null || issue.type().hierarchyLevel() > 0) {
            return Optional.empty();
        }
        Issue known = known(parent);
        if (parent.hierarchyLevel() > 0) {
            // Jira sometimes gives only the epic's id or key; the backlog may know its name
            return Optional.of(known == null ? parent : asParent(known));
        }
        Parent above = known == null ? null : known.parent();
        if (above == null || above.hierarchyLevel() <= 0) {
            return Optional.empty();
        }
        Issue epic = known(above);
        return Optional.of(epic == null ? above : asParent(epic));
    }

    private static Parent asParent(Issue issue) {
        return new Parent(issue.id(), issue.key(), issue.summary(), issue.type().hierarchyLevel());
    }
}
