package io.winnow;

import static io.winnow.ListeningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.model.IssueId;
import io.winnow.report.ReportRow;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.store.RunStore;
import io.winnow.store.sql.SqlStores;
import io.winnow.tracker.Progress;
import io.winnow.workflow.BacklogResult;
import io.winnow.workflow.SyncOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes something in Jira, and the score in Jira follows, though no sync is due for a month. */
class EventsEndToEndTest {

    private static final String JQL = "project in (PAY, OPS) AND statusCategory != Done";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private JiraSimulator jira;
    private ListeningServer winnow;

    @BeforeEach
    void start() throws IOException {
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
        winnow = ListeningServer.start(folder, jira, JQL);
        jira.webhooks().add(winnow.events(), ListeningServer.SECRET).retryAfter(Duration.ofMillis(200));
        jira.requests().clear();
    }

    @AfterEach
    void stop() {
        winnow.close();
        jira.close();
    }

    private double score(String key) {
        return site.valueOf(key, "Winnow score").asDouble(-1);
    }

    private List<Exchange> reads() {
        return jira.requests()
                .matching(one -> one.path().endsWith("/bulkfetch") && one.body().contains("\"summary\""));
    }

    private List<String> keys() {
        return winnow.application().buildReport().run("payments").rows().stream()
                .map(ReportRow::key)
                .toList();
    }

    @Test
    void an_edit_becomes_the_new_score_and_its_own_echo_is_not_followed() {
        String key = small.key(1);

        site.edit(key, "Reach", 1_000_000);

        until(() -> score(key) > 100_000);
        until(jira.webhooks()::quiet);
        until(() -> winnow.message().contains("1 issue that Jira told of"));
        site.edit(small.key(2), "Reach", 2_000_000);
        until(() -> score(small.key(2)) > 100_000);
        assertThat(reads())
                .as("one reading for each edit, none for what Winnow itself wrote")
                .hasSize(2);
        assertThat(jira.requests().matching(one -> one.body().contains("updated >=")))
                .as("searches of a sync")
                .isEmpty();
    }

    @Test
    void the_doctor_says_how_to_make_jira_tell_and_status_what_it_told_last() {
        assertThat(winnow.command("status")).doesNotContain("event");
        assertThat(winnow.command("doctor"))
                .contains("ok    events from Jira: none has come yet; Jira has a webhook to this server");

        site.edit(small.key(1), "Reach", 1_000_000);
        until(() -> winnow.command("status").contains("; the last ones were scores after "));

        assertThat(winnow.command("status")).contains("last event from Jira: ", "jira:issue_updated");
        assertThat(winnow.command("status", "--json"))
                .contains("\"lastEvent\":{\"name\":\"jira:issue_updated\"", "\"lagMillis\":");
        assertThat(winnow.command("doctor"))
                .contains("events from Jira: the last one, jira:issue_updated, came 0 minutes ago");

        site.admin(false);
        assertThat(winnow.command("doctor"))
                .contains("may not see Jira's webhooks. With the token of a Jira administrator", "/api/v1/jira/events");
    }

    @Test
    void changes_wait_while_somebody_else_runs_the_backlog_and_are_followed_then() {
        try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC())) {
            try (RunStore.Hold hold = stores.runs().hold("payments").orElseThrow()) {
                site.edit(small.key(1), "Reach", 1_000_000);
                until(() -> stores.events().latest().isPresent());
                assertThat(reads()).isEmpty();
            }
            until(() -> score(small.key(1)) > 100_000);
        }
    }

    @Test
    void what_a_person_writes_over_a_score_is_noticed_and_kept() {
        String key = small.key(3);

        site.edit(key, "Winnow score", 4711);
        site.edit(key, "Reach", 77);

        until(() -> winnow.message().contains("kept as a conflict"));
        assertThat(score(key)).isEqualTo(4711);
    }

    @Test
    void created_deleted_moved_and_finished_issues_come_and_go() {
        String deleted = small.key(4);
        String finished = small.key(5);
        String moved = small.key(6);

        IssueId created = site.createIssue(new IssueDraft("PAY", "Story", "New")
                .field("Reach", 500)
                .field("Impact", "High")
                .field("Confidence", "80 %")
                .field("Effort", 1));
        site.delete(deleted);
        site.transition(finished, "Done");
        site.move(moved, "OLD");

        until(() -> score(site.keyOf(created)) > 0);
        until(() -> !keys().contains(finished));
        assertThat(keys()).contains(site.keyOf(created)).doesNotContain(deleted, finished, moved, "OLD-1");
    }

    @Test
    void a_sprint_that_starts_is_seen_on_its_issues_and_a_new_link_at_both_ends() {
        long sprint = site.addSprint(12, "Sprint 9", "future", "", null);
        String inSprint = small.key(7);
        site.moveToSprint(inSprint, sprint);
        until(() -> reads().size() == 1);

        site.sprintState(sprint, "active");
        until(() -> reads().size() == 2);
        site.link(small.key(8), "Blocks", small.key(9));
        until(() -> reads().size() == 3);

        assertThat(idsOf(reads().get(1))).containsExactly(site.idOf(inSprint).toString());
        assertThat(idsOf(reads().get(2)))
                .containsExactlyInAnyOrder(
                        site.idOf(small.key(8)).toString(),
                        site.idOf(small.key(9)).toString());
    }

    @Test
    void a_thousand_events_in_any_order_end_where_a_full_sync_would() {
        Random random = new Random(7);
        List<String> outside = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outside.add(site.keyOf(site.createIssue(new IssueDraft("OLD", "Story", "Outside " + i))));
        }
        List<String> keys = site.ids().stream().map(site::keyOf).toList();
        jira.webhooks().trouble(7, 0.33, Duration.ofSeconds(3));
        long windows = runs();

        for (int i = 0; i < 1_000; i++) {
            site.edit(keys.get(random.nextInt(keys.size())), "Reach", 1 + random.nextInt(100_000));
        }
        until(jira.webhooks()::quiet);
        Map<IssueId, Integer> fetches = settle();

        windows = runs() - windows;
        assertThat(reads()).as("one bulk fetch for a window").hasSizeLessThanOrEqualTo((int) windows);
        assertThat(fetches.values()).as("fetches of an issue").allMatch(count -> count <= reads().size());
        assertThat(outside).allSatisfy(key -> assertThat(fetches).doesNotContainKey(site.idOf(key)));
        assertThat(jira.webhooks().sent()).isGreaterThan(1_200);
        assertSameAsFullSync();
    }

    /** Waits until nothing happens any more; how often each issue was read, which is never twice in one request. */
    private Map<IssueId, Integer> settle() {
        long[] before = {-1, 0};
        until(() -> {
            boolean calm = before[0] == jira.requests().total() && System.nanoTime() - before[1] > 3_000_000_000L;
            if (before[0] != jira.requests().total()) {
                before[0] = jira.requests().total();
                before[1] = System.nanoTime();
            }
            return calm;
        });
        return reads().stream()
                .map(EventsEndToEndTest::idsOf)
                .peek(ids -> assertThat(new HashSet<>(ids)).hasSameSizeAs(ids))
                .flatMap(List::stream)
                .collect(Collectors.toMap(IssueId::of, id -> 1, Integer::sum));
    }

    private long runs() {
        return jira.requests().to("GET", "/rest/api/3/myself").size();
    }

    private void assertSameAsFullSync() {
        List<String> before = keys();
        Map<String, Double> scores = before.stream().collect(Collectors.toMap(key -> key, this::score));
        BacklogResult full = Objects.requireNonNull(winnow.application()
                .syncBacklogs()
                .run(winnow.application().backlogs(), new SyncOptions(true, false), Progress.SILENT)
                .get(0)
                .result());
        assertThat(full.push().planned()).as(full.message()).isZero();
        assertThat(keys()).isEqualTo(before);
        assertThat(scores).allSatisfy((key, score) -> assertThat(score(key)).isEqualTo(score));
    }

    private static List<String> idsOf(Exchange read) {
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode id : JSON.readTree(read.body()).path("issueIdsOrKeys")) {
                ids.add(id.asText());
            }
            return ids;
        } catch (IOException notJson) {
            throw new java.io.UncheckedIOException(notJson);
        }
    }
}
