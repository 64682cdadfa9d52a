package io.winnow.entry.cli;

import io.winnow.report.Figures;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.OverridesJson;
import io.winnow.workflow.ShowOverrides.Drift;
import io.winnow.workflow.ShowOverrides.Ended;
import io.winnow.workflow.ShowOverrides.Holding;
import io.winnow.workflow.ShowOverrides.Proposed;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists where a backlog's order is not what its scores say. */
@Command(
        name = "overrides",
        header = "List the overrides of a backlog: those that hold and what each costs, those without effect, those"
                + " that ended, and what was moved in Jira.",
        footer = {"", "Example:", "  winnow overrides payments"})
final class OverridesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", description = "The backlog.")
    private String backlog = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            BacklogSettings settings =
                    SyncCommand.chosen(application.backlogs(), List.of(backlog)).get(0);
            Drift drift = application.showOverrides().run(settings);
            if (json) {
                winnow.console().out().println(OverridesJson.of(drift));
            } else {
                print(drift);
            }
            return ExitCode.DONE.number();
        }
    }

    private void print(Drift drift) {
        PrintWriter out = winnow.console().out();
        List<Holding> effective = drift.holding().stream()
                .filter(one -> one.decided().state().effective())
                .toList();
        List<Holding> idle = drift.holding().stream()
                .filter(one -> !one.decided().state().effective())
                .toList();
        if (drift.holding().isEmpty()) {
            out.println("No override holds in " + drift.backlog() + ": its order is what the scores say.");
        }
        section(out, "in effect", effective.stream().map(OverridesCommand::line).toList());
        section(out, "without effect", idle.stream().map(OverridesCommand::line).toList());
        section(
                out,
                "ended in the last 30 days",
                drift.ended().stream().map(OverridesCommand::line).toList());
        section(
                out,
                "moved in Jira since Winnow last ordered it",
                drift.proposed().stream().map(OverridesCommand::line).toList());
        if (!drift.unread().isEmpty()) {
            out.println("What was moved in Jira isn't known: " + drift.unread());
        }
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title + ":");
            lines.forEach(line -> out.println("  " + line));
        }
    }

    private static String line(Holding one) {
        String cost = one.places() == 0
                ? ""
                : "; " + Figures.count(Math.abs(one.places()), "place") + (one.places() > 0 ? " up" : " down")
                        + ", rank " + one.rank() + " instead of " + one.place() + " by score";
        return one.key() + "  " + one.decided().words() + cost;
    }

    private static String line(Ended one) {
        String by = one.end().by().isEmpty()
                ? ""
                : " by " + one.end().by() + ": " + Printable.of(one.end().reason());
        return one.key() + "  " + one.decided().words() + "; "
                + one.end().how().name().toLowerCase(Locale.ROOT) + " "
                + one.end().at().toString().substring(0, 10) + by;
    }

    private static String line(Proposed one) {
        String where = one.kind().name().toLowerCase(Locale.ROOT);
        return one.key() + "  now stands " + where + " " + one.anchorKey() + "; to keep it: winnow override "
                + one.key() + " --" + where + " " + one.anchorKey() + " --reason …";
    }
}
