package io.winnow.workflow;

import io.winnow.store.IssueStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tells in which projects the issues of a backlog are. Thread-safe. */
public final class BacklogProjects {

    private final IssueStore issues;
    private final BuildReport buildReport;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public BacklogProjects(IssueStore issues, BuildReport buildReport) {
        this.issues = issues;
        this.buildReport = buildReport;
    }

    private record Known(String version, Set<String> projects) {}

    /** The projects' ids; none while the backlog holds no issue. */
    public Set<String> of(String backlog) {
        String version = buildReport.version(backlog);
        return known.compute(
                        backlog,
                        (name, before) -> before != null && before.version().equals(version)
                                ? before
                                : new Known(version, projects(backlog)))
                .projects();
    }

    private Set<String> projects(String backlog) {
        return issues.load(backlog).stream().map(issue -> issue.project().id()).collect(Collectors.toUnmodifiableSet());
    }
}
