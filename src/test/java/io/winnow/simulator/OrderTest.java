package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.contract.JiraContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranks and sprints, as the agile API changes them. */
class OrderTest {

    private final SettableClock clock = new SettableClock();
    private final Site site = SmallSite.create(clock);
    private JiraSimulator jira;
    private Browser browser;

    @BeforeEach
    void start() {
        for (int i = 0; i < 60; i++) {
            site.createIssue(new IssueDraft("PAY", "Story", "Story " + i));
        }
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited().recordingAnswers());
        browser = Browser.of(jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private List<String> order() {
        return site.idsByRank().stream()
                .map(site::keyOf)
                .filter(key -> key.startsWith("PAY-"))
                .toList();
    }

    private int rank(String body) {
        return browser.put("/rest/agile/1.0/issue/rank", body).status();
    }

    private static String keys(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> "\"PAY-" + n + "\"")
                .collect(Collectors.joining(","));
    }

    @Test
    void a_block_lands_in_its_own_order_beside_its_anchor_and_updated_stays() {
        Instant before = site.updated("PAY-9");

        assertThat(rank("{\"issues\":[\"PAY-9\",\"PAY-7\"],\"rankBeforeIssue\":\"PAY-3\"}"))
                .isEqualTo(204);
        assertThat(rank("{\"issues\":[\"PAY-2\"],\"rankAfterIssue\":\"PAY-5\"}"))
                .isEqualTo(204);

        assertThat(order()).startsWith("PAY-1", "PAY-9", "PAY-7", "PAY-3", "PAY-4", "PAY-5", "PAY-2", "PAY-6", "PAY-8");
        assertThat(site.updated("PAY-9")).isEqualTo(before);
        JiraContract.assertValid(jira.requests());
    }

    @Test
    void search_by_rank_gives_the_same_order() {
        rank("{\"issues\":[\"PAY-9\",\"PAY-7\"],\"rankBeforeIssue\":\"PAY-3\"}");

        JsonNode found = browser.post(
                        "/rest/api/3/search/jql",
                        "{\"jql\":\"project = PAY ORDER BY Rank\",\"fields\":[\"key\"],\"maxResults\":100}")
                .json();

        List<String> keys = new ArrayList<>();
        found.path("issues").forEach(issue -> keys.add(issue.path("key").asText()));
        assertThat(keys).isEqualTo(order());
    }

    @Test
    void however_often_a_place_is_squeezed_the_order_holds_through_rebalancing() {
        List<String> expected = new ArrayList<>(order());
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            String moved = expected.get(1 + random.nextInt(5));
            String anchor = expected.get(6 + random.nextInt(2));
            boolean before = random.nextBoolean();
            expected.remove(moved);
            expected.add(expected.indexOf(anchor) + (before ? 0 : 1), moved);

            Site same = before ? site.rankBefore(moved, anchor) : site.rankAfter(moved, anchor);

            assertThat(same.idsByRank().stream().map(site::keyOf).filter(key -> key.startsWith("PAY")))
                    .as("seed 7, step " + i)
                    .isEqualTo(expected);
        }
        assertThat(site.rankOf("PAY-1")).doesNotStartWith("0|");
        assertThat(site.idsByRank().get(site.size() - 1))
                .isNotEqualTo(site.createIssue(new IssueDraft("PAY", "Story", "the last")));
        assertThat(site.summaryOf(site.idsByRank().get(site.size() - 1).toString()))
                .isEqualTo("the last");
    }

    @Test
    void what_can_not_be_ranked_is_named_one_by_one_while_the_rest_moves() {
        jira.faults().rankLocked(site.idOf("PAY-9"), 1);

        Browser.Reply answer = browser.put(
                "/rest/agile/1.0/issue/rank",
                "{\"issues\":[\"PAY-9\",\"PAY-1\",\"PAY-7\"],\"rankBeforeIssue\":\"PAY-3\"}");

        assertThat(answer.status()).isEqualTo(207);
        JsonNode entries = answer.json().path("entries");
        assertThat(entries.path(0).path("status").asInt()).isEqualTo(503);
        assertThat(entries.path(1).path("status").asInt()).isEqualTo(400);
        assertThat(entries.path(2).path("status").asInt()).isEqualTo(200);
        assertThat(order()).startsWith("PAY-1", "PAY-2", "PAY-7", "PAY-3");
        assertThat(rank("{\"issues\":[\"PAY-9\"],\"rankBeforeIssue\":\"PAY-3\"}"))
                .isEqualTo(204);
        JiraContract.assertValid(jira.requests());
    }

    @Test
    void wrong_rank_requests_are_refused() {
        assertThat(rank("{\"issues\":[" + keys(4, 54) + "],\"rankBeforeIssue\":\"PAY-3\"}"))
                .isEqualTo(400);
        assertThat(rank("{\"issues\":[" + keys(4, 53) + "],\"rankBeforeIssue\":\"PAY-3\"}"))
                .isEqualTo(204);
        assertThat(rank("{\"issues\":[],\"rankBeforeIssue\":\"PAY-3\"}")).isEqualTo(400);
        assertThat(rank("{\"issues\":[\"PAY-4\"]}")).isEqualTo(400);
        assertThat(rank("{\"issues\":[\"PAY-4\"],\"rankBeforeIssue\":\"PAY-3\",\"rankAfterIssue\":\"PAY-5\"}"))
                .isEqualTo(400);
        assertThat(rank("{\"issues\":[\"PAY-999\"],\"rankBeforeIssue\":\"PAY-3\"}"))
                .isEqualTo(400);
        assertThat(rank("{\"issues\":[\"PAY-4\"],\"rankBeforeIssue\":\"PAY-3\",\"rankCustomFieldId\":1}"))
                .isEqualTo(400);
        site.revoke("PAY", "SCHEDULE_ISSUES");
        assertThat(rank("{\"issues\":[\"PAY-4\"],\"rankBeforeIssue\":\"PAY-3\"}"))
                .isEqualTo(403);
    }

    @Test
    void a_sprint_takes_issues_until_it_is_closed() {
        long future = site.addSprint(12, "Sprint 2", "future", "", null);
        String path = "/rest/agile/1.0/sprint/" + future;
        Instant before = site.updated("PAY-3");
        clock.tick(java.time.Duration.ofMinutes(1));

        assertThat(browser.get(path).json().path("originBoardId").asLong()).isEqualTo(12);
        assertThat(browser.post(path + "/issue", "{\"issues\":[\"PAY-3\",\"PAY-4\"]}")
                        .status())
                .isEqualTo(204);
        assertThat(site.sprintsOf("PAY-3")).containsExactly(future);
        assertThat(site.updated("PAY-3")).isAfter(before);
        assertThat(browser.post("/rest/agile/1.0/backlog/issue", "{\"issues\":[\"PAY-4\"]}")
                        .status())
                .isEqualTo(204);
        assertThat(site.sprintsOf("PAY-4")).isEmpty();
        assertThat(browser.post("/rest/agile/1.0/backlog/issue", "{\"issues\":[\"PAY-4\",\"PAY-4\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(browser.post(path + "/issue", "{\"issues\":[" + keys(4, 54) + "]}")
                        .status())
                .isEqualTo(400);
        site.sprintState(future, "closed");
        assertThat(browser.post(path + "/issue", "{\"issues\":[\"PAY-5\"]}").status())
                .isEqualTo(400);
        assertThat(site.moveToBacklog("PAY-3").sprintsOf("PAY-3")).containsExactly(future);
        assertThat(browser.get("/rest/agile/1.0/sprint/9999").status()).isEqualTo(404);
    }
}
