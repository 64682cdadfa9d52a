package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.JiraSimulator;
import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A {@code winnow serve} that Jira tells of changes, and that syncs once at its start and not again for a month. */
final class ListeningServer implements AutoCloseable {

    static final String SECRET = "a-secret-that-jira-signs-with";
    static final String PATH_SECRET = "an-address-nobody-can-guess-0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path config;
    private final JiraSimulator jira;
    private final Application application;
    private final Server server;

    private ListeningServer(Path config, JiraSimulator jira, Application application, Server server) {
        this.config = config;
        this.jira = jira;
        this.application = application;
        this.server = server;
    }

    /** Returns when the first sync is done; Jira isn't told of the server's address yet. */
    static ListeningServer start(Path folder, JiraSimulator jira, String jql) throws IOException {
        return start(folder, jira, jql, "Effort", "1s");
    }

    /** The same with another effort, and changes gathered for another time. */
    static ListeningServer start(Path folder, JiraSimulator jira, String jql, String effort, String window)
            throws IOException {
        String yaml = """
                jira:
                  url: %s
                  email: %s
                  token: "${WINNOW_JIRA_TOKEN}"
                  webhook: {secret: "%s", pathSecret: "%s", coalesce: %s}
                store: jdbc:sqlite:%s
                server: {port: 0}
                backlogs:
                  payments:
                    jql: "%s"
                    every: 30d
                    inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: %s}
                """.formatted(
                jira.url(), jira.email(), SECRET, PATH_SECRET, window, folder.resolve("winnow.db"), jql, effort);
        Path config = Files.writeString(folder.resolve("winnow.yaml"), yaml);
        Application application =
                new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(config, null, Waiting.SILENT);
        ListeningServer listening =
                new ListeningServer(config, jira, application, application.serve(OptionalInt.of(0)));
        until(() -> listening.message().startsWith("read all"), Duration.ofMinutes(5));
        return listening;
    }

    URI url() {
        return server.url();
    }

    URI events() {
        return server.url().resolve("/api/v1/jira/events");
    }

    Application application() {
        return application;
    }

    /** What a command prints that a person runs beside the server. */
    String command(String... words) {
        StringWriter out = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(out), false, false);
        String[] all = Stream.concat(Stream.of(words), Stream.of("--config", config.toString()))
                .toArray(String[]::new);
        new Cli(new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())), console).run(all);
        return out.toString();
    }

    /** What the latest run says. */
    String message() {
        return application.showStatus().of("payments").message();
    }

    static void until(BooleanSupplier happened) {
        until(happened, PATIENCE);
    }

    static void until(BooleanSupplier happened, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        server.close();
        application.close();
    }
}
