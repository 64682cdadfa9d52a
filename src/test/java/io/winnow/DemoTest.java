package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.cli.Application;
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
import java.util.List;
import java.util.Map;
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
