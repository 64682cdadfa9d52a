package io.winnow;

import io.winnow.config.ConfigReader;
import io.winnow.config.WinnowConfig;
import io.winnow.simulator.Face;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The built-in Jira with a believable backlog, and a configuration and a store for it that are gone afterwards. */
final class Demo implements Ground {

    private static final long SEED = 2026;

    private final JiraSimulator jira;
    private final Path folder;
    private final String webhookSecret = UUID.randomUUID().toString();

    private Demo(JiraSimulator jira, Path folder) {
        this.jira = jira;
        this.folder = folder;
    }

    /** {@code issues} are about how many the backlog holds: a fifth of the site's issues is done, and so not in it. */
    static Demo start(int issues, boolean dataCenter, Clock clock) {
        Face face = dataCenter ? Face.dataCenter("10.3.24") : Face.CLOUD;
        try {
            Path folder = Files.createTempDirectory("winnow-demo-");
            return new Demo(
                    JiraSimulator.start(
                            Site.demo(SEED, issues + issues / 4, clock),
                            SimulatorOptions.defaults().withFace(face).unlimited()),
                    folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("can't make a temporary folder for the demo", failure);
        }
    }

    /** Read from a file like any other, so that the demo shows what a user's own would do. */
    WinnowConfig config() {
        String yaml = """
                jira: {url: %s, %stoken: "${WINNOW_JIRA_TOKEN}", webhook: {secret: "${WINNOW_WEBHOOK_SECRET}"}}
                store: "jdbc:sqlite:%s"
                backlogs:
                  payments:
                    jql: "project = PAY AND statusCategory != Done"
                    board: 12
                    inputs:
                      reach: Reach
                      impact: Impact
                      confidence: Confidence
                      effort: {field: Story Points, perPersonMonth: 10}
                """.formatted(
                        jira.url(),
                        jira.face().dataCenter() ? "" : "email: " + jira.email() + ", ",
                        folder.resolve("winnow.db").toString().replace('\\', '/'));
        try {
            Path file = Files.writeString(folder.resolve("winnow.yaml"), yaml);
            return new ConfigReader()
                    .read(file, Map.of("WINNOW_JIRA_TOKEN", jira.token(), "WINNOW_WEBHOOK_SECRET", webhookSecret));
        } catch (IOException failure) {
            throw new UncheckedIOException("can't write the demo's configuration", failure);
        }
    }

    /** Where its files lie for as long as it runs. */
    Path folder() {
        return folder;
    }

    /** From now on its Jira tells of every change, as a real one would that has a webhook. */
    @Override
    public void serving(URI url) {
        jira.webhooks().add(url.resolve("/api/v1/jira/events"), webhookSecret);
    }

    @Override
    public List<String> notes() {
        String key = jira.site().keyOf(jira.site().idsByRank().get(0));
        return List.of("Its Jira is at " + jira.url()
                + ". Change an issue there, and reload the page seconds later: curl -u "
                + jira.email() + ":" + jira.token() + " -X PUT -H 'Content-Type: application/json' -d '{\"fields\":{\""
                + jira.site().fieldNamed("Reach") + "\":90000}}' " + jira.url() + "/rest/api/3/issue/" + key);
    }

    @Override
    public void close() {
        jira.close();
        try {
            WholeFolder.delete(folder);
        } catch (IOException leftover) {
            throw new UncheckedIOException("couldn't remove the demo's folder " + folder, leftover);
        }
    }
}
