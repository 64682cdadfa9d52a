package io.winnow.entry.cli;

import io.winnow.report.NextExport;
import io.winnow.workflow.BacklogSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints what to score next. */
@Command(
        name = "next",
        header = "Print which unscored or stale issues to score next: those that could change the next sprint.",
        footer = {
            "",
            "Examples:",
            "  winnow next payments --capacity 34",
            "  winnow next payments --sprint \"Payments 37\" --limit 5 --json"
        })
final class NextCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", description = "The backlog.")
    private String backlog = "";

    @Mixin
    private WhichPlan which = new WhichPlan();

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N issues (default: 20).")
    private int limit = 20;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            BacklogSettings chosen =
                    SyncCommand.chosen(application.backlogs(), List.of(backlog)).get(0);
            NextExport next = application.scoreNext().run(chosen, which.options(false));
            int most = Math.max(0, limit);
            if (json) {
                winnow.console().out().println(next.json(most));
            } else {
                next.lines(most).forEach(winnow.console().out()::println);
            }
            return ExitCode.DONE.number();
        }
    }
}
