package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.tracker.Waiting;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product manager tries plans on the page of a running {@code winnow serve}. */
class PlanOnThePageTest {

    @TempDir
    Path folder;

    private final Site site = Site.empty(Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private JiraSimulator jira;
    private WinnowUser user;
    private Application application;
    private Server server;

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        for (String number : new String[] {"Reach", "Confidence", "Effort"}) {
            site.addField(number, FieldKind.NUMBER);
        }
        site.addField("Impact", FieldKind.NUMBER);
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        site.addSprint(12, "Sprint 5", "future", "", null);
        for (int i = 1; i <= 12; i++) {
            site.createIssue(
                    new IssueDraft("PAY", "Story", "Story " + i + (i == 12 ? " <script>alert(1)</script>" : ""))
                            .field("Reach", 100 * i)
                            .field("Impact", 1)
                            .field("Confidence", 1)
                            .field("Effort", 1)
                            .field("Story Points", 3));
        }
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
        user = new WinnowUser(folder, jira, "project = PAY", "");
        assertThat(user.run(jira, "sync").code()).isZero();
        application =
                new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(user.config(), null, Waiting.SILENT);
        server = application.serve(OptionalInt.of(0));
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        jira.close();
    }

    private HttpResponse<String> get(String rest) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve("/backlogs/payments/plan" + rest))
                        .build(),
                BodyHandlers.ofString());
    }

    private int askedForSprints() {
        return jira.requests().to("GET", "/sprint").size();
    }

    @Test
    void jira_is_asked_once_however_many_capacities_are_tried() throws Exception {
        assertThat(get("?capacity=6").body())
                .contains("Sprint 5 ends here: 6 of 6 points.", "Story 12 &lt;script", "would fit with 3 more points")
                .doesNotContain("<script>alert");
        int asked = askedForSprints();

        for (int capacity = 7; capacity < 30; capacity++) {
            assertThat(get("?capacity=" + capacity).statusCode()).isEqualTo(200);
        }

        assertThat(asked).isPositive();
        assertThat(askedForSprints()).isEqualTo(asked);
    }

    @Test
    void the_page_and_the_command_give_the_same_plan() throws Exception {
        assertThat(get(".json?capacity=10").body())
                .isEqualToIgnoringWhitespace(user.run(jira, "plan", "payments", "--capacity", "10", "--json")
                        .out());
        assertThat(get(".csv?capacity=10").body())
                .isEqualTo(user.run(jira, "plan", "payments", "--capacity", "10", "--csv")
                        .out());
    }

    @Test
    void plans_go_on_from_what_jira_said_before_when_it_no_longer_answers() throws Exception {
        assertThat(get("?capacity=6").body()).contains("Sprint 5 ends here");
        jira.close();

        assertThat(get("?capacity=9").body()).contains("Sprint 5 ends here: 9 of 9 points.");
    }

    @Test
    void once_a_sprint_was_filled_the_page_says_what_changed_in_the_ranking_since_and_why() throws Exception {
        assertThat(get("?capacity=6").body()).doesNotContain("was filled");
        assertThat(user.run(jira, "apply", "payments", "--sprint", "Sprint 5", "--capacity", "6", "--dry-run")
                        .code())
                .isZero();
        assertThat(get("?capacity=6").body()).doesNotContain("was filled");
        assertThat(user.run(jira, "apply", "payments", "--sprint", "Sprint 5", "--capacity", "6")
                        .code())
                .isZero();
        assertThat(get("?capacity=6").body())
                .contains("Since <bdi>Sprint 5</bdi> was filled", "No issue has changed of its own.");

        site.edit("PAY-3", "Reach", 5000);
        assertThat(user.run(jira, "sync").code()).isZero();

        assertThat(get("?capacity=6").body())
                .contains("up 9 places", "reach 300 → 5000", "9 issues moved only because others did.");
        assertThat(user.run(jira, "plan", "payments", "--capacity", "6").out())
                .contains("Since Sprint 5 was filled:", "  PAY-3  up 9 places: reach 300 → 5000 · score ")
                .contains("  9 issues moved only because others did.");
        JsonNode drift = user.run(jira, "plan", "payments", "--capacity", "6", "--json")
                .json()
                .path("drift");
        assertThat(drift.path("sprint").asText()).isEqualTo("Sprint 5");
        assertThat(drift.path("pushed").asInt()).isEqualTo(9);
        assertThat(drift.path("moves")).hasSize(1);
        assertThat(drift.path("moves").get(0).path("before").asInt()).isEqualTo(10);
        assertThat(drift.path("moves").get(0).path("causes").get(0).asText()).isEqualTo("reach 300 → 5000");
    }

    @Test
    void a_rule_that_is_tried_changes_the_plan_and_the_settings_stay() throws Exception {
        site.link("PAY-2", "Blocks", "PAY-12");
        assertThat(user.run(jira, "sync").code()).isZero();

        assertThat(get("?capacity=6").body()).contains("it blocks PAY-12");
        assertThat(get("?capacity=6&blockers=exclude").body())
                .contains("tried with blocked issues kept out", "blocked by PAY-2")
                .doesNotContain("it blocks PAY-12");
        assertThat(get(".json?capacity=6&blockers=ignore").body())
                .contains("\"position\":2,\"id\":\"10011\",\"key\":\"PAY-11\"");
        assertThat(get("?capacity=6").body()).contains("it blocks PAY-12");
    }

    @Test
    void each_place_says_how_sure_it_is() throws Exception {
        assertThat(get("?capacity=12").body()).contains(" % of draws, rank ", "<rect x=");
    }

    @Test
    void a_sprint_that_isnt_there_is_said_on_the_page() throws Exception {
        HttpResponse<String> answer = get("?capacity=6&sprint=Sprint%209");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("There is no plan yet", "no sprint &#39;Sprint 9&#39;");
    }
}
