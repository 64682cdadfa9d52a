package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.store.AuditStore.Entry;
import io.winnow.store.Author;
import io.winnow.store.InputStore;
import io.winnow.store.IssueStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A person says that an issue's inputs still hold, so that its score isn't stale although nobody edited them. */
public final class ConfirmInputs {

    private static final int LONGEST_REASON = 500;

    private final IssueStore issues;
    private final InputStore inputs;
    private final Clock clock;

    public ConfirmInputs(IssueStore issues, InputStore inputs, Clock clock) {
        this.issues = issues;
        this.inputs = inputs;
        this.clock = clock;
    }

    /** In every backlog that holds the issue; throws {@link SetupException} when none does. */
    public Confirmed run(String keyOrId, String reason, Author author) {
        String line = OneLine.of(reason, "The reason", LONGEST_REASON);
        Issue issue = issues.find(keyOrId)
                .orElseThrow(() -> new SetupException("No backlog holds an issue '" + keyOrId
                        + "' as of the last sync; check the key, or run winnow sync."));
        Instant now = clock.instant();
        List<String> backlogs = issues.backlogsOf(issue.id()).stream()
                .filter(backlog -> inputs.confirm(
                        backlog,
                        issue.id(),
                        new Entry(
                                now, author.person(), author.means(), "inputs confirmed", backlog, issue.key(), line)))
                .toList();
        if (backlogs.isEmpty()) {
            throw new SetupException(issue.key() + " hasn't been scored yet: run winnow sync.");
        }
        return new Confirmed(issue.key(), backlogs);
    }

    /** The issue, and the backlogs it was confirmed in. */
    public record Confirmed(String key, List<String> backlogs) {

        public Confirmed {
            backlogs = List.copyOf(backlogs);
        }
    }
}
