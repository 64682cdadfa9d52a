package io.winnow.entry.cli;

import io.winnow.workflow.SetupException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the ledger as a file. */
@Command(
        name = "export",
        header = "Write all evidence as CSV, which winnow evidence import reads back as it was.",
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
            Path half = file.resolveSibling(file.getFileName() + ".part");
            Writer out = Files.newBufferedWriter(half, StandardCharsets.UTF_8);
            int written = application.exportEvidence().run(out);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            evidence.console()
                    .out()
                    .println("Wrote " + written + (written == 1 ? " item" : " items") + " to " + file + ".");
            return ExitCode.DONE.number();
        } catch (IOException failure) {
            throw new SetupException("The file " + file + " can't be written: " + failure.getMessage() + ".");
        }
    }
}
