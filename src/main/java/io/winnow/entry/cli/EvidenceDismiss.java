package io.winnow.entry.cli;

import io.winnow.workflow.SetupException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes an item out of the inbox. */
@Command(
        name = "dismiss",
        header = "Say that an item supports no issue, and why. It stays in the ledger; linking it ends the dismissal.",
        footer = {"", "Example:", "  winnow evidence dismiss 17 --reason \"a question, not a wish\""})
final class EvidenceDismiss implements Callable<Integer> {

    private static final int LONGEST = 500;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(paramLabel = "ID", description = "The item's number, or SOURCE:EXTERNALID.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Override
    public Integer call() {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new SetupException("--reason must hold a sentence of at most " + LONGEST + " characters.");
        }
        try (Application application = evidence.open()) {
            long item = application.sortEvidence().dismiss(id, reason.strip()).id();
            evidence.console().out().println("Item " + item + " is dismissed.");
            return ExitCode.DONE.number();
        }
    }
}
