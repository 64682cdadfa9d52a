package io.winnow.entry.cli;

import io.winnow.model.IssueId;
import io.winnow.report.EvidenceList;
import io.winnow.report.Figures;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the report page as one file. */
@Command(
        name = "report",
        header = "Write a backlog's report page as one self-contained HTML file.",
        footer = {"", "Example:", "  winnow report payments -o payments.html"})
final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", description = "The backlog.")
    private String backlog = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write it.")
    private Path output = Path.of("report.html");

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            SyncCommand.chosen(application.backlogs(), List.of(backlog));
            ReportPage page = application.buildReport().run(backlog);
            Map<IssueId, EvidenceList> evidence = application.showEvidence().run(page);
            FileOut.write(output, out -> {
                new ReportRenderer().singleFile(page, evidence, out);
                return page.rows().size();
            });
            winnow.console()
                    .out()
                    .println("Wrote " + output + ": " + Figures.number(page.scored()) + " of "
                            + Figures.count(page.rows().size(), "issue") + " scored.");
            return ExitCode.DONE.number();
        }
    }
}
