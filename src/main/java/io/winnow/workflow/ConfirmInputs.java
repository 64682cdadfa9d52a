package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.scoring.InputMemory;
import io.winnow.store.AuditStore.Entry;
import io.winnow.store.Author;
import io.winnow.store.InputStore;
import io.winnow.store.IssueStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

    /**
     * In every backlog that holds the issue; throws {@link SetupException} when none does, or none has that input.
     *
     * @param input the only one that is meant; null for all
     */
    public Confirmed run(String keyOrId, @Nullable String input, String reason, Author author) {
        String line = OneLine.of(reason, "The reason", LONGEST_REASON);
        Issue issue = FindIssue.named(issues, keyOrId);
        Instant now = clock.instant();
        String detail = input == null ? line : input + ": " + line;
        Set<String> others = new TreeSet<>();
        List<String> backlogs = issues.backlogsOf(issue.id()).stream()
                .filter(backlog -> input == null || has(backlog, issue, input, others))
                .filter(backlog -> inputs.confirm(
                        backlog,
                        issue.id(),
                        memory -> input == null ? memory.confirmed(now) : memory.confirmed(input, now),
                        new Entry(
                                now,
                                author.person(),
                                author.means(),
                                "inputs confirmed",
                                backlog,
                                issue.key(),
                                detail)))
                .toList();
        if (backlogs.isEmpty()) {
            throw new SetupException(
                    others.isEmpty()
                            ? issue.key() + " hasn't been scored yet: run winnow sync."
                            : "Nobody typed an input '" + input + "' for " + issue.key() + "; there are "
                                    + String.join(", ", others) + ".");
        }
        return new Confirmed(issue.key(), backlogs);
    }

    /** Adds what there is to {@code others}, for who asked for something else. */
    private boolean has(String backlog, Issue issue, String input, Set<String> others) {
        InputMemory memory = inputs.load(backlog).get(issue.id());
        if (memory == null) {
            return false;
        }
        others.addAll(memory.typed().keySet());
        return memory.typed().containsKey(input);
    }

    /** The issue, and the backlogs it was confirmed in. */
    public record Confirmed(String key, List<String> backlogs) {

        public Confirmed {
            backlogs = List.copyOf(backlogs);
        }
    }
}
