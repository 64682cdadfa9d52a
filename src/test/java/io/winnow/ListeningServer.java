package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.JiraSimulator;
import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A {@code winnow serve} that Jira tells of changes, and that syncs once at its start and not again for a month. */
final class ListeningServer implements AutoCloseable {

    static final String SECRET = "a-secret-that-jira-signs-with";
    static final String PATH_SECRET = "an-address-nobody-can-guess-0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Application application;
    private final Server server;

    private ListeningServer(Application application, Server server) {
        this.application = application;
        this.server = server;
    }

    /** Returns when the first sync is done; Jira isn't told of the server's address yet. */
    static ListeningServer start(Path folder, JiraSimulator jira, String jql) throws IOException {
        String yaml = """
                jira:
                  url: %s
                  email: %s
                  token: "${WINNOW_JIRA_TOKEN}"
                  webhook: {secret: "%s", pathSecret: "%s", coalesce: 1s}
                store: jdbc:sqlite:%s
                server: {port: 0}
                backlogs:
                  payments:
                    jql: "%s"
                    every: 30d
                    inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}
                """.formatted(jira.url(), jira.email(), SECRET, PATH_SECRET, folder.resolve("winnow.db"), jql);
        Path config = Files.writeString(folder.resolve("winnow.yaml"), yaml);
        Application application =
                new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(config, Waiting.SILENT);
        ListeningServer listening = new ListeningServer(application, application.serve(OptionalInt.of(0)));
        until(() -> listening.message().startsWith("read all"));
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

    /** What the latest run says. */
    String message() {
        return application.showStatus().of("payments").message();
    }

    static void until(BooleanSupplier happened) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
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
