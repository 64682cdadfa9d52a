package io.winnow.entry.cli;

import io.winnow.intake.FileForm;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the ledger as a file. */
@Command(
        name = "export",
        header =
                "Write all evidence as CSV, or JSON for a name that ends in .json, which winnow evidence import reads back as it was.",
        footer = {"", "Example:", "  winnow evidence export evidence.csv"})
final class EvidenceExportCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(
            paramLabel = "FILE",
            description = "The file to write; one that is there is replaced when all is written.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try (Application application = evidence.open()) {
            int written =
                    FileOut.write(file, out -> application.exportEvidence().run(out, FileForm.of(file)));
            evidence.console()
                    .out()
                    .println("Wrote " + written + (written == 1 ? " item" : " items") + " to " + file + ".");
            return ExitCode.DONE.number();
        }
    }
}
