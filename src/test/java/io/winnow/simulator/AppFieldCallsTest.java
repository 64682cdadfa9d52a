package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.contract.JiraContract;
import io.winnow.model.IssueId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields that a Forge app brings, and what it may spend. */
class AppFieldCallsTest {

    private static final String VALUES = "/rest/api/3/app/field/value";

    private final SettableClock clock = new SettableClock();
    private final Site site = Site.empty(clock);
    private final String score = site.addAppField("app/env", "winnow-score", "Winnow score", "number");
    private final String why = site.addAppField("app/env", "winnow-why", "Winnow why", "string");
    private JiraSimulator jira;
    private Browser app;
    private IssueId issue;

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments").addProject("OPS", "Operations");
        issue = site.createIssue(new IssueDraft("PAY", "Story", "Refunds"));
        jira = JiraSimulator.start(
                site, SimulatorOptions.defaults().appQuota(40).recordingAnswers());
        jira.issued()
                .toApp(
                        "the-apps",
                        site.people().addApp("Winnow"),
                        clock.instant().plus(Duration.ofHours(9)));
        app = new Browser(jira.gatewayUrl(), "Bearer the-apps");
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private String update(String field, String value) {
        return "{\"updates\":[{\"customField\":\"" + field + "\",\"issueIds\":[" + issue + "],\"value\":" + value
                + "}]}";
    }

    @Test
    void the_app_writes_its_fields_which_are_on_no_screen_and_which_nobody_edits() {
        assertThat(app.post(VALUES + "?generateChangelog=false", update(score, "12.5"))
                        .status())
                .isEqualTo(204);
        assertThat(app.post(VALUES, update(why, "\"because\"")).status()).isEqualTo(204);

        assertThat(site.valueOf(issue.toString(), "Winnow score").asDouble()).isEqualTo(12.5);
        assertThat(site.valueOf(issue.toString(), "Winnow why").asText()).isEqualTo("because");
        JsonNode fields =
                app.get("/rest/api/3/issue/" + issue + "/editmeta").json().path("fields");
        assertThat(fields.has(score)).isFalse();
        assertThat(app.put("/rest/api/3/issue/" + issue, "{\"fields\":{\"" + score + "\":7}}")
                        .status())
                .isEqualTo(400);
        assertThat(app.post(VALUES, update(score, "null")).status()).isEqualTo(204);
        assertThat(site.valueOf(issue.toString(), "Winnow score").isNumber()).isFalse();
        JiraContract.assertValid(jira.requests());
    }

    @Test
    void its_type_says_whose_a_field_is() {
        for (JsonNode field : app.get("/rest/api/3/field").json()) {
            if (field.path("id").asText().equals(score)) {
                assertThat(field.path("schema").path("type").asText()).isEqualTo("number");
                assertThat(field.path("schema").path("custom").asText())
                        .isEqualTo("ari:cloud:ecosystem::extension/app/env/static/winnow-score");
                return;
            }
        }
        throw new AssertionError("no such field");
    }

    @Test
    void only_with_a_changelog_is_an_issue_updated() {
        clock.tick(Duration.ofMinutes(1));
        app.post(VALUES + "?generateChangelog=false", update(score, "1"));
        assertThat(site.updated(issue.toString())).isBefore(clock.instant());

        app.post(VALUES, update(score, "2"));
        assertThat(site.updated(issue.toString())).isEqualTo(clock.instant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'updates':[]} | 400",
                "{'updates':[{'customField':'SCORE','issueIds':[],'value':1}]} | 400",
                "{'updates':[{'customField':'SCORE','issueIds':['ISSUE'],'value':1}]} | 400",
                "{'updates':[{'customField':'SCORE','issueIds':[ISSUE]}]} | 400",
                "{'updates':[{'customField':'SCORE','issueIds':[ISSUE],'value':'1'}]} | 400",
                "{'updates':[{'customField':'SCORE','issueIds':[ISSUE,ISSUE],'value':1}]} | 400",
                "{'updates':[{'customField':'SCORE','issueIds':[999999],'value':1}]} | 400",
                "{'updates':[{'customField':'SCORE','issueIds':[ISSUE],'value':1,'more':2}]} | 400",
                "{'updates':[{'customField':'customfield_99','issueIds':[ISSUE],'value':1}]} | 404",
                "{'updates':[{'customField':'customfield_10014','issueIds':[ISSUE],'value':1}]} | 403"
            })
    void what_is_wrong_with_one_value_keeps_all_from_being_written(String body, int status) {
        String good = "{'updates':[{'customField':'WHY','issueIds':[ISSUE],'value':'first'},";
        String both = body.contains("[{") ? body.replace("{'updates':[", good) : body;
        String sent = both.replace("SCORE", score)
                .replace("WHY", why)
                .replace("ISSUE", issue.toString())
                .replace('\'', '"');

        assertThat(app.post(VALUES, sent).status()).as(sent).isEqualTo(status);
        assertThat(site.valueOf(issue.toString(), "Winnow why").isTextual()).isFalse();
    }

    @Test
    void neither_an_account_nor_a_person_writes_them_and_there_may_be_too_many() {
        String person = site.people().add("Reader");
        jira.issued().toPerson("a-persons", person, clock.instant().plus(Duration.ofHours(9)));

        assertThat(Browser.of(jira).post(VALUES, update(score, "1")).status()).isEqualTo(403);
        assertThat(new Browser(jira.gatewayUrl(), "Bearer a-persons")
                        .post(VALUES, update(score, "1"))
                        .status())
                .isEqualTo(403);
        jira.faults().mostUpdates(0);
        assertThat(app.post(VALUES, update(score, "1")).status()).isEqualTo(413);
    }

    @Test
    void projects_are_told_in_which_somebody_has_every_permission_asked_for() {
        String person = site.people().add("Editor");
        site.people().revoke(person, "OPS", "EDIT_ISSUES");
        jira.issued().toPerson("a-persons", person, clock.instant().plus(Duration.ofHours(9)));
        Browser theirs = new Browser(jira.gatewayUrl(), "Bearer a-persons");
        String path = "/rest/api/3/permissions/project";

        JsonNode both = theirs.post(path, "{\"permissions\":[\"BROWSE_PROJECTS\",\"EDIT_ISSUES\"]}")
                .json()
                .path("projects");

        assertThat(both).hasSize(1);
        assertThat(both.path(0).path("key").asText()).isEqualTo("PAY");
        assertThat(theirs.post(path, "{\"permissions\":[\"FLY\"]}").status()).isEqualTo(400);
        JiraContract.assertValid(jira.requests());
    }

    @Test
    void an_app_that_has_spent_its_points_waits_for_the_hour_and_an_account_does_not() {
        Browser.Reply last = app.get("/rest/api/3/issue/" + issue);
        assertThat(last.header("Beta-RateLimit")).startsWith("\"global-app-quota\";r=39;t=");
        while (last.status() == 200) {
            last = app.get("/rest/api/3/issue/" + issue);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("RateLimit-Reason")).isEqualTo("jira-quota-global-based");
        assertThat(Browser.of(jira).get("/rest/api/3/issue/" + issue).status()).isEqualTo(200);
        clock.tick(Duration.ofHours(1));
        assertThat(app.get("/rest/api/3/issue/" + issue).status()).isEqualTo(200);
    }
}
