package io.winnow.entry.cli;

import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PushResult;
import io.winnow.report.Figures;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.workflow.PushedJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What applying a plan or undoing a push did, or would do, for a person or a program. */
final class PushedText {

    private static final int SHOWN = 20;

    private final Pushed pushed;
    private final PushResult push;
    private final Console console;
    private final boolean json;

    PushedText(Pushed pushed, Console console, boolean json) {
        this.pushed = pushed;
        this.push = pushed.push();
        this.console = console;
        this.json = json;
    }

    /** The exit code. */
    int print() {
        if (json) {
            console.out().println(PushedJson.of(pushed));
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

    private void text(PrintWriter out) {
        Outcome shown = push.dryRun() ? Outcome.PLANNED : Outcome.APPLIED;
        sprints(out, shown);
        section(
                out,
                changes(shown, Subject.RANK),
                push.dryRun() ? "issues would move" : "issues moved",
                " in " + Figures.count(pushed.rankCalls(), "rank call"));
        section(
                out,
                changes(shown, Subject.FIELD),
                push.dryRun() ? "field values would change" : "field values written",
                "");
        List<FieldChange> notDone = push.notDone();
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
        section(out, in, issues(in, push.dryRun() ? "would go into a sprint" : "went into a sprint"), "");
        section(
                out,
                back,
                issues(back, push.dryRun() ? "would go back to the backlog" : "went back to the backlog"),
                "");
    }

    private static String issues(List<FieldChange> changes, String what) {
        return (changes.size() == 1 ? "issue " : "issues ") + what;
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
