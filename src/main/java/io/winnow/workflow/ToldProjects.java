package io.winnow.workflow;

import io.winnow.store.IssueStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The projects that the tracker should tell of: those the backlogs' issues are in. */
final class ToldProjects {

    private static final int MOST = 100;

    private final IssueStore issues;
    private final List<BacklogSettings> backlogs;

    ToldProjects(IssueStore issues, List<BacklogSettings> backlogs) {
        this.issues = issues;
        this.backlogs = List.copyOf(backlogs);
    }

    /**
     * Names projects only, for an issue that no longer matches sends no event when it leaves. Empty, which means all, when
     * there are too many.
     *
     * @throws SetupException when nothing is known of a backlog's issues yet
     */
    String jql() {
        Set<String> projects = new TreeSet<>();
        for (BacklogSettings backlog : backlogs) {
            Set<String> some = keys(backlog);
            if (some.isEmpty()) {
                throw new SetupException("Backlog " + backlog.name() + " holds no issue yet. Run 'winnow sync' first:"
                        + " Jira is asked to tell only of the projects that the backlogs' issues are in.");
            }
            projects.addAll(some);
        }
        return projects.size() > MOST
                ? ""
                : projects.stream().map(ToldProjects::quoted).collect(Collectors.joining(", ", "project in (", ")"));
    }

    /** Keys of the projects that {@link #jql}, as it was once, leaves out. */
    List<String> leftOutBy(String jql) {
        return backlogs.stream()
                .flatMap(backlog -> keys(backlog).stream())
                .distinct()
                .filter(key -> !jql.isEmpty() && !jql.contains(quoted(key)))
                .sorted()
                .toList();
    }

    private Set<String> keys(BacklogSettings backlog) {
        return issues.load(backlog.name()).stream()
                .map(issue -> issue.project().key())
                .collect(Collectors.toSet());
    }

    private static String quoted(String key) {
        return '"' + key + '"';
    }
}
