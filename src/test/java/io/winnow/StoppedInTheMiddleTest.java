package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.Face;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A process of its own, killed or asked to stop while it writes, and run again. */
@ParameterizedClass
@MethodSource("io.winnow.Faces#all")
class StoppedInTheMiddleTest {

    @Parameter
    private Face face = Face.CLOUD;

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(small.site(), SimulatorOptions.defaults().withFace(face));
        jira.faults().latency(Duration.ofMillis(30));
        user = new WinnowUser(folder, jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private Process syncInAProcess() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.winnow.Winnow",
                "sync",
                "--json",
                "--config",
                user.config().toString());
        builder.environment().put("WINNOW_JIRA_TOKEN", jira.token());
        return builder.redirectError(folder.resolve("err.txt").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    private List<Exchange> puts() {
        return jira.requests().to("PUT", "/issue/");
    }

    private void awaitPuts(int count, Process process) {
        while (puts().size() < count) {
            assertThat(process.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private void assertTheNextSyncFinishesTheJob() {
        assertThat(user.run(jira, "sync", "--json").code()).isZero();
        small.scores()
                .forEach((id, score) -> assertThat(
                                small.site().valueOf(id, "Winnow score").decimalValue())
                        .isEqualByComparingTo(score));
        Map<String, Long> writesByIssue = puts().stream()
                .filter(put -> put.status() == 204)
                .collect(Collectors.groupingBy(Exchange::path, Collectors.counting()));
        assertThat(writesByIssue)
                .hasSize(SmallSite.SCORED)
                .allSatisfy((path, writes) -> assertThat(writes).isEqualTo(1));
        for (JsonNode push : user.run(jira, "pushes", "--json").json().path("pushes")) {
            int ended = push.path("applied").asInt() + push.path("skipped").asInt();
            assertThat(ended).as(push.toString()).isEqualTo(push.path("planned").asInt());
        }
    }

    @Test
    void killed_while_writing_and_run_again_it_ends_as_if_nothing_had_happened() throws Exception {
        Process process = syncInAProcess();
        awaitPuts(10, process);

        process.destroyForcibly().waitFor();

        assertTheNextSyncFinishesTheJob();
    }

    @Test
    void asked_to_stop_while_writing_it_ends_at_once_with_a_sentence_and_goes_on_when_run_again() throws Exception {
        Process process = syncInAProcess();
        awaitPuts(10, process);

        process.destroy();
        int code = process.waitFor();

        String err = Files.readString(folder.resolve("err.txt"), StandardCharsets.UTF_8);
        assertThat(code).as(err).isEqualTo(3);
        assertThat(err).contains("Winnow is stopping").doesNotContain("Exception");
        assertTheNextSyncFinishesTheJob();
    }
}
