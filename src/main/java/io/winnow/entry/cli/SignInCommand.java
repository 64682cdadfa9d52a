package io.winnow.entry.cli;

import io.winnow.store.TokenStore.Role;
import java.net.URI;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a link by which somebody signs in on the page. */
@Command(
        name = "signin",
        header = "Print a link that signs somebody in on the page of the running winnow serve, once.",
        footer = {
            "",
            "Example:",
            "  winnow signin --role planner --name \"Product team\"",
            "",
            "winnow demo prints a link of its own when it starts: its configuration and store are in a folder that only",
            "it knows and that is gone when it ends. Start it again for another link."
        })
final class SignInCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "viewer (reads), planner (also plans) or admin (default: planner).")
    private Role role = Role.PLANNER;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description =
                    "Who will be signed in, which signs their decisions (default: who is logged in to this machine).")
    private String name = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port winnow serve was started with (default: the configured one).")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        Console console = winnow.console();
        try (Application application = winnow.open(new TerminalProgress(console))) {
            URI server = application.address(port == null ? OptionalInt.empty() : OptionalInt.of(port));
            console.out().println(application.signIn().link(server, role, name, LoggedIn.name()));
            console.err()
                    .println("It works once, within 15 minutes. Give it only to who is meant: it needs no password.");
            return ExitCode.DONE.number();
        }
    }
}
