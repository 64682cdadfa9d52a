package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.store.IssueStore;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.TrackerException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Has an issue that was changed here read and scored again, as if the tracker had told of it. Thread-safe. */
final class ScoreAgain {

    private final RefreshIssues refreshIssues;
    private final IssueStore issues;
    private final List<BacklogSettings> backlogs;
    private final ReentrantLock turn = new ReentrantLock();

    ScoreAgain(RefreshIssues refreshIssues, IssueStore issues, List<BacklogSettings> backlogs) {
        this.refreshIssues = refreshIssues;
        this.issues = issues;
        this.backlogs = backlogs;
    }

    /** Why its score doesn't follow yet, in whole sentences; empty when it does, in every backlog that holds it. */
    String run(Issue issue) {
        List<String> holding = issues.backlogsOf(issue.id());
        turn.lock(); // people wait for each other here, so that none finds the backlog busy by another's edit
        try {
            return backlogs.stream()
                    .filter(backlog -> holding.contains(backlog.name()))
                    .map(backlog -> run(backlog, issue))
                    .filter(why -> !why.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" "));
        } finally {
            turn.unlock();
        }
    }

    private String run(BacklogSettings backlog, Issue issue) {
        try {
            refreshIssues.run(
                    backlog, List.of(new Hint(Hint.Kind.ISSUE, issue.id().value())));
            return "";
        } catch (BusyException busy) {
            return "The backlog '" + backlog.name()
                    + "' is being synced just now, so the score follows with that sync or" + " the next.";
        } catch (TrackerException | FieldException failure) {
            return "The score follows with the next sync of the backlog '" + backlog.name() + "'. "
                    + failure.getMessage();
        }
    }
}
