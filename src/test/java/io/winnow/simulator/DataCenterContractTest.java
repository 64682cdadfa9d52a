package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.contract.JiraContract;
import org.junit.jupiter.api.Test;

/** Every answer the simulator gives as Data Center is one Atlassian says Data Center gives. */
class DataCenterContractTest {

    @Test
    void every_kind_of_answer_fits_the_contract() {
        JiraContract.orSkip();
        Site site = Site.demo(1, 400, new SettableClock());
        String key = site.keyOf(site.ids().iterator().next());
        SimulatorOptions options = SimulatorOptions.defaults()
                .withFace(Face.dataCenter("10.3.24"))
                .unlimited()
                .recordingAnswers();
        try (JiraSimulator jira = JiraSimulator.start(site, options)) {
            Browser browser = new Browser(jira.url(), "Bearer " + jira.token());
            reads(browser, key);
            searches(browser);
            screens(browser);
            writes(browser, jira, key);
            new Browser(jira.url(), null).get("/rest/api/2/serverInfo");
            new Browser(jira.url(), "Bearer wrong").get("/rest/api/2/myself");

            JiraContract.assertValid(jira.requests());
        }
    }

    private static void reads(Browser browser, String key) {
        browser.get("/rest/api/2/myself");
        browser.get("/rest/api/2/field");
        browser.get("/rest/api/2/mypermissions?projectKey=PAY");
        browser.get("/rest/api/2/issue/" + key);
        browser.get("/rest/api/2/issue/" + key + "?fields=summary,status");
        browser.get("/rest/api/2/issue/PAY-99999");
        browser.get("/rest/api/2/issue/" + key + "/editmeta");
        browser.get("/rest/agile/1.0/board/12");
        browser.get("/rest/agile/1.0/board/12/configuration");
        browser.get("/rest/agile/1.0/board/12/sprint?state=active,future");
        browser.get("/rest/agile/1.0/board/99");
    }

    private static void searches(Browser browser) {
        for (String body : new String[] {
            "{\"jql\":\"project = PAY ORDER BY key\",\"fields\":[\"*all\"],\"maxResults\":100}",
            "{\"jql\":\"project = PAY AND key > PAY-10 ORDER BY key\",\"fields\":[\"id\"],\"maxResults\":1000}",
            "{\"jql\":\"\",\"startAt\":5,\"maxResults\":0}",
            "{\"jql\":\"id in (1, 2)\",\"validateQuery\":false}",
            "{\"jql\":\"id in (1, 2)\"}",
            "{\"jql\":\"project = NOPE\"}",
            "{\"jql\":\"project = PAY\",\"startAt\":9990,\"maxResults\":50}"
        }) {
            assertThat(browser.post("/rest/api/2/search", body).json().isObject())
                    .isTrue();
        }
        browser.get("/rest/api/2/search?jql=" + Browser.encoded("project = PAY") + "&maxResults=5");
    }

    private static void screens(Browser browser) {
        JsonNode screens = browser.get("/rest/api/2/screens?search=PAY").json();
        String tabs = "/rest/api/2/screens/" + screens.path(0).path("id").asText() + "/tabs";
        String fields = tabs + "/" + browser.get(tabs).json().path(0).path("id").asText() + "/fields";
        browser.get(fields);
        JsonNode created = browser.post(
                        "/rest/api/2/field",
                        "{\"name\":\"Winnow score\",\"type\":\"com.atlassian.jira.plugin.system.customfieldtypes:float\","
                                + "\"searcherKey\":\"com.atlassian.jira.plugin.system.customfieldtypes:exactnumber\","
                                + "\"projectIds\":[10001]}")
                .json();
        JsonNode listed = browser.get("/rest/api/2/customFields?search=winnow&maxResults=100")
                .json()
                .path("values");
        assertThat(listed.path(0).path("projectIds").path(0).asLong()).isEqualTo(10_001);
        assertThat(browser.post(fields, "{\"fieldId\":\"" + created.path("id").asText() + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static void writes(Browser browser, JiraSimulator jira, String key) {
        String reach = jira.site().fieldNamed("Reach");
        browser.post(
                "/rest/api/2/issue",
                "{\"fields\":{\"project\":{\"key\":\"PAY\"},\"issuetype\":{\"name\":\"Story\"},\"summary\":\"New\","
                        + "\"description\":\"*bold*\"}}");
        assertThat(browser.put("/rest/api/2/issue/" + key, "{\"fields\":{\"" + reach + "\":5}}")
                        .status())
                .isEqualTo(204);
        browser.put("/rest/api/2/issue/" + key, "{\"fields\":{\"customfield_1\":5}}");
        assertThat(browser.put(
                                "/rest/agile/1.0/issue/rank",
                                "{\"issues\":[\"" + key + "\"],\"rankAfterIssue\":\"PAY-5\"}")
                        .status())
                .isLessThan(300);
    }
}
