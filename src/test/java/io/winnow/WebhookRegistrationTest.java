package io.winnow;

import static io.winnow.ListeningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.WinnowUser.Ended;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.Face;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An administrator lets {@code winnow doctor} enter the webhook, on every Jira that takes it another way. */
@ParameterizedClass
@MethodSource("faces")
class WebhookRegistrationTest {

    private static final String SIGNED = ", webhook: {secret: a-secret-that-jira-signs-with, coalesce: 1s}";
    private static final String BY_PATH =
            ", webhook: {pathSecret: an-address-nobody-can-guess-0123456789, coalesce: 1s}";
    private static final String ELSEWHERE = "server: {publicUrl: 'https://winnow.example.com'}";

    @Parameter
    private Face face = Face.CLOUD;

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private JiraSimulator jira;
    private WinnowUser user;

    static Stream<Face> faces() {
        return Stream.of(Face.CLOUD, Face.dataCenter("9.12.20"), Face.dataCenter("10.3.24"));
    }

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited().withFace(face));
        user = new WinnowUser(folder, jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    /** How events get to the server: signed where this Jira can. */
    private String webhook() {
        return canSign() ? SIGNED : BY_PATH;
    }

    private boolean canSign() {
        return !face.version().startsWith("9.");
    }

    private void configure(String webhook, String server) throws IOException {
        String jiraSection = WinnowUser.jira(jira);
        Files.writeString(user.config(), """
                jira: %s%s}
                store: jdbc:sqlite:%s
                %s
                backlogs:
                  payments:
                    jql: project in (PAY, OPS)
                    every: 30d
                    inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}
                """.formatted(
                jiraSection.substring(0, jiraSection.length() - 1), webhook, folder.resolve("winnow.db"), server));
    }

    private Ended register() {
        return user.run(jira, "doctor", "--register-webhook");
    }

    private List<Exchange> saved() {
        return jira.requests()
                .matching(one -> one.path().contains("webhook") && !one.method().equals("GET"));
    }

    @Test
    void the_webhook_it_enters_brings_a_change_of_these_projects_and_no_other() throws IOException {
        configure(webhook(), "server: {port: 0}");
        try (Application winnow = new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token()))
                        .open(user.config(), null, Waiting.SILENT);
                Server server = winnow.serve(OptionalInt.of(0))) {
            until(() -> winnow.showStatus().of("payments").message().startsWith("read all"));
            configure(webhook(), reachedAt(server.url()));
            assertThat(user.run(jira, "doctor").out())
                    .contains("fail  events from Jira: none has come yet; Jira has no webhook to this server")
                    .contains("'winnow doctor --register-webhook' enters it");

            Ended ended = register();

            assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
            assertThat(ended.out())
                    .contains("entered   webhook 'Winnow, entered by winnow doctor' to this server")
                    .contains("project in (\"OPS\", \"PAY\")")
                    .contains("ok    events from Jira: none has come yet; Jira has a webhook to this server");
            site.createIssue(new IssueDraft("OLD", "Story", "Of a project in no backlog"));
            site.edit(small.key(1), "Reach", 1_000_000);
            until(() -> site.valueOf(small.key(1), "Winnow score").asDouble(0) > 100_000);
        }
        if (!face.dataCenter() || !canSign()) {
            assertThat(jira.webhooks().sent())
                    .as("events of this and of Winnow's own writes")
                    .isLessThan(5);
        }
    }

    private static String reachedAt(URI url) {
        return "server: {port: 0, publicUrl: '" + url + "'}";
    }

    @Test
    void run_again_it_mends_what_it_entered_and_enters_nothing_twice() throws IOException {
        configure(webhook(), ELSEWHERE);
        register();
        jira.webhooks().switchOff();
        assertThat(user.run(jira, "doctor").out())
                .contains("fail  events from Jira")
                .contains("Winnow, entered by winnow doctor' to this server is switched off");

        assertThat(register().out()).contains("changed   webhook").contains("Jira has a webhook to this server");
        site.createIssue(new IssueDraft("OLD", "Story", "Joins the backlog"));
        Files.writeString(
                user.config(),
                Files.readString(user.config()).replace("project in (PAY, OPS)", "project in (PAY, OPS, OLD)"));
        if (filters()) {
            assertThat(user.run(jira, "doctor").out())
                    .contains("leaves out projects that the backlogs have issues in: OLD");
        }
        assertThat(register().code()).isZero();

        assertThat(saved()).extracting(Exchange::method).containsExactly("POST", "PUT", "PUT");
        assertThat(jira.requests().refused()).isEmpty();
        assertThat(saved().get(2).body()).contains("\\\"OLD\\\", \\\"OPS\\\", \\\"PAY\\\"");
    }

    @Test
    void a_backlog_that_jira_refuses_hides_nothing_else_that_the_doctor_finds() throws IOException {
        configure(webhook(), ELSEWHERE);
        register();
        Files.writeString(
                user.config(), Files.readString(user.config()).replace("project in (PAY, OPS)", "project = NOSUCH"));

        Ended looked = user.run(jira, "doctor");

        assertThat(looked.code()).isEqualTo(2);
        assertThat(looked.out())
                .contains("ok    login", "fail  backlog payments", filters() ? "fail  events" : "ok    events");
    }

    /** How Jira 10 wants a filter isn't known, so that it may tell of everything. */
    private boolean filters() {
        return !face.dataCenter() || !canSign();
    }

    @Test
    void where_jira_leaves_the_filter_out_it_says_so() throws IOException {
        configure(webhook(), ELSEWHERE);

        String said = register().out();

        assertThat(said)
                .contains(
                        filters()
                                ? "to this server: project in (\"OPS\", \"PAY\")\n"
                                : "to this server: every project; to be told of less, enter as its JQL:"
                                        + " project in (\"OPS\", \"PAY\")\n");
    }

    @Test
    void a_webhook_that_a_person_entered_stays_as_it_is() throws IOException {
        configure(webhook(), ELSEWHERE);
        jira.webhooks().add(URI.create("https://winnow.example.com/api/v1/jira/events/x"), "theirs");

        Ended ended = register();

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("left      webhook 'Webhook to winnow.example.com'", "a person entered it");
        assertThat(saved()).isEmpty();
    }

    @Test
    void what_is_missing_is_said_before_anything_is_entered() throws IOException {
        configure("", ELSEWHERE);
        assertThat(register())
                .satisfies(ended -> assertThat(ended.err()).contains("set jira.webhook.secret"))
                .extracting(Ended::code)
                .isEqualTo(2);
        configure(webhook(), "");
        assertThat(register().err()).contains("Set server.publicUrl");
        if (!canSign()) {
            configure(SIGNED, ELSEWHERE);
            assertThat(register().err()).contains("This Jira can't sign events", "jira.webhook.pathSecret");
        }
        configure(webhook(), ELSEWHERE);
        site.admin(false);
        Ended notAllowed = register();
        assertThat(notAllowed.code()).isEqualTo(4);
        assertThat(notAllowed.err()).contains("This account may not see Jira's webhooks", "administrator");
        assertThat(saved()).isEmpty();
    }
}
