package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssueWriteTest {

    private final SettableClock clock = new SettableClock();
    private final Site site = SmallSite.create(clock);
    private final JiraSimulator jira =
            JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
    private final Browser browser = Browser.of(jira);
    private final String reach = site.fieldNamed("Reach");
    private final String note = site.fieldNamed("Note");

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void a_number_is_written_and_moves_updated_only_when_it_differs() {
        assertThat(put(reach, "640").status()).isEqualTo(204);
        Instant updated = site.updated("PAY-2");
        clock.tick(Duration.ofMinutes(5));

        assertThat(put(reach, "640.0").status()).isEqualTo(204);

        assertThat(site.updated("PAY-2")).isEqualTo(updated).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(browser.get("/rest/api/3/issue/PAY-2?fields=" + reach).body())
                .contains("\"" + reach + "\":640.0");
    }

    @Test
    void an_issue_is_created_with_all_its_fields() {
        Browser.Reply reply = browser.post("/rest/api/3/issue", """
                        {"fields":{"project":{"key":"PAY"},"issuetype":{"name":"Story"},"summary":" New ","labels":["a"],"%s":5}}
                        """.formatted(reach));

        assertThat(reply.status()).isEqualTo(201);
        String key = reply.json().path("key").asText();
        assertThat(site.summaryOf(key)).isEqualTo("New");
        assertThat(site.valueOf(key, "Reach").asInt()).isEqualTo(5);
        assertThat(site.idOf(key).toString()).isEqualTo(reply.json().path("id").asText());
    }

    @Test
    void what_is_wrong_with_a_new_issue_is_said_at_once_by_field_and_nothing_is_created() {
        int before = site.ids().size();
        site.requireField("Reach", "PAY");

        Browser.Reply reply = browser.post(
                "/rest/api/3/issue",
                "{\"fields\":{\"project\":{\"key\":\"PAY\"},\"issuetype\":{\"name\":\"?\"},\"labels\":\"a\"}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(reach).asText()).isEqualTo("Reach is required.");
        assertThat(reply.json().path("errors").path("summary").asText())
                .isEqualTo("You must specify a summary of the issue.");
        assertThat(reply.json().path("errors").path("issuetype").asText()).isEqualTo("Specify a valid issue type");
        assertThat(reply.json().path("errors").path("labels").asText()).isEqualTo("data was not an array");
        assertThat(browser.post("/rest/api/3/issue", "{\"fields\":{\"project\":{\"key\":\"NOPE\"}}}")
                        .json()
                        .path("errors")
                        .path("project")
                        .asText())
                .isEqualTo("Specify a valid project ID or key");
        assertThat(site.ids()).hasSize(before);
    }

    @Test
    void null_clears() {
        assertThat(put(reach, "null").status()).isEqualTo(204);

        assertThat(site.valueOf("PAY-2", "Reach").isNull()).isTrue();
    }

    @Test
    void a_value_of_the_wrong_type_is_refused_by_field_and_nothing_is_written() {
        Browser.Reply reply = browser.put(
                "/rest/api/3/issue/PAY-2", "{\"fields\":{\"" + reach + "\":\"640\",\"" + note + "\":\"fine\"}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(reach).asText()).isEqualTo("Operation value must be a number");
        assertThat(site.valueOf("PAY-2", "Note").isNull()).isTrue();
    }

    @Test
    void short_text_is_at_most_255_characters() {
        assertThat(put(note, "\"" + "x".repeat(255) + "\"").status()).isEqualTo(204);
        assertThat(put(note, "\"" + "x".repeat(256) + "\"").status()).isEqualTo(400);
    }

    @Test
    void a_field_off_the_screen_can_not_be_set_and_editmeta_does_not_list_it() {
        site.removeFromScreen("Reach", "PAY", "Story");

        Browser.Reply reply = put(reach, "1");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(reach).asText())
                .isEqualTo("Field '" + reach + "' cannot be set. It is not on the appropriate screen, or unknown.");
        assertThat(browser.get("/rest/api/3/issue/PAY-2/editmeta")
                        .json()
                        .path("fields")
                        .has(reach))
                .isFalse();
        assertThat(browser.get("/rest/api/3/issue/PAY-3/editmeta")
                        .json()
                        .path("fields")
                        .has(reach))
                .isTrue();
        assertThat(jira.requests().refused()).hasSize(1);
    }

    @Test
    void a_team_managed_project_takes_its_own_fields_only() {
        String body = browser.get("/rest/api/3/issue/LAB-1/editmeta").body();

        assertThat(body).contains("customfield_10104").doesNotContain(reach);
    }

    @Test
    void a_screen_found_through_the_schemes_takes_a_new_field() {
        String created = browser.post(
                        "/rest/api/3/field",
                        "{\"name\":\"Winnow score\",\"type\":\"com.atlassian.jira.plugin.system.customfieldtypes:float\"}")
                .json()
                .path("id")
                .asText();
        assertThat(put(created, "5").status()).isEqualTo(400);
        long screen = site.screens().editScreen(10_001, "10001").id();
        long tab = site.screens().editScreen(10_001, "10001").tabs().get(0).id();

        assertThat(browser.post(
                                "/rest/api/3/screens/" + screen + "/tabs/" + tab + "/fields",
                                "{\"fieldId\":\"" + created + "\"}")
                        .status())
                .isEqualTo(200);

        assertThat(put(created, "5").status()).isEqualTo(204);
    }

    @Test
    void without_administration_no_field_is_created_and_no_screen_seen() {
        site.admin(false);

        assertThat(browser.post(
                                "/rest/api/3/field",
                                "{\"name\":\"x\",\"type\":\"com.atlassian.jira.plugin.system.customfieldtypes:float\"}")
                        .status())
                .isEqualTo(400);
        assertThat(browser.get("/rest/api/3/screens").status()).isEqualTo(403);
        assertThat(browser.get("/rest/api/3/mypermissions?permissions=ADMINISTER")
                        .body())
                .contains("\"havePermission\":false");
    }

    @Test
    void without_the_right_to_edit_nothing_can_be_set() {
        site.revokeEdit("PAY");

        assertThat(put(reach, "1").status()).isEqualTo(400);
        assertThat(browser.get("/rest/api/3/issue/PAY-2/editmeta").json().path("fields"))
                .isEmpty();
    }

    @Test
    void a_moved_issue_keeps_its_id_and_its_old_key_still_finds_it() {
        String id = site.idOf("PAY-2").toString();

        site.move("PAY-2", "LAB");

        assertThat(site.keyOf(site.idOf("LAB-2"))).isEqualTo("LAB-2");
        assertThat(browser.get("/rest/api/3/issue/PAY-2?fields=summary")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(browser.get("/rest/api/3/issue/" + id + "?fields=project")
                        .json()
                        .path("key")
                        .asText())
                .isEqualTo("LAB-2");
    }

    @Test
    void overriding_the_screen_is_for_apps() {
        assertThat(browser.put(
                                "/rest/api/3/issue/PAY-2?overrideScreenSecurity=true",
                                "{\"fields\":{\"" + reach + "\":1}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void unknown_parameters_properties_types_and_paths_are_refused() {
        browser.get("/rest/api/3/issue/PAY-2?field=summary");
        browser.put("/rest/api/3/issue/PAY-2", "{\"field\":{}}");
        browser.put("/rest/api/3/issue/PAY-2?notifyUsers=no", "{\"fields\":{}}");
        browser.post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[1]}");
        browser.post("/rest/api/3/issue/bulkfetch", "not json");
        browser.get("/rest/api/3/issues");

        assertThat(jira.requests().refused()).hasSize(6);
        assertThat(jira.requests().refused()).allMatch(one -> one.status() == 400 || one.status() == 404);
    }

    private Browser.Reply put(String field, String value) {
        return browser.put("/rest/api/3/issue/PAY-2", "{\"fields\":{\"" + field + "\":" + value + "}}");
    }
}
