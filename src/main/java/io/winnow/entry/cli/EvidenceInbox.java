package io.winnow.entry.cli;

import io.winnow.matching.Suggestion;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.MeasureInbox.Measured;
import io.winnow.workflow.MeasureInbox.Rates;
import io.winnow.workflow.SetupException;
import io.winnow.workflow.ShowInbox.Inbox;
import io.winnow.workflow.ShowInbox.Waiting;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists what waits to be sorted, with the issues it is likely about. */
@Command(
        name = "inbox",
        header = "List items that support no issue yet, latest first, each with the five likeliest issues and why.",
        footer = {
            "",
            "Then, for each: winnow evidence link ID KEY…, or winnow evidence dismiss ID --reason TEXT.",
            "",
            "Examples:",
            "  winnow evidence inbox --limit 50",
            "  winnow evidence inbox payments --measure"
        })
final class EvidenceInbox implements Callable<Integer> {

    private static final int MOST = 1_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(
            arity = "0..1",
            paramLabel = "BACKLOG",
            description = "Suggest issues of this backlog only; without it, of all.")
    private @Nullable String backlog;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many items to show, 1 to 1000; ${DEFAULT-VALUE} by default.")
    private int limit;

    @Option(
            names = "--measure",
            description =
                    "Instead, hold the newest 30 %% of the items back that are sorted already, and print how often"
                            + " their issues would have been suggested, beside a plain keyword search.")
    private boolean measure;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new SetupException("--limit must be 1 to " + MOST + ", not " + limit + ".");
        }
        try (TerminalProgress progress = new TerminalProgress(evidence.console());
                Application application = evidence.open()) {
            List<String> backlogs = backlogs(application);
            if (measure) {
                Measured measured = application.measureInbox().run(backlogs, progress);
                progress.close();
                print(measured);
            } else {
                Inbox inbox = application.showInbox().run(backlogs, limit, progress);
                progress.close();
                print(inbox);
            }
            return ExitCode.DONE.number();
        }
    }

    private List<String> backlogs(Application application) {
        List<String> names = backlog == null ? List.of() : List.of(backlog);
        return SyncCommand.chosen(application.backlogs(), names).stream()
                .map(BacklogSettings::name)
                .toList();
    }

    private void print(Inbox inbox) {
        PrintWriter out = evidence.console().out();
        if (json) {
            out.println(InboxJson.of(inbox));
        } else if (inbox.shown().isEmpty()) {
            out.println("Nothing waits: every item supports an issue or was dismissed.");
        } else {
            inbox.shown().forEach(waiting -> print(waiting, out));
            out.println(inbox.shown().size() + " of " + inbox.total() + " shown"
                    + (inbox.shown().size() < inbox.total() ? "; --limit shows more." : "."));
        }
    }

    private static void print(Waiting waiting, PrintWriter out) {
        out.println(EvidenceList.line(waiting.item()));
        if (waiting.suggestions().isEmpty()) {
            out.println("      no issue shares a word with it");
        }
        int rank = 1;
        for (Suggestion one : waiting.suggestions()) {
            out.printf(
                    Locale.ROOT,
                    "   %d. %-12s %.2f  %s%n        %s%n",
                    rank++,
                    one.key(),
                    one.score(),
                    Printable.of(one.summary()),
                    Printable.of(String.join("; ", one.why())));
        }
        out.println();
    }

    private void print(Measured measured) {
        PrintWriter out = evidence.console().out();
        if (json) {
            out.println(InboxJson.of(measured));
        } else if (measured.heldBack() == 0) {
            out.println("There is nothing to measure yet: no item with a date supports an issue.");
        } else {
            out.println(measured.heldBack() + " items held back, " + measured.taught() + " older ones taught, "
                    + measured.issues() + " issues to choose from.");
            out.printf(Locale.ROOT, "%-36s %9s %9s %6s%n", "", "recall@1", "recall@5", "MRR");
            print("Winnow's suggestions", measured.suggestions(), out);
            print("keyword search, words of summary", measured.plainSummary(), out);
            print("keyword search, words of whole text", measured.plainText(), out);
        }
    }

    private static void print(String what, Rates rates, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-36s %9.3f %9.3f %6.3f%n",
                what,
                rates.recallAt1(),
                rates.recallAt5(),
                rates.reciprocalRank());
    }
}
