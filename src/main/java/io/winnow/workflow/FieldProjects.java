package io.winnow.workflow;

import io.winnow.model.Project;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the projects that the backlogs concern, which are the only ones that need Winnow's fields. */
final class FieldProjects {

    /** With more, it is less work for an administrator to have the fields everywhere than to keep their list. */
    static final int MOST = 50;

    private final IssueTracker tracker;
    private final List<BacklogSettings> backlogs;

    FieldProjects(IssueTracker tracker, List<BacklogSettings> backlogs) {
        this.tracker = tracker;
        this.backlogs = List.copyOf(backlogs);
    }

    /**
     * None when there are more than {@link #MOST}, or no issue yet. A backlog that Jira refuses to search adds none, for its
     * own sync says so; when it is the only one, that is thrown.
     */
    Set<Project> find() {
        Set<Project> projects = new LinkedHashSet<>();
        TrackerException refusal = null;
        for (BacklogSettings backlog : backlogs) {
            refusal = add(backlog, projects, refusal);
        }
        if (projects.isEmpty() && refusal != null) {
            throw refusal;
        }
        return projects.size() > MOST ? Set.of() : projects;
    }

    private @Nullable TrackerException add(
            BacklogSettings backlog, Set<Project> projects, @Nullable TrackerException before) {
        try {
            projects.addAll(tracker.projects(backlog.jql(), MOST));
            return before;
        } catch (TrackerException refused) {
            if (refused.kind() != Kind.REJECTED) {
                throw refused;
            }
            return refused;
        }
    }
}
