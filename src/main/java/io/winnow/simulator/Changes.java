package io.winnow.simulator;

import java.util.Objects;

/** Whether an edit changed anything: Jira then leaves {@code updated} alone. */
final class Changes {

    private Changes() {}

    static boolean same(IssueState a, IssueState b) {
        return a.summary.equals(b.summary)
                && a.description.equals(b.description)
                && a.labels.equals(b.labels)
                && Objects.equals(a.priorityId, b.priorityId)
                && Objects.equals(a.assignee, b.assignee)
                && Objects.equals(a.reporter, b.reporter)
                && a.components.equals(b.components)
                && a.fixVersions.equals(b.fixVersions)
                && a.parentId == b.parentId
                && a.sprints.equals(b.sprints)
                && a.custom.equals(b.custom);
    }
}
