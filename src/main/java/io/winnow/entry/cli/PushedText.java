package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PushResult;
import io.winnow.report.Figures;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What applying a plan or undoing a push did, or would do, for a person or a program. */
final class PushedText {

    private static final int SHOWN = 20;

    private final PushResult push;
    private final int rankCalls;
    private final Console console;
    private final boolean json;

    PushedText(Pushed pushed, Console console, boolean json) {
        this.push = pushed.push();
        this.rankCalls = pushed.rankCalls();
        this.console = console;
        this.json = json;
    }

    /** The exit code. */
    int print() {
        if (json) {
            console.out().println(json());
        } else if (push.changes().isEmpty()) {
            console.out().println("Nothing to change: Jira holds it all already.");
        } else {
            text(console.out());
        }
        if (!push.troubled()) {
            return ExitCode.DONE.number();
        }
        return (push.notAllowed() ? ExitCode.NOT_ALLOWED : ExitCode.DONE_WITH_TROUBLE).number();
    }

    private ObjectNode json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("push")
                .put("id", push.id())
                .put("planned", push.planned())
                .put("applied", push.count(Outcome.APPLIED))
                .put("skipped", push.count(Outcome.SKIPPED))
                .put("conflicts", push.count(Outcome.CONFLICT))
                .put("failed", push.count(Outcome.FAILED))
                .put("dryRun", push.dryRun());
        object.put("rankCalls", rankCalls);
        ArrayNode skipped = object.putArray("skipped");
        notDone()
                .forEach(change -> skipped.addObject()
                        .put("key", change.issueKey())
                        .put("reason", change.fieldName() + ": " + change.reason()));
        return object;
    }

    private List<FieldChange> notDone() {
        return push.changes().stream()
                .filter(change -> change.outcome() != Outcome.APPLIED && change.outcome() != Outcome.PLANNED)
                .toList();
    }

    private void text(PrintWriter out) {
        Outcome shown = push.dryRun() ? Outcome.PLANNED : Outcome.APPLIED;
        sprints(out, shown);
        section(
                out,
                changes(shown, Subject.RANK),
                push.dryRun() ? "issues would move" : "issues moved",
                " in " + Figures.count(rankCalls, "rank call"));
        section(
                out,
                changes(shown, Subject.FIELD),
                push.dryRun() ? "field values would change" : "field values written",
                "");
        List<FieldChange> notDone = notDone();
        notDone.stream()
                .limit(SHOWN)
                .forEach(change -> out.println(change.outcome().name().toLowerCase(Locale.ROOT) + ": "
                        + change.issueKey() + " " + change.fieldName() + ": " + change.reason()));
        more(out, notDone.size());
        out.println(
                push.dryRun()
                        ? "Nothing was written. Every change: winnow pushes show " + push.id()
                        : "Every change: winnow pushes show " + push.id() + "; take it back: winnow undo " + push.id());
    }

    private void sprints(PrintWriter out, Outcome shown) {
        List<FieldChange> all = changes(shown, Subject.SPRINT);
        List<FieldChange> in =
                all.stream().filter(change -> !change.newValue().blank()).toList();
        List<FieldChange> back =
                all.stream().filter(change -> change.newValue().blank()).toList();
        section(out, in, push.dryRun() ? "issues would go into a sprint" : "issues went into a sprint", "");
        section(
                out,
                back,
                push.dryRun() ? "issues would go back to the backlog" : "issues went back to the backlog",
                "");
    }

    private List<FieldChange> changes(Outcome outcome, Subject subject) {
        return push.changes().stream()
                .filter(change -> change.outcome() == outcome && change.subject() == subject)
                .toList();
    }

    private static void section(PrintWriter out, List<FieldChange> changes, String what, String how) {
        if (!changes.isEmpty()) {
            out.println(changes.size() + " " + what + how + ":");
            changes.stream()
                    .limit(SHOWN)
                    .forEach(change -> out.println("  " + change.issueKey() + "  " + shown(change)));
            more(out, changes.size());
        }
    }

    private static void more(PrintWriter out, int size) {
        if (size > SHOWN) {
            out.println("  … and " + (size - SHOWN) + " more");
        }
    }

    static String shown(FieldChange change) {
        String from = change.oldValue().text();
        String to = change.newValue().text();
        return switch (change.subject()) {
            case RANK -> change.oldValue().blank() ? "order" : "from place " + from + " to " + to;
            case SPRINT -> (from.isEmpty() ? "backlog" : from) + " → " + (to.isEmpty() ? "backlog" : to);
            case FIELD ->
                change.fieldName() + ": " + SyncRun.shown(change.oldValue()) + " → " + SyncRun.shown(change.newValue());
        };
    }
}
