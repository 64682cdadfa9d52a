package io.winnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.entry.cli.ApplicationFactory;
import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import io.winnow.simulator.JiraSimulator;
import io.winnow.tracker.jira.Pause;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person with a winnow.yaml in a folder of their own, who runs commands and reads what they print. */
final class WinnowUser {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As outside of tests. */
    static final Pause PATIENT = duration -> Thread.sleep(duration.toMillis());

    private static final Pause IMPATIENT = duration -> Thread.sleep(Math.min(duration.toMillis(), 5));

    private final Path folder;
    private Pause pause = PATIENT;

    WinnowUser(Path folder, JiraSimulator jira) {
        this(folder, jira, SmallSite.JQL, "");
    }

    WinnowUser(Path folder, JiraSimulator jira, String jql, String more) {
        this.folder = folder;
        configure(jira, jql, more);
    }

    /** From now on the program repeats requests without waiting as long as it should. */
    WinnowUser impatient() {
        pause = IMPATIENT;
        return this;
    }

    /** Writes winnow.yaml anew. */
    void configure(JiraSimulator jira, String jql, String more) {
        String yaml = """
                jira: %s
                store: jdbc:sqlite:%s
                backlogs:
                  payments: {jql: "%s", board: 12, inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}}
                %s
                """.formatted(jira(jira), folder.resolve("winnow.db"), jql, more);
        try {
            Files.writeString(config(), yaml);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** The section of a configuration; a personal access token of Data Center says by itself whose it is. */
    static String jira(JiraSimulator jira) {
        String email = jira.face().dataCenter() ? "" : "email: " + jira.email() + ", ";
        return "{url: " + jira.url() + ", " + email + "token: \"${WINNOW_JIRA_TOKEN}\"}";
    }

    Path config() {
        return folder.resolve("winnow.yaml");
    }

    Path folder() {
        return folder;
    }

    Ended run(JiraSimulator jira, String... words) {
        return run(Map.of("WINNOW_JIRA_TOKEN", jira.token()), words);
    }

    Ended run(Map<String, String> environment, String... words) {
        return run(new Composition(environment, pause), words);
    }

    Ended run(ApplicationFactory applications, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--config", config().toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false);
        int code = new Cli(applications, console).run(arguments.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }

    /** How a command ended and what it printed. */
    record Ended(int code, String out, String err) {

        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException notJson) {
                throw new AssertionError("not one JSON object: " + out + err, notJson);
            }
        }

        /** The one backlog of {@code sync --json}. */
        JsonNode backlog() {
            return json().path("backlogs").path(0);
        }

        JsonNode push() {
            return backlog().path("push");
        }
    }
}
