package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.push.PushResult;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.sync.SyncResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Says in one plain sentence how a run stands or ended. */
public final class RunMessage {

    /** How the message of a run begins that waits for the tracker. */
    static final String WAITING = "waiting: ";

    private RunMessage() {}

    /** A run waits for the tracker. */
    public static String waiting(String reason, Instant until) {
        return WAITING + reason + ", until " + until.truncatedTo(ChronoUnit.SECONDS);
    }

    static String of(BacklogResult result) {
        SyncResult pull = result.pull();
        PushResult push = result.push();
        List<String> parts = new ArrayList<>();
        parts.add(
                pull.kind() == SyncResult.Kind.FULL
                        ? "read all " + pull.issues() + " issues"
                        : "read " + pull.issues() + " changed issues");
        if (pull.deleted() + pull.moved() > 0) {
            parts.add(pull.deleted() + " deleted or hidden, " + pull.moved() + " moved");
        }
        if (!pull.unreadable().isEmpty()) {
            parts.add(unreadable(pull));
        }
        parts.add(result.scored() + " of " + (result.scored() + result.notScored()) + " scored");
        parts.add(push(push));
        return String.join("; ", parts) + ".";
    }

    private static String unreadable(SyncResult pull) {
        IssueId first = pull.unreadable().keySet().stream().sorted().findFirst().orElseThrow();
        int others = pull.unreadable().size() - 1;
        return "Jira fails to read the issue with id " + first + (others == 0 ? "" : " and " + others + " more")
                + ", so that it keeps what was known of it: "
                + pull.unreadable().get(first);
    }

    private static String push(PushResult push) {
        if (push.planned() == 0) {
            return "nothing to write";
        }
        if (push.dryRun()) {
            return push.count(Outcome.PLANNED) + " changes to Jira would be made" + trouble(push);
        }
        return push.count(Outcome.APPLIED) + " changes made in Jira" + trouble(push);
    }

    private static String trouble(PushResult push) {
        int conflicts = push.count(Outcome.CONFLICT);
        int failed = push.count(Outcome.FAILED);
        return (conflicts > 0 ? ", " + conflicts + " kept as conflicts" : "")
                + (failed > 0 ? ", " + failed + " failed" : "");
    }

    static String of(RuntimeException failure) {
        return failure.getMessage() == null ? "failed: " + failure.getClass().getSimpleName() : failure.getMessage();
    }
}
