package io.winnow.entry.cli;

import io.winnow.store.TokenStore.Role;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Serves the page and keeps every backlog in sync until it is told to stop. */
@Command(
        name = "serve",
        header = "Serve the report page and keep every backlog in sync on its schedule, until stopped.",
        footer = {"", "Example:", "  winnow serve --port 8080"})
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on (default: the configured one, 8080).")
    private @Nullable Integer port;

    @Override
    public Integer call() throws InterruptedException {
        OptionalInt chosen = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        Optional<Server> sites = winnow.factory().serveSites(winnow.config(), chosen);
        if (sites.isPresent()) {
            try (Server server = sites.get()) {
                announce(server, winnow.console());
                untilStopped(winnow.console());
            }
            return ExitCode.DONE.number();
        }
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.open(progress)) {
            try (Server server = application.serve(chosen)) {
                untilStopped(server, application, winnow.console());
            }
            return ExitCode.DONE.number();
        }
    }

    private static void announce(Server server, Console console) {
        console.out().println("Winnow is at " + server.url() + "  (stop it with Ctrl-C)");
        console.out().flush();
        server.notes().forEach(console.err()::println);
        console.err().flush();
    }

    static void untilStopped(Server server, Application application, Console console) {
        announce(server, console);
        String name = LoggedIn.name();
        console.err()
                .println("To plan on the page, sign in as " + name + ", once and within 15 minutes: "
                        + application.signIn().link(server.url(), Role.PLANNER, name, name));
        console.err().flush();
        untilStopped(console);
    }

    /** Returns when the process is asked to end: the shutdown interrupts this thread and waits for it. */
    private static void untilStopped(Console console) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
            console.err().println("Stopping.");
        }
    }
}
