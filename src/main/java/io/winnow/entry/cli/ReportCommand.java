package io.winnow.entry.cli;

import io.winnow.model.IssueId;
import io.winnow.report.EvidenceList;
import io.winnow.report.Figures;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.workflow.SetupException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            write(page, application.showEvidence().run(page));
            winnow.console()
                    .out()
                    .println("Wrote " + output + ": " + Figures.number(page.scored()) + " of "
                            + Figures.count(page.rows().size(), "issue") + " scored.");
            return ExitCode.DONE.number();
        }
    }

    /** Beside its place first, so that a half-written file never stands there. */
    private void write(ReportPage page, Map<IssueId, EvidenceList> evidence) {
        Path unfinished = output.resolveSibling(output.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                new ReportRenderer().singleFile(page, evidence, writer);
            }
            Files.move(unfinished, output, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new SetupException("Can't write " + output + ": " + failure.getMessage()
                    + "; check that the folder exists and may be written to.");
        }
    }
}
