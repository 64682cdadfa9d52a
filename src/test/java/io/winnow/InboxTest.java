package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.WinnowUser.Ended;
import io.winnow.contract.JiraContract;
import io.winnow.simulator.Fault;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who goes through what waits: links, splits, dismisses, and writes new issues. */
class InboxTest {

    private static final String EVIDENCE =
            "evidence: {jira: [{jql: \"project = CARE\", links: [any], customer: reporter, kind: support}]}";

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private JiraSimulator jira;
    private WinnowUser user;
    private String refunds;
    private String invoices;

    @BeforeEach
    void start() {
        site.addProject("CARE", "Customer care");
        refunds = site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "Refunds are slow")
                .description("The webhook of the bank arrives late.")));
        invoices = site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "Export invoices as CSV")));
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira, SmallSite.JQL, EVIDENCE);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private Ended run(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    private JsonNode inbox() {
        return run("evidence", "inbox", "--json").json();
    }

    private void importFile(String csv) throws IOException {
        run(
                "evidence",
                "import",
                Files.writeString(folder.resolve("items.csv"), csv).toString(),
                "--source",
                "zendesk");
    }

    @Test
    void what_waits_is_listed_with_issues_and_reasons_until_it_is_linked_or_dismissed() throws IOException {
        String ticket = site.keyOf(site.createIssue(
                new IssueDraft("CARE", "Task", "Invoices please, and refunds too").reporter("Customer 1")));
        run("sync");
        importFile(
                "externalId,date,customer,text\n1,2020-01-02,Acme,The refund took a week\n2,2020-01-01,Acme,Hello\n");

        JsonNode inbox = inbox();

        assertThat(inbox.path("total").asInt()).isEqualTo(3);
        JsonNode newest = inbox.path("items").path(0);
        assertThat(newest.path("source").asText()).isEqualTo("jira");
        List<String> keys = new ArrayList<>();
        newest.path("suggestions").forEach(one -> keys.add(one.path("key").asText()));
        assertThat(keys).contains(refunds, invoices);
        JsonNode best = inbox.path("items").path(1).path("suggestions").path(0);
        assertThat(best.path("key").asText()).isEqualTo(refunds);
        assertThat(best.path("rank").asInt()).isEqualTo(1);
        assertThat(best.path("score").asDouble()).isEqualTo(1);
        assertThat(best.path("why").path(0).asText()).isEqualTo("\"refund\" in the summary");
        assertThat(run("evidence", "inbox", "payments", "--limit", "2").out())
                .contains("1. " + refunds)
                .contains("\"refund\" in the summary")
                .contains("2 of 3 shown; --limit shows more.");

        run("evidence", "link", "jira:" + site.idOf(ticket), refunds, invoices);
        run("evidence", "dismiss", "zendesk:2", "--reason", "a greeting");
        run("sync");

        assertThat(inbox().path("total").asInt()).isEqualTo(1);
        assertThat(run("evidence", "list", invoices).out()).contains("Invoices please");
        assertThat(run("evidence", "inbox").out())
                .contains("in items already linked")
                .contains("1 of 1 shown.");
        assertThat(inbox()).isEqualTo(inbox());
        run("evidence", "link", "zendesk:1", refunds);
        assertThat(run("evidence", "inbox").out()).contains("Nothing waits");
        assertThat(user.run(jira, "evidence", "inbox", "nonsense").err()).contains("no backlog 'nonsense'");
        assertThat(user.run(jira, "evidence", "inbox", "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void what_a_person_links_teaches_at_once_by_key_or_by_number() throws IOException {
        run("sync");
        importFile("""
                externalId,date,customer,text
                1,2020-01-03,Acme,Chargeback dispute hangs
                2,2020-01-02,Bolt,A chargeback dispute is stuck
                3,2020-01-01,Cask,Letterhead colours are wrong
                4,2020-01-01,Dune,Wrong colours of our letterhead
                """);
        assertThat(run("evidence", "inbox").out()).contains("no issue shares a word with it");

        run("evidence", "link", "zendesk:2", site.idOf(refunds).toString());
        run("evidence", "link", "zendesk:4", invoices);

        JsonNode items = inbox().path("items");
        assertThat(items).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonNode best = items.path(i).path("suggestions").path(0);
            assertThat(best.path("key").asText())
                    .isEqualTo(List.of(refunds, invoices).get(i));
            assertThat(best.path("why").path(0).asText()).contains("in items already linked");
        }
    }

    @Test
    void suggestions_are_measured_on_what_is_linked_already() throws IOException {
        run("sync");
        assertThat(run("evidence", "inbox", "--measure").out()).contains("nothing to measure yet");
        StringBuilder csv = new StringBuilder("externalId,date,text,issue\n");
        for (int i = 0; i < 10; i++) {
            csv.append(i)
                    .append(",2026-01-0")
                    .append(i % 9 + 1)
                    .append(",Refunding took long,")
                    .append(refunds)
                    .append('\n');
        }
        importFile(csv.toString());

        JsonNode measured = run("evidence", "inbox", "--measure", "--json").json();

        assertThat(measured.path("taught").asInt()).isEqualTo(7);
        assertThat(measured.path("heldBack").asInt()).isEqualTo(3);
        assertThat(measured.path("issues").asInt()).isEqualTo(SmallSite.ISSUES + 2);
        assertThat(measured.path("suggestions").path("recallAt5").asDouble()).isEqualTo(1);
        assertThat(measured.path("plainSearchBySummary").path("recallAt5").asDouble())
                .isZero();
        assertThat(run("evidence", "inbox", "--measure").out())
                .contains("3 items held back, 7 older ones taught")
                .contains("Winnow's suggestions");
    }

    private String[] create(String... more) {
        List<String> words = new ArrayList<>(
                List.of("evidence", "create", "zendesk:7", "--backlog", "payments", "--project", "PAY"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private void wish() throws IOException {
        run("sync");
        importFile(
                "externalId,date,customer,contact,text,url\n7,2026-03-04,Acme,joe@acme.example,\"Acme wants a dark theme"
                        + "\n\nWrite to joe@acme.example\",https://care.example/t/7\n");
        jira.requests().clear();
    }

    private int issues() {
        return site.ids().size();
    }

    @Test
    void a_new_issue_is_shown_first_and_then_created_once_however_often_it_is_asked_for() throws IOException {
        wish();
        int before = issues();

        Ended preview = run(create());

        assertThat(preview.out())
                .contains("Would create in PAY, as Story:")
                .contains("summary: [customer] wants a dark theme")
                .contains("Write to [customer]")
                .contains("https://care.example/t/7")
                .doesNotContain("Acme")
                .doesNotContain("joe");
        assertThat(jira.requests().all()).isEmpty();
        JsonNode planned = run(create("--json")).json();

        JsonNode created = run(create("--apply", "--json")).json();

        assertThat(created.path("created").asBoolean()).isTrue();
        assertThat(issues()).isEqualTo(before + 1);
        String key = created.path("key").asText();
        JsonNode sent = new ObjectMapper()
                .readTree(jira.requests().to("POST", "/rest/api/3/issue").stream()
                        .filter(one -> one.path().endsWith("/issue"))
                        .findFirst()
                        .orElseThrow()
                        .body())
                .path("fields");
        assertThat(sent.path("labels")).isEqualTo(planned.path("labels"));
        assertThat(sent.path("description").findValuesAsText("text"))
                .containsExactly(
                        "From evidence: request of 2026-03-04, source zendesk.",
                        "[customer] wants a dark theme",
                        "Write to [customer]",
                        "https://care.example/t/7");
        assertThat(site.summaryOf(key)).isEqualTo(planned.path("summary").asText());
        assertThat(run(create("--apply")).out()).contains(key + " was created before");
        assertThat(issues()).isEqualTo(before + 1);
        site.edit(key, "labels", JsonNodeFactory.instance.arrayNode());
        assertThat(run(create("--apply")).out())
                .as("also while Jira's search doesn't show it, or when somebody took the label away")
                .contains(key + " was created before");
        assertThat(issues()).isEqualTo(before + 1);
        assertThat(inbox().path("total").asInt()).isZero();
        run("sync");
        assertThat(run("evidence", "list", key).out()).contains("dark theme");
    }

    @Test
    void what_is_sent_and_answered_keeps_to_the_contract() throws IOException {
        wish();

        run(create("--apply"));

        JiraContract.assertValid(jira.requests());
    }

    @Test
    void names_are_written_only_when_asked_for() throws IOException {
        wish();

        assertThat(run(create("--with-contact", "--summary", "Dark theme", "--type", "Bug"))
                        .out())
                .contains("as Bug:")
                .contains("summary: Dark theme")
                .contains("customer Acme, contact joe@acme.example");
    }

    @Test
    void an_issue_whose_answer_was_lost_is_found_and_not_created_twice() throws IOException {
        wish();
        int before = issues();
        jira.faults().next(1, "POST", "/rest/api/3/issue", Fault.answerDropped());

        Ended lost = user.run(jira, create("--apply"));

        assertThat(lost.code()).isEqualTo(3);
        assertThat(lost.err()).contains("Whether the issue was created isn't known");
        assertThat(run(create("--apply")).out()).contains("was created before");
        assertThat(issues()).isEqualTo(before + 1);
        assertThat(inbox().path("total").asInt()).isZero();
    }

    @Test
    void an_attempt_whose_end_is_unknown_is_not_repeated_while_the_search_may_lag() throws IOException {
        wish();
        int before = issues();
        jira.faults().next(1, "POST", "/rest/api/3/issue", Fault.status(503));

        assertThat(user.run(jira, create("--apply")).code()).isEqualTo(3);
        Ended again = user.run(jira, create("--apply"));

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("Jira's search may not show it yet: run this again after");
        assertThat(issues()).isEqualTo(before);
    }

    @Test
    void a_required_field_is_named_in_jiras_words_and_nothing_is_left_open() throws IOException {
        site.addField("Team", FieldKind.TEXT);
        site.requireField("Team", "PAY");
        wish();

        Ended refused = user.run(jira, create("--apply"));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Team is required.").contains("Nothing was created");
        assertThat(user.run(jira, create("--apply", "--type", "Nonsense")).err())
                .contains("Specify a valid issue type");
        assertThat(inbox().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_not_said_and_cannot_be_told_is_asked_for() throws IOException {
        wish();

        assertThat(user.run(jira, "evidence", "create", "zendesk:7", "--backlog", "payments")
                        .err())
                .contains("has issues of OPS, PAY; say which project with --project.");
        assertThat(user.run(jira, "evidence", "create", "zendesk:7", "--backlog", "nonsense")
                        .err())
                .contains("no backlog 'nonsense'");
        assertThat(user.run(jira, "evidence", "create", "zendesk:8", "--backlog", "payments")
                        .err())
                .contains("no evidence 'zendesk:8'");
        assertThat(user.run(jira, "evidence", "create", "zendesk:7", "--backlog", "payments", "--project", "OLD")
                        .err())
                .contains("say which with --type");
    }
}
