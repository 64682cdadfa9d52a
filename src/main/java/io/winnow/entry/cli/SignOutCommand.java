package io.winnow.entry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Signs somebody out everywhere. */
@Command(
        name = "signout",
        header = "End every session that somebody has on the page, from the next request on.",
        footer = {"", "Example:", "  winnow signout \"Product team\""})
final class SignOutCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "NAME", description = "The name they are signed in by, as the page shows it.")
    private String name = "";

    @Override
    public Integer call() {
        Console console = winnow.console();
        try (Application application = winnow.open(new TerminalProgress(console))) {
            int ended = application.signIn().endAllOf(name, LoggedIn.name());
            console.out()
                    .println(
                            ended == 0
                                    ? "Nobody is signed in by that name."
                                    : "Ended " + ended + (ended == 1 ? " session." : " sessions."));
            return ExitCode.DONE.number();
        }
    }
}
