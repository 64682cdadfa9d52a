package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulator does otherwise when it is Data Center. */
class DataCenterFaceTest {

    private static final SimulatorOptions OPTIONS =
            SimulatorOptions.defaults().withFace(Face.dataCenter("11.3.1")).withMostAtOnce(5);

    private final Site site = Site.demo(1, 60, new SettableClock());
    private JiraSimulator jira;
    private Browser browser;

    @BeforeEach
    void start() {
        restart(OPTIONS.unlimited());
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private void restart(SimulatorOptions options) {
        jira = JiraSimulator.start(site, options);
        browser = new Browser(jira.url(), "Bearer " + jira.token());
    }

    private Browser.Reply search(String body) {
        return browser.post("/rest/api/2/search", body.replace('\'', '"'));
    }

    @Test
    void only_what_lies_below_the_context_path_is_jira_and_only_version_2() {
        assertThat(browser.get("/rest/api/2/serverInfo")
                        .json()
                        .path("deploymentType")
                        .asText())
                .isEqualTo("Server");
        assertThat(new Browser(java.net.URI.create(jira.url().toString().replace("/jira", "")), null)
                        .get("/rest/api/2/serverInfo")
                        .status())
                .isEqualTo(404);
        for (String cloudOnly : new String[] {"/rest/api/3/myself", "/rest/api/2/search/jql", "/_edge/tenant_info"}) {
            assertThat(browser.get(cloudOnly).status()).as(cloudOnly).isEqualTo(404);
        }
    }

    @Test
    void jira_11_takes_tokens_and_no_passwords() {
        assertThat(browser.get("/rest/api/2/myself").json().path("key").asText())
                .startsWith("JIRAUSER");
        assertThat(Browser.of(jira).get("/rest/api/2/myself").status()).isEqualTo(401);
        jira.close();
        restart(OPTIONS.withFace(Face.dataCenter("9.12.20")));
        assertThat(Browser.of(jira).get("/rest/api/2/myself").status()).isEqualTo(200);
    }

    @Test
    void a_search_gives_no_more_than_allowed_says_so_and_ends_at_its_window() {
        JsonNode page = search("{'jql':'project = PAY','maxResults':100}").json();

        assertThat(page.path("issues")).hasSize(5);
        assertThat(page.path("maxResults").asInt()).isEqualTo(5);
        assertThat(page.path("total").asInt()).isGreaterThan(5);
        assertThat(search("{'jql':'','startAt':9999,'maxResults':5}").status()).isEqualTo(500);
    }

    @Test
    void an_issue_that_is_not_there_is_refused_unless_nobody_looks() {
        assertThat(search("{'jql':'id in (1, 2)'}").status()).isEqualTo(400);
        assertThat(search("{'jql':'id in (1, 2)','validateQuery':false}")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void a_search_sees_a_change_late_and_the_issue_itself_at_once() {
        site.indexLag(Duration.ofMinutes(1));
        site.edit("PAY-9", "summary", "Changed");

        assertThat(search("{'jql':'key = PAY-9','fields':['summary']}").json().toString())
                .doesNotContain("Changed");
        assertThat(browser.get("/rest/api/2/issue/PAY-9?fields=summary").json().toString())
                .contains("Changed");
    }

    @Test
    void every_answer_tells_of_the_bucket() {
        jira.close();
        restart(OPTIONS.burst(2));
        browser.get("/rest/api/2/myself");
        browser.get("/rest/api/2/myself");

        Browser.Reply refused = browser.get("/rest/api/2/myself");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-RateLimit-FillRate")).isEqualTo("2");
        assertThat(refused.header("retry-after")).isEqualTo("1");
    }
}
