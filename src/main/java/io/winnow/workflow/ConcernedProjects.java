package io.winnow.workflow;

import io.winnow.model.Project;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the projects that the backlogs' issues are in: they need Winnow's fields, and of them the tracker should tell. */
final class ConcernedProjects {

    /** With more, it is less work for an administrator to have the fields everywhere than to keep their list. */
    private static final int MOST_WITH_FIELDS = 50;

    private static final int MOST_TOLD_OF = 100;

    private final IssueTracker tracker;
    private final List<BacklogSettings> backlogs;

    ConcernedProjects(IssueTracker tracker, List<BacklogSettings> backlogs) {
        this.tracker = tracker;
        this.backlogs = List.copyOf(backlogs);
    }

    /** The only ones that need Winnow's fields; none when there are too many to list, or no issue yet. */
    Set<Project> forFields() {
        Set<Project> projects = find(MOST_WITH_FIELDS);
        return projects.size() > MOST_WITH_FIELDS ? Set.of() : projects;
    }

    /**
     * JQL for the events to be told of. Names projects only, for an issue that no longer matches sends no event when it
     * leaves. Empty, which means all, when there are too many or none.
     */
    String toldOf() {
        Collection<String> keys = keys();
        return keys.isEmpty() || keys.size() > MOST_TOLD_OF
                ? ""
                : keys.stream().map(ConcernedProjects::quoted).collect(Collectors.joining(", ", "project in (", ")"));
    }

    /** Keys of the projects that {@link #toldOf}, as it was once, leaves out. */
    List<String> leftOutBy(String toldOf) {
        return toldOf.isEmpty()
                ? List.of()
                : keys().stream().filter(key -> !toldOf.contains(quoted(key))).toList();
    }

    /** In order. */
    private Collection<String> keys() {
        return find(MOST_TOLD_OF).stream().map(Project::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(String key) {
        return '"' + key + '"';
    }

    /**
     * Where there are more than {@code most}, some more than that and not all. A backlog that Jira refuses to search adds
     * none, for its own sync says so; when that leaves none at all, the refusal is thrown.
     */
    private Set<Project> find(int most) {
        Set<Project> projects = new LinkedHashSet<>();
        TrackerException refusal = null;
        for (BacklogSettings backlog : backlogs) {
            refusal = add(backlog, most, projects, refusal);
        }
        if (projects.isEmpty() && refusal != null) {
            throw refusal;
        }
        return projects;
    }

    private @Nullable TrackerException add(
            BacklogSettings backlog, int most, Set<Project> projects, @Nullable TrackerException before) {
        try {
            projects.addAll(tracker.projects(backlog.jql(), most));
            return before;
        } catch (TrackerException refused) {
            if (refused.kind() != Kind.REJECTED) {
                throw refused;
            }
            return refused;
        }
    }
}
