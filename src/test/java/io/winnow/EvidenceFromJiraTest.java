package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.Face;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Customers' tickets in Jira, linked to issues of the backlog: counted as an independent count would. */
@ParameterizedClass
@MethodSource("io.winnow.Faces#all")
class EvidenceFromJiraTest {

    @Parameter
    private Face face = Face.CLOUD;

    private static final int TICKETS = 120;
    private static final int CUSTOMERS = 17;
    private static final String EVIDENCE =
            "evidence: {jira: [{jql: \"project = CARE\", links: [any], customer: reporter, kind: support}]}";

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private final StepClock clock = new StepClock();
    private final SmallSite small = new SmallSite(clock);
    private final Site site = small.site();
    private final Map<String, String> customerOf = new HashMap<>();
    private final Map<String, Set<String>> issuesOf = new HashMap<>();
    private final List<String> tickets = new ArrayList<>();
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        site.addProject("CARE", "Customer care");
        for (int i = 0; i < TICKETS; i++) {
            String customer = "Customer " + random.nextInt(CUSTOMERS);
            String ticket = site.keyOf(site.createIssue(
                    new IssueDraft("CARE", "Task", "The export fails, ticket " + i).reporter(customer)));
            tickets.add(ticket);
            customerOf.put(ticket, customer);
            for (int links = random.nextInt(4); links > 0; links--) {
                link(ticket, small.key(1 + random.nextInt(SmallSite.ISSUES)));
            }
        }
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().withFace(face));
        user = new WinnowUser(folder, jira, SmallSite.JQL, EVIDENCE);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private void link(String ticket, String issue) {
        if (issuesOf.computeIfAbsent(ticket, key -> new HashSet<>()).add(issue)) {
            if (random.nextBoolean()) {
                site.link(ticket, "Relates", issue);
            } else {
                site.link(issue, "Blocks", ticket);
            }
            touchOneEnd(ticket, issue);
        }
    }

    private void unlink(String ticket, String issue) {
        issuesOf.getOrDefault(ticket, new HashSet<>()).remove(issue);
        site.unlink(ticket, issue);
        touchOneEnd(ticket, issue);
    }

    /** A minute after the one before, so that a sync reads again only the last of them. */
    private void touchOneEnd(String ticket, String issue) {
        clock.step(Duration.ofMinutes(1));
        site.touch(random.nextBoolean() ? ticket : issue);
    }

    private void sync() {
        Ended ended = user.run(jira, "sync", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    /** Items and customers by issue key, as counted here. */
    private Map<String, List<Integer>> expected() {
        Map<String, Set<String>> items = new TreeMap<>();
        Map<String, Set<String>> customers = new TreeMap<>();
        issuesOf.forEach((ticket, issues) -> issues.forEach(issue -> {
            items.computeIfAbsent(issue, key -> new HashSet<>()).add(ticket);
            customers.computeIfAbsent(issue, key -> new HashSet<>()).add(customerOf.get(ticket));
        }));
        Map<String, List<Integer>> expected = new TreeMap<>();
        items.forEach((issue, some) -> expected.put(
                issue,
                List.of(some.size(), customers.getOrDefault(issue, Set.of()).size())));
        return expected;
    }

    private Map<String, List<Integer>> counted() {
        Ended ended = user.run(jira, "evidence", "counts", "payments", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        Map<String, List<Integer>> counted = new TreeMap<>();
        for (JsonNode issue : ended.json().path("issues")) {
            assertThat(issue.path("byKind").path("support").asInt())
                    .isEqualTo(issue.path("items").asInt());
            counted.put(
                    issue.path("key").asText(),
                    List.of(issue.path("items").asInt(), issue.path("customers").asInt()));
        }
        return counted;
    }

    @Test
    void counts_follow_every_link_relink_and_deletion() {
        sync();
        assertThat(counted()).isEqualTo(expected()).isNotEmpty();

        String linked = tickets.stream()
                .filter(ticket -> !issuesOf.getOrDefault(ticket, Set.of()).isEmpty())
                .findFirst()
                .orElseThrow();
        String old = issuesOf.getOrDefault(linked, Set.of()).iterator().next();
        unlink(linked, old);
        link(linked, small.key(39));
        sync();
        assertThat(counted()).isEqualTo(expected());

        site.delete(linked);
        issuesOf.remove(linked);
        sync();
        assertThat(counted()).isEqualTo(expected());
    }

    @Test
    void a_sync_with_nothing_changed_asks_little_and_writes_nothing() {
        sync();
        sync();
        jira.requests().clear();

        Ended again = user.run(jira, "evidence", "sync", "--json");

        assertThat(again.json().path("added").asInt()
                        + again.json().path("changed").asInt())
                .isZero();
        assertThat(again.json().path("same").asInt()).isEqualTo(TICKETS);
        assertThat(jira.requests().writes()).isZero();
        assertThat(user.run(jira, "evidence", "sync", "payments", "--json")
                        .json()
                        .path("issuesWithEvidence")
                        .asInt())
                .isEqualTo(expected().size());
        assertThat(user.run(jira, "evidence", "sync", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void customers_and_evidence_stand_in_jira_and_change_only_when_the_counts_do() {
        user.configure(
                jira,
                SmallSite.JQL,
                EVIDENCE + "\npush: {fields: {customers: Winnow customers, evidence: Winnow evidence}}".indent(0));
        sync();

        Map<String, List<Integer>> expected = expected();
        for (int n = 1; n <= SmallSite.ISSUES; n++) {
            String key = small.key(n);
            JsonNode customers = site.valueOf(key, "Winnow customers");
            JsonNode evidence = site.valueOf(key, "Winnow evidence");
            if (expected.containsKey(key)) {
                int items = expected.getOrDefault(key, List.of(0)).get(0);
                assertThat(customers.asInt())
                        .as(key)
                        .isEqualTo(expected.getOrDefault(key, List.of(0, 0)).get(1));
                assertThat(evidence.asText()).startsWith(items + " item").endsWith("support " + items);
            } else {
                assertThat(customers.isNull() || customers.isMissingNode())
                        .as(key)
                        .isTrue();
            }
        }
        sync();
        jira.requests().clear();
        link(tickets.get(0), small.key(40));
        sync();
        assertThat(jira.requests().to("PUT", "/issue/")).hasSize(1);
    }

    @Test
    void merged_customers_count_once_and_parted_ones_twice_again() {
        sync();
        Map<String, List<Integer>> before = counted();
        Ended merge = user.run(jira, "customers", "merge", "Customer 1", "Customer 2");
        assertThat(merge.code()).as(merge.err()).isZero();
        customerOf.replaceAll((ticket, customer) -> customer.equals("Customer 2") ? "Customer 1" : customer);

        assertThat(counted()).isEqualTo(expected()).isNotEqualTo(before);

        assertThat(user.run(jira, "customers", "part", "Customer 2").code()).isZero();
        assertThat(counted()).isEqualTo(before);
    }

    @Test
    void an_erased_customer_leaves_no_word_and_every_count_as_it_was_also_after_the_next_sync() {
        sync();
        Map<String, List<Integer>> before = counted();

        Ended erased = user.run(jira, "customers", "erase", "Customer 3");
        assertThat(erased.code()).as(erased.err()).isZero();
        sync();

        assertThat(counted()).isEqualTo(before);
        assertThat(user.run(jira, "customers", "list").out()).doesNotContain("Customer 3");
        issuesOf.forEach((ticket, issues) -> {
            if ("Customer 3".equals(customerOf.get(ticket))) {
                issues.forEach(issue -> assertThat(
                                user.run(jira, "evidence", "list", issue).out())
                        .doesNotContain("Customer 3")
                        .doesNotContain(site.summaryOf(ticket) + "  "));
            }
        });
    }

    @Test
    void a_person_links_and_dismisses_and_the_next_sync_keeps_it() {
        sync();
        String waiting = tickets.stream()
                .filter(ticket -> issuesOf.getOrDefault(ticket, Set.of()).isEmpty())
                .findFirst()
                .orElseThrow();
        String item = "jira:" + site.idOf(waiting);

        assertThat(user.run(jira, "evidence", "dismiss", item, "--reason", "a question")
                        .code())
                .isZero();
        Ended link = user.run(jira, "evidence", "link", item, small.key(1), small.key(2));
        assertThat(link.code()).as(link.err()).isZero();
        assertThat(link.out()).contains(small.key(1) + ", " + small.key(2));
        site.edit(waiting, "summary", "It says something else now");
        sync();

        issuesOf.computeIfAbsent(waiting, key -> new HashSet<>()).addAll(List.of(small.key(1), small.key(2)));
        assertThat(counted()).isEqualTo(expected());
        assertThat(user.run(jira, "evidence", "list", small.key(1)).out()).contains("It says something else now");
        assertThat(user.run(jira, "evidence", "link", item, "PAY-9999").code()).isEqualTo(2);
        assertThat(user.run(jira, "evidence", "dismiss", "jira:1", "--reason", "x")
                        .err())
                .contains("no evidence 'jira:1'");
    }

    @Test
    void tickets_that_come_into_the_backlog_too_keep_their_customers() {
        sync();
        user.configure(jira, "project in (PAY, OPS, CARE)", EVIDENCE);

        sync();

        assertThat(counted()).isEqualTo(expected()).isNotEmpty();
    }

    @Test
    void tickets_that_are_no_longer_configured_stop_counting() {
        sync();
        user.configure(jira, SmallSite.JQL, "");

        sync();

        assertThat(counted()).isEmpty();
    }
}
