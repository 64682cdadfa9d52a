package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.model.IssueId;
import io.winnow.report.EvidenceList;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.ReportRow;
import io.winnow.store.EvidenceStore.Stored;
import io.winnow.tracker.Progress;
import io.winnow.tracker.Waiting;
import io.winnow.workflow.ShowGoals.Overview;
import io.winnow.workflow.SyncOptions;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer sees first has to hold together: goals, customers and evidence about the issues there are. */
class DemoTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_demo_shows_goals_customers_and_evidence_at_once_and_nothing_in_them_leads_nowhere(boolean dataCenter)
            throws Exception {
        try (Application demo = new Composition(Map.of()).demo(400, dataCenter, Waiting.SILENT)) {
            demo.syncBacklogs().run(demo.backlogs(), new SyncOptions(false, false), Progress.SILENT);

            ReportPage page = demo.buildReport().run("payments");
            Overview goals = demo.showGoals().run().orElseThrow();

            assertThat(goals.unknown()).isEmpty();
            assertThat(goals.unserved()).extracting("id").containsExactly("partners");
            assertThat(goals.goals())
                    .allSatisfy(goal -> assertThat(goal.coverage().total().openIssues() > 0)
                            .isEqualTo(!goal.goal().id().equals("partners")));
            assertThat(page.customers()).isGreaterThan(30);
            assertThat(page.rows().stream().limit(10))
                    .allMatch(row -> !row.support().goals().isEmpty());
            assertThat(page.rows().stream()
                            .filter(row -> row.support().evidence().own().items() > 0)
                            .count())
                    .isGreaterThan(50);
            assertThat(page.rows()).anyMatch(row -> row.support().goals().isEmpty());
            assertEvidence(demo, page);

            StringWriter file = new StringWriter();
            new ReportRenderer().singleFile(page, demo.showEvidence().run(page), file);
            assertThat(file.toString()).contains("Partner program", "nothing serves it", "class=\"spark\"");
        }
    }

    @Test
    void a_change_in_the_demos_jira_is_on_the_page_seconds_later() throws Exception {
        try (Application demo = new Composition(Map.of()).demo(20, false, Waiting.SILENT)) {
            demo.syncBacklogs().run(demo.backlogs(), new SyncOptions(false, false), Progress.SILENT);
            try (Server server = demo.serve(OptionalInt.of(0))) {
                String note = server.notes().stream()
                        .filter(line -> line.contains("curl"))
                        .findFirst()
                        .orElseThrow();
                Matcher curl = Pattern.compile(
                                "curl -u (\\S+) -X PUT -H '([^:]+): ([^']+)' -d '([^']+)' (http\\S+/([A-Z]+-\\d+))")
                        .matcher(note);
                assertThat(curl.find()).as(note).isTrue();
                String login = Base64.getEncoder().encodeToString(curl.group(1).getBytes(StandardCharsets.UTF_8));
                HttpRequest change = HttpRequest.newBuilder(URI.create(curl.group(5)))
                        .header("Authorization", "Basic " + login)
                        .header(curl.group(2), curl.group(3))
                        .PUT(BodyPublishers.ofString(curl.group(4)))
                        .build();

                assertThat(HttpClient.newHttpClient()
                                .send(change, BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(204);

                ListeningServer.until(
                        () -> demo.explainIssue().run(curl.group(6)).toString().contains("90000"));
            }
        }
    }

    private static void assertEvidence(Application demo, ReportPage page) {
        ReportRow sign = page.rows().stream()
                .filter(row -> row.key().equals("PAY-636"))
                .findFirst()
                .orElseThrow();
        List<Stored> said = demo.sortEvidence().of("PAY-636").orElseThrow();
        assertThat(sign.summary()).startsWith("Sign in with the company's own login");
        assertThat(said).hasSize(13);
        assertThat(said)
                .noneMatch(item -> item.evidence().date() == null
                        || item.evidence().date().isAfter(demo.now())
                        || item.customer() == null);
        Map<IssueId, EvidenceList> lists = demo.showEvidence().run(page);
        assertThat(lists.getOrDefault(sign.id(), EvidenceList.NONE).items()).hasSize(13);
        assertThat(lists.values()).allMatch(list -> list.items().size() <= 20);
    }
}
