package io.winnow.entry.cli;

import io.winnow.workflow.SetupException;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Parses the command line, runs the command, and maps failures to messages and exit codes. */
public final class Cli {

    private final ApplicationFactory factory;
    private final Console console;

    public Cli(ApplicationFactory factory, Console console) {
        this.factory = factory;
        this.console = console;
    }

    /** Returns the exit code; never throws. */
    public int run(String... arguments) {
        CommandLine line = new CommandLine(new WinnowCommand(factory, console))
                .setOut(console.out())
                .setErr(console.err())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.outIsTerminal() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        int code = line.execute(arguments);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private int wrongUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        console.err().println(problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, console.err())) {
            if (!command.getSubcommands().isEmpty()) {
                console.err()
                        .println("Commands: "
                                + String.join(", ", command.getSubcommands().keySet()));
            }
            console.err().println("See: " + command.getCommandSpec().qualifiedName(" ") + " --help");
        }
        return ExitCode.WRONG_SETUP.number();
    }

    private int failed(Exception failure) {
        if (Thread.currentThread().isInterrupted() || causedByInterrupt(failure)) {
            console.err().println("Stopped. What was done so far is kept; run it again to go on.");
            return ExitCode.UNREACHABLE.number();
        }
        RuntimeException unchecked = failure instanceof RuntimeException known
                ? known
                : new SetupException(String.valueOf(failure.getMessage()));
        ExitCode code = ExitCode.of(unchecked);
        if (code == ExitCode.DEFECT) {
            LoggerFactory.getLogger(Cli.class).error("A defect in Winnow", failure);
            console.err()
                    .println("A defect in Winnow: "
                            + Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                            + ". Please report it with the log above.");
        } else {
            console.err().println(unchecked.getMessage());
        }
        return code.number();
    }

    private static boolean causedByInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
