package io.winnow.entry.cli;

import io.winnow.planning.SprintPlan;
import io.winnow.report.PlanExport;
import io.winnow.report.PlanPage;
import io.winnow.report.PlanText;
import io.winnow.report.ReportRenderer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "  winnow plan payments --sprint \"Payments 37\" --exact --markdown",
            "  winnow plan payments --html plan.html"
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
    private PlanFormat format = new PlanFormat();

    /** A plan is a page too. */
    static final class PlanFormat extends Format.OfTable {

        @Option(
                names = "--html",
                paramLabel = "FILE",
                description = "Write the page of the plan as one self-contained file, for reading only.")
        private @Nullable Path html;
    }

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            SyncCommand.chosen(application.backlogs(), List.of(backlog));
            Path html = format.html;
            if (html == null) {
                print(application.showPlan().freshExport(backlog, which.options(exact)));
            } else {
                write(application.showPlan().fresh(backlog, which.options(exact)), html);
            }
            return ExitCode.DONE.number();
        }
    }

    private void write(PlanPage page, Path file) {
        FileOut.write(file, out -> {
            new ReportRenderer().planFile(page, out);
            return 1;
        });
        winnow.console().out().println("Wrote " + file + ".");
    }

    private void print(PlanExport export) {
        PrintWriter out = winnow.console().out();
        SprintPlan plan = export.plan();
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
