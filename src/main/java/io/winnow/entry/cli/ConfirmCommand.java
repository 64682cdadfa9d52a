package io.winnow.entry.cli;

import io.winnow.store.Author;
import io.winnow.workflow.ConfirmInputs.Confirmed;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says that an issue's inputs still hold. */
@Command(
        name = "confirm",
        header = "Say that an issue's inputs still hold, so that its score isn't stale. Writes nothing to Jira.",
        footer = {"", "Example:", "  winnow confirm PAY-12 --input reach --reason \"checked with support\""})
final class ConfirmCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "KEY", description = "Key or numeric id of the issue.")
    private String key = "";

    @Option(
            names = "--input",
            paramLabel = "NAME",
            description = "Only this input, such as reach; what happened around the issue stays (default: all).")
    private @Nullable String input;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            Confirmed confirmed =
                    application.confirmInputs().run(key, input, reason, Author.byCommand(LoggedIn.name()));
            String what = input == null
                    ? "The inputs of " + confirmed.key() + " still hold"
                    : input + " of " + confirmed.key() + " still holds";
            winnow.console().out().println(what + " (" + String.join(", ", confirmed.backlogs()) + ").");
            return ExitCode.DONE.number();
        }
    }
}
