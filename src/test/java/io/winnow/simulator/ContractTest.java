package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.contract.JiraContract;
import org.junit.jupiter.api.Test;

/** Every answer the simulator gives is one Atlassian says Jira gives. */
class ContractTest {

    private final SettableClock clock = new SettableClock();

    @Test
    void every_kind_of_answer_fits_the_contract() {
        JiraContract.orSkip();
        Site site = Site.demo(1, 400, clock);
        site.addTeamManagedProject("LAB", "Lab");
        site.addProjectField("LAB", "Impact", FieldKind.NUMBER);
        site.createIssue(new IssueDraft("LAB", "Story", "In the lab").field("Story point estimate", 3));
        String sheet = site.keyOf(site.ids().iterator().next());
        try (JiraSimulator jira = JiraSimulator.start(
                site, SimulatorOptions.defaults().unlimited().recordingAnswers())) {
            Browser browser = Browser.of(jira);
            reads(browser, sheet);
            searches(browser);
            screens(browser);
            writes(browser, jira, sheet);
            refusals(browser, sheet);
            new Browser(jira.url(), null).get("/rest/api/3/myself");
            new Browser(jira.gatewayUrl(), "Bearer " + jira.scopedToken()).get("/rest/api/3/myself");
            new Browser(jira.gatewayUrl(), "Bearer " + jira.scopedToken()).get("/rest/agile/1.0/board/12");

            JiraContract.assertValid(jira.requests());
        }
    }

    private static void reads(Browser browser, String key) {
        browser.get("/_edge/tenant_info");
        browser.get("/rest/api/3/myself");
        browser.get("/rest/api/3/serverInfo");
        browser.get("/rest/api/3/field");
        browser.get("/rest/api/3/issue/" + key);
        browser.get("/rest/api/3/issue/" + key + "?fields=summary,status");
        browser.get("/rest/api/3/issue/PAY-99999");
        browser.get("/rest/api/3/issue/" + key + "/editmeta");
        browser.get("/rest/api/3/mypermissions?permissions=ADMINISTER,EDIT_ISSUES&projectKey=PAY");
        browser.get("/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueKey=" + key);
        browser.get("/rest/api/3/mypermissions");
        browser.get("/rest/api/3/project/search?maxResults=1");
        browser.get("/rest/api/3/project/PAY");
        browser.get("/rest/api/3/project/LAB");
        browser.get("/rest/api/3/project/NOPE");
        browser.get("/rest/agile/1.0/board?projectKeyOrId=PAY");
        browser.get("/rest/agile/1.0/board/12");
        browser.get("/rest/agile/1.0/board/12/configuration");
        browser.get("/rest/agile/1.0/board/12/sprint?state=active,future");
        browser.get("/rest/agile/1.0/board/99");
    }

    private static void searches(Browser browser) {
        for (String body : new String[] {
            "{\"jql\":\"project = PAY\",\"fields\":[\"*all\"],\"maxResults\":100}",
            "{\"jql\":\"project in (PAY, LAB, OPS) order by Rank\",\"fields\":[\"*navigable\"],\"maxResults\":100}",
            "{\"jql\":\"project = PAY\"}",
            "{\"jql\":\"project = PAY\",\"fields\":[\"key\"],\"maxResults\":5000}",
            "{\"jql\":\"project = LAB\",\"fields\":[\"*all\"]}",
            "{\"jql\":\"project = NOPE\"}",
            "{\"jql\":\"\"}"
        }) {
            JsonNode answer = browser.post("/rest/api/3/search/jql", body).json();
            assertThat(answer.isObject()).isTrue();
        }
        browser.get("/rest/api/3/search/jql?jql=" + Browser.encoded("project = PAY")
                + "&fields=summary,labels&maxResults=5");
        browser.post("/rest/api/3/search/approximate-count", "{\"jql\":\"project = PAY\"}");
        browser.post("/rest/api/3/search/approximate-count", "{\"jql\":\"order by key\"}");
        browser.post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"PAY-1\",\"PAY-2\",\"99999999\"]}");
        browser.get("/rest/api/3/search?jql=x");
    }

    private static void screens(Browser browser) {
        browser.get("/rest/api/3/issuetypescreenscheme/project?projectId=10001&projectId=10003");
        JsonNode mapping =
                browser.get("/rest/api/3/issuetypescreenscheme/mapping").json();
        String scheme = mapping.path("values").path(0).path("screenSchemeId").asText();
        JsonNode found = browser.get("/rest/api/3/screenscheme?id=" + scheme).json();
        String screen =
                found.path("values").path(0).path("screens").path("default").asText();
        browser.get("/rest/api/3/screens?id=" + screen);
        String tab = browser.get("/rest/api/3/screens/" + screen + "/tabs")
                .json()
                .path(0)
                .path("id")
                .asText();
        browser.get("/rest/api/3/screens/" + screen + "/tabs/" + tab + "/fields");
        JsonNode created = browser.post(
                        "/rest/api/3/field",
                        "{\"name\":\"Winnow score\",\"type\":\"com.atlassian.jira.plugin.system.customfieldtypes:float\","
                                + "\"searcherKey\":\"com.atlassian.jira.plugin.system.customfieldtypes:exactnumber\"}")
                .json();
        String field = "{\"fieldId\":\"" + created.path("id").asText() + "\"}";
        assertThat(browser.post("/rest/api/3/screens/" + screen + "/tabs/" + tab + "/fields", field)
                        .status())
                .isEqualTo(200);
        browser.post("/rest/api/3/screens/" + screen + "/tabs/" + tab + "/fields", field);
        browser.post("/rest/api/3/screens/addToDefault/" + created.path("id").asText(), "");
    }

    private static void writes(Browser browser, JiraSimulator jira, String key) {
        String reach = jira.site().fieldNamed("Reach");
        browser.post(
                "/rest/api/3/issue",
                "{\"fields\":{\"project\":{\"key\":\"PAY\"},\"issuetype\":{\"name\":\"Story\"},\"summary\":\"New\"}}");
        assertThat(browser.put("/rest/api/3/issue/" + key, "{\"fields\":{\"" + reach + "\":5}}")
                        .status())
                .isEqualTo(204);
        assertThat(browser.put(
                                "/rest/api/3/issue/" + key + "?returnIssue=true&notifyUsers=false",
                                "{\"update\":{\"" + reach + "\":[{\"set\":6}]}}")
                        .status())
                .isEqualTo(200);
    }

    private static void refusals(Browser browser, String key) {
        browser.post("/rest/api/3/issue", "{\"fields\":{\"project\":{\"key\":\"NOPE\"}}}");
        browser.put("/rest/api/3/issue/" + key, "{\"fields\":{\"customfield_1\":5}}");
        browser.put("/rest/api/3/issue/" + key, "{}");
        browser.post("/rest/api/3/field", "{\"name\":\"x\",\"type\":\"nonsense\"}");
        browser.get("/rest/api/3/nonsense");
    }
}
