package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private final SettableClock clock = new SettableClock();
    private final Site site = SmallSite.create(clock);
    private final JiraSimulator jira =
            JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
    private final Browser browser = Browser.of(jira);

    @AfterEach
    void stop() {
        jira.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "project = PAY ORDER BY key                       | PAY-1 PAY-2 PAY-3 PAY-4",
                "project = pay aNd type In (Bug) Order By KEY     | PAY-3",
                "project != PAY                                   | LAB-1",
                "NOT project = PAY                                | LAB-1",
                "(project = LAB OR labels = web) order by key     | LAB-1 PAY-2",
                "project = PAY and (status = 'To Do' or type = Bug) and labels is empty order by key desc | PAY-4 PAY-3 PAY-1",
                "statusCategory = \"In Progress\"                 | PAY-3",
                "statusCategory = indeterminate                   | PAY-3",
                "priority is empty order by key                   | PAY-3 PAY-4",
                "priority = High                                  | PAY-2",
                "sprint in openSprints()                          | PAY-2",
                "sprint = 'Sprint 1'                              | PAY-2",
                "Sprint = 101                                     | PAY-2",
                "parent = PAY-1 order by key                      | PAY-2 PAY-4",
                "'Epic Link' = PAY-1 order by key                 | PAY-2 PAY-4",
                "assignee = currentUser()                         | PAY-3",
                "summary ~ 'card' order by key                    | PAY-2 PAY-3",
                "text ~ \"\\\"card\\\"\" order by key             | PAY-2 PAY-3",
                "key in (PAY-2, LAB-1) order by key               | LAB-1 PAY-2",
                "key > PAY-2 order by key                         | PAY-3 PAY-4",
                "Reach > 100                                      | PAY-2",
                "cf[10101] = 800                                  | PAY-2",
                "Impact = High                                    | PAY-2",
                "Impact[Dropdown] = High                          | ",
                "created >= 1793696400123 and created < 1793782800001 order by created | PAY-3 PAY-4",
                "created <= '2026-11-03 10:00' order by created   | PAY-1 PAY-2",
                "created >= '2026-11-03 10:00' and type = Bug     | PAY-3",
                "updated >= -15m                                  | ",
                "resolution = Unresolved and type = Epic          | PAY-1",
                "project = PAY order by Rank                      | PAY-1 PAY-2 PAY-3 PAY-4",
                "project = PAY order by priority desc, key        | PAY-2 PAY-1 PAY-3 PAY-4",
            })
    void jql_finds_what_jira_would_find(String jql, String keys) {
        if (jql.contains("[Dropdown]")) {
            assertThat(status(jql)).isEqualTo(400); // brackets must be quoted, save for cf[…]
            return;
        }
        assertThat(String.join(" ", browser.keys(jql))).isEqualTo(keys == null ? "" : keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "project = NOPE                      | The value 'NOPE' does not exist for the field 'project'.",
                "nonsense = 1                        | Field 'nonsense' does not exist or you do not have permission to view it.",
                "order by created                    | Unbounded JQL",
                "summary = card                      | The operator '=' is not supported by the 'summary' field.",
                "project = 'PAY                      | has not been completed",
                "project = select                    | is a reserved JQL word",
                "assignee = a@b                      | is a reserved JQL character",
                "created > yesterday                 | Date value 'yesterday' for field 'created' is invalid.",
                "project = PAY order by labels       | Not able to sort using field 'labels'.",
                "project = PAY AND                   | before the end of the query",
                "project in PAY                      | does not support the non-list value",
                "id >= 99999                         | An issue with key '99999' does not exist for field 'id'.",
                "project = PAY order by a, b, c, d, e, f, g, h | ORDER BY",
                "labels = \"\\q\"                    | illegal JQL escape",
            })
    void jql_that_jira_refuses_is_refused_in_its_words(String jql, String words) {
        Browser.Reply reply = search("\"jql\":" + quoted(jql));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errorMessages").toString()).contains(words);
        assertThat(reply.json().has("warningMessages")).isTrue();
        assertThat(jira.requests().refused()).hasSize(1);
    }

    @Test
    void without_fields_only_ids_are_answered() {
        JsonNode issue = search("\"jql\":\"key = PAY-2\"").json().path("issues").path(0);

        assertThat(issue.fieldNames()).toIterable().containsExactly("id");
    }

    @Test
    void absent_null_and_set_are_three_things() {
        JsonNode issues = search(
                        "\"jql\":\"project = PAY order by key\",\"fields\":[\"priority\",\"parent\",\"customfield_10014\"]")
                .json()
                .path("issues");

        assertThat(issues.path(1).path("fields").path("priority").path("name").asText())
                .isEqualTo("High");
        assertThat(issues.path(2).path("fields").path("priority").isNull()).isTrue();
        assertThat(issues.path(3).path("fields").has("priority")).isFalse();
        assertThat(issues.path(0).path("fields").has("parent")).isFalse();
        assertThat(issues.path(1).path("fields").path("parent").path("key").asText())
                .isEqualTo("PAY-1");
        assertThat(issues.path(3).path("fields").has("parent")).isFalse();
        assertThat(issues.path(3).path("fields").path("customfield_10014").asText())
                .isEqualTo("PAY-1");
    }

    @Test
    void comments_come_with_all_fields_and_with_no_others() {
        site.createIssue(new IssueDraft("LAB", "Task", "Talked about")
                .comment("Product manager", clock.instant(), "Is it done?")
                .comment("Product manager", clock.instant(), "Nearly."));

        JsonNode all = search("\"jql\":\"summary ~ Talked\",\"fields\":[\"*all\"]")
                .json()
                .at("/issues/0/fields");

        assertThat(all.at("/comment/total").asInt()).isEqualTo(2);
        assertThat(all.at("/comment/comments/1/author/displayName").asText()).isEqualTo("Product manager");
        assertThat(all.at("/comment/comments/1/body/content/0/content/0/text").asText())
                .isEqualTo("Nearly.");
        assertThat(search("\"jql\":\"summary ~ Talked\",\"fields\":[\"summary\"]")
                        .json()
                        .at("/issues/0/fields")
                        .has("comment"))
                .isFalse();
    }

    @Test
    void a_field_of_another_project_is_absent_not_null() {
        JsonNode issues = search("\"jql\":\"project in (PAY, LAB)\",\"fields\":[\"*all\"]")
                .json()
                .path("issues");

        assertThat(issues.path(0).path("fields").path("customfield_10104").asDouble())
                .isEqualTo(3);
        assertThat(issues.path(1).path("fields").has("customfield_10104")).isFalse();
    }

    @Test
    void pages_are_walked_by_tokens_bound_to_their_query() {
        JsonNode first = search("\"jql\":\"project = PAY order by key\",\"maxResults\":3,\"fields\":[\"key\"]")
                .json();
        String token = first.path("nextPageToken").asText();
        JsonNode second = search("\"jql\":\"project = PAY order by key\",\"nextPageToken\":\"" + token
                        + "\",\"fields\":[\"key\"]")
                .json();

        assertThat(first.path("issues")).hasSize(3);
        assertThat(first.path("isLast").asBoolean()).isFalse();
        assertThat(second.path("issues").path(0).path("key").asText()).isEqualTo("PAY-4");
        assertThat(second.path("isLast").asBoolean()).isTrue();
        assertThat(second.has("nextPageToken")).isFalse();
        assertThat(search("\"jql\":\"project = LAB\",\"nextPageToken\":\"" + token + "\"")
                        .status())
                .isEqualTo(400);
        clock.tick(Duration.ofDays(8));
        assertThat(search("\"jql\":\"project = PAY order by key\",\"nextPageToken\":\"" + token + "\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void search_lags_behind_but_reading_an_issue_does_not() {
        site.indexLag(Duration.ofSeconds(30));
        clock.tick(Duration.ofMinutes(1));
        site.edit("PAY-2", "summary", "Renamed");
        site.delete("PAY-3");

        assertThat(browser.keys("project = PAY order by key")).contains("PAY-3");
        assertThat(browser.keys("summary ~ Renamed")).isEmpty();
        assertThat(search("\"jql\":\"key = PAY-2\",\"fields\":[\"summary\"]").body())
                .doesNotContain("Renamed");
        assertThat(browser.get("/rest/api/3/issue/PAY-2?fields=summary").body()).contains("Renamed");
        long id = site.idOf("PAY-2").value();
        assertThat(search("\"jql\":\"project = PAY\",\"fields\":[\"summary\"],\"reconcileIssues\":[" + id + "]")
                        .body())
                .contains("Renamed");
        clock.tick(Duration.ofSeconds(30));
        assertThat(browser.keys("project = PAY order by key")).doesNotContain("PAY-3");
        assertThat(browser.keys("summary ~ Renamed")).containsExactly("PAY-2");
    }

    @Test
    void quoted_dates_and_answers_are_in_the_zone_of_the_account() {
        site.timeZone(ZoneId.of("Australia/Adelaide"));

        assertThat(browser.keys("created >= '2026-11-03 19:30' and type = Bug")).containsExactly("PAY-3");
        assertThat(browser.keys("created >= '2026-11-03 19:31' and type = Bug")).isEmpty();
        assertThat(browser.get("/rest/api/3/issue/PAY-3?fields=created")
                        .json()
                        .path("fields")
                        .path("created")
                        .asText())
                .isEqualTo("2026-11-03T19:30:00.123+1030");
    }

    @Test
    void hidden_issues_are_nowhere() {
        site.hide("PAY-2");

        assertThat(browser.keys("project = PAY")).hasSize(3);
        assertThat(browser.get("/rest/api/3/issue/PAY-2").status()).isEqualTo(404);
        assertThat(browser.post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"PAY-1\",\"PAY-2\"]}")
                        .json()
                        .path("issues"))
                .hasSize(1);
    }

    @Test
    void words_that_are_no_jql_are_a_text_search() {
        assertThat(browser.keys("card form")).containsExactly("PAY-3");
        assertThat(browser.keys("nothing like it")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jql\":\"project = PAY\",\"startAt\":0",
                "\"jql\":\"project = PAY\",\"maxResults\":\"5\"",
                "\"jql\":\"project = PAY\",\"fields\":\"summary\"",
                "\"jql\":\"project = PAY\",\"expand\":[\"names\"]",
                "\"jql\":5",
                "\"jql\":\"project = PAY\",\"reconcileIssues\":[\"1\"]"
            })
    void a_body_that_is_not_as_documented_is_refused(String body) {
        assertThat(search(body).status()).isEqualTo(400);
        assertThat(jira.requests().refused()).hasSize(1);
    }

    @Test
    void the_removed_search_is_gone() {
        assertThat(browser.get("/rest/api/3/search?jql=x").status()).isEqualTo(410);
        assertThat(browser.post("/rest/api/2/search", "{}").status()).isEqualTo(410);
    }

    @Test
    void the_count_counts_what_the_index_holds() {
        assertThat(browser.post("/rest/api/3/search/approximate-count", "{\"jql\":\"project = PAY\"}")
                        .body())
                .isEqualTo("{\"count\":4}");
    }

    private int status(String jql) {
        return search("\"jql\":" + quoted(jql)).status();
    }

    private Browser.Reply search(String inside) {
        return browser.post("/rest/api/3/search/jql", "{" + inside + "}");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
