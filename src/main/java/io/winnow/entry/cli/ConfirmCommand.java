package io.winnow.entry.cli;

import io.winnow.store.Author;
import io.winnow.workflow.ConfirmInputs.Confirmed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says that an issue's inputs still hold. */
@Command(
        name = "confirm",
        header = "Say that an issue's inputs still hold, so that its score isn't stale. Writes nothing to Jira.",
        footer = {"", "Example:", "  winnow confirm PAY-12 --reason \"checked with support, same reach\""})
final class ConfirmCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "KEY", description = "Key or numeric id of the issue.")
    private String key = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            Confirmed confirmed = application.confirmInputs().run(key, reason, Author.byCommand(LoggedIn.name()));
            winnow.console()
                    .out()
                    .println("The inputs of " + confirmed.key() + " still hold ("
                            + String.join(", ", confirmed.backlogs()) + ").");
            return ExitCode.DONE.number();
        }
    }
}
