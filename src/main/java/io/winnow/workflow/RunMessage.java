package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.push.PushResult;
import io.winnow.report.Figures;
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
        parts.add("read " + read(pull));
        if (pull.deleted() + pull.moved() > 0) {
            parts.add(
                    Figures.number(pull.deleted()) + " deleted or hidden, " + Figures.number(pull.moved()) + " moved");
        }
        if (!pull.unreadable().isEmpty()) {
            parts.add(unreadable(pull));
        }
        parts.add(Figures.number(result.scored()) + " of " + Figures.number(result.scored() + result.notScored())
                + " scored");
        parts.add(push(push));
        parts.addAll(result.goalTrouble());
        return String.join("; ", parts) + ".";
    }

    private static String read(SyncResult pull) {
        if (pull.kind() == SyncResult.Kind.INCREMENTAL) {
            return Figures.count(pull.issues(), "changed issue");
        }
        if (pull.kind() == SyncResult.Kind.EVENTS) {
            return Figures.count(pull.issues(), "issue") + " that Jira told of";
        }
        return (pull.issues() == 1 ? "" : "all ") + Figures.count(pull.issues(), "issue");
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
            return Figures.count(push.count(Outcome.PLANNED), "change") + " to Jira would be made" + trouble(push);
        }
        return Figures.count(push.count(Outcome.APPLIED), "change") + " made in Jira" + trouble(push);
    }

    private static String trouble(PushResult push) {
        int conflicts = push.count(Outcome.CONFLICT);
        int failed = push.count(Outcome.FAILED);
        return (conflicts > 0
                        ? ", " + Figures.number(conflicts) + " kept as " + (conflicts == 1 ? "a conflict" : "conflicts")
                        : "")
                + (failed > 0 ? ", " + Figures.number(failed) + " failed" : "");
    }

    static String of(RuntimeException failure) {
        return failure.getMessage() == null ? "failed: " + failure.getClass().getSimpleName() : failure.getMessage();
    }
}
