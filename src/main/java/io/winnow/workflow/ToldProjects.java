package io.winnow.workflow;

import io.winnow.model.Project;
import io.winnow.tracker.IssueTracker;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The projects that the tracker should tell of: those the backlogs' issues are in. */
final class ToldProjects {

    private static final int MOST = 100;

    private final IssueTracker tracker;
    private final List<BacklogSettings> backlogs;

    ToldProjects(IssueTracker tracker, List<BacklogSettings> backlogs) {
        this.tracker = tracker;
        this.backlogs = List.copyOf(backlogs);
    }

    /**
     * Names projects only, for an issue that no longer matches sends no event when it leaves. Empty, which means all, when
     * there are too many or none.
     */
    String jql() {
        Collection<String> keys = keys();
        return keys.isEmpty() || keys.size() > MOST
                ? ""
                : keys.stream().map(ToldProjects::quoted).collect(Collectors.joining(", ", "project in (", ")"));
    }

    /** Keys of the projects that {@link #jql}, as it was once, leaves out. */
    List<String> leftOutBy(String jql) {
        return jql.isEmpty()
                ? List.of()
                : keys().stream().filter(key -> !jql.contains(quoted(key))).toList();
    }

    private SortedSet<String> keys() {
        return backlogs.stream()
                .flatMap(backlog -> tracker.projects(backlog.jql(), MOST).stream())
                .map(Project::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(String key) {
        return '"' + key + '"';
    }
}
