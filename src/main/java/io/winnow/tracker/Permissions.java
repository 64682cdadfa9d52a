package io.winnow.tracker;

import io.winnow.model.IssueId;
import java.util.Set;

/** What the account that is logged in may do. Every method throws {@link TrackerException}; all are thread-safe. */
public interface Permissions {

    /** Whether it may administer the site. */
    boolean administers();

    /** Ids of the projects in which it has all of these rights, asked in one request; Jira Cloud only. */
    Set<String> projectsWith(Set<Right> rights);

    /** False when the issue is gone, too. */
    boolean maySee(IssueId issue);

    /** False when the issue is gone or hidden, too. */
    boolean mayEdit(IssueId issue);

    /** A right that is given in a project. */
    enum Right {
        SEE,
        EDIT,
        /** To rank issues and move them into sprints. */
        SCHEDULE,
        ADMINISTER
    }
}
