package io.winnow.entry.cli;

import io.winnow.planning.SprintPlan;
import io.winnow.report.PlanExport;
import io.winnow.report.PlanText;
import io.winnow.workflow.BacklogSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints what the next sprint should hold. */
@Command(
        name = "plan",
        header = "Print what a backlog's next sprint should hold, and why; writes nothing to Jira.",
        footer = {
            "",
            "Examples:",
            "  winnow plan payments --capacity 34",
            "  winnow plan payments --sprint \"Payments 37\" --exact --markdown"
        })
final class PlanCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", description = "The backlog.")
    private String backlog = "";

    @Mixin
    private WhichPlan which = new WhichPlan();

    @Option(names = "--exact", description = "Look for the best plan instead of walking the order.")
    private boolean exact;

    @ArgGroup
    private Format format = new Format();

    /** How to print it; at most one. */
    static final class Format {

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;

        @Option(names = "--markdown", description = "Print a Markdown table.")
        private boolean markdown;
    }

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            BacklogSettings chosen =
                    SyncCommand.chosen(application.backlogs(), List.of(backlog)).get(0);
            PlanExport export = application.planSprint().weighed(chosen, which.options(exact));
            print(export, export.plan());
            return ExitCode.DONE.number();
        }
    }

    private void print(PlanExport export, SprintPlan plan) {
        PrintWriter out = winnow.console().out();
        if (format.json) {
            out.println(export.json());
        } else if (format.csv) {
            out.print(export.csv());
        } else if (format.markdown) {
            out.print(export.markdown());
        } else if (plan.candidates().isEmpty() && plan.leftOut().isEmpty()) {
            out.println("Nothing here yet: run winnow sync " + backlog + " first.");
        } else {
            new PlanText(export).lines().forEach(out::println);
        }
    }
}
