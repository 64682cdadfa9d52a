package io.winnow.entry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.intake.JsonText;
import io.winnow.workflow.Hint;
import io.winnow.workflow.Hint.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraEventTest {

    private static JiraEvent event(String json) {
        return JiraEvent.of(JsonText.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String updated(String... items) {
        return "{\"webhookEvent\": \"jira:issue_updated\", \"issue\": {\"id\": \"10001\"}, \"changelog\": {\"items\": ["
                + String.join(", ", items) + "]}}";
    }

    @Test
    void an_issue_leads_to_itself_and_a_link_to_both_ends() {
        assertThat(event("{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": \"10001\"}}")
                        .hints())
                .containsExactly(new Hint(Kind.ISSUE, 10_001));
        assertThat(event("{\"webhookEvent\": \"issuelink_deleted\","
                                + " \"issueLink\": {\"id\": 5, \"sourceIssueId\": 7, \"destinationIssueId\": 8}}")
                        .hints())
                .containsExactly(new Hint(Kind.ISSUE, 7), new Hint(Kind.ISSUE, 8));
    }

    @Test
    void a_sprint_and_a_project_lead_to_what_they_hold() {
        assertThat(event("{\"webhookEvent\": \"sprint_closed\", \"sprint\": {\"id\": 101}}")
                        .hints())
                .containsExactly(new Hint(Kind.SPRINT, 101));
        assertThat(event("{\"webhookEvent\": \"project_deleted\", \"project\": {\"id\": 10100}}")
                        .hints())
                .containsExactly(new Hint(Kind.PROJECT, 10_100));
    }

    @Test
    void what_an_update_changed_is_told_with_it() {
        assertThat(event(updated(
                                "{\"field\": \"Winnow score\", \"fieldId\": \"customfield_1\", \"toString\": \"12.5\"}",
                                "{\"field\": \"Winnow why\", \"fieldId\": \"customfield_2\", \"toString\": null}"))
                        .hints())
                .containsExactly(new Hint(Kind.ISSUE, 10_001, Map.of("customfield_1", "12.5", "customfield_2", "")));
    }

    @Test
    void what_cant_be_told_whole_isnt_told() {
        String score = "{\"field\": \"Winnow score\", \"fieldId\": \"customfield_1\", \"toString\": \"12.5\"}";
        String unnamed = "{\"field\": \"Reach\", \"toString\": \"1\"}";
        String twice = "{\"field\": \"Winnow score\", \"fieldId\": \"customfield_1\", \"toString\": \"13\"}";
        String tooLong =
                "{\"field\": \"D\", \"fieldId\": \"description\", \"toString\": \"" + "x".repeat(10_000) + "\"}";

        assertThat(event(updated(score, unnamed)).hints()).containsExactly(new Hint(Kind.ISSUE, 10_001));
        assertThat(event(updated(score, twice)).hints()).containsExactly(new Hint(Kind.ISSUE, 10_001));
        assertThat(event(updated(score, tooLong)).hints()).containsExactly(new Hint(Kind.ISSUE, 10_001));
        assertThat(event(updated()).hints()).containsExactly(new Hint(Kind.ISSUE, 10_001));
    }

    @Test
    void a_rank_alone_leads_nowhere() {
        String rank = "{\"field\": \"Rank\", \"fieldtype\": \"custom\", \"fieldId\": \"customfield_9\"}";

        assertThat(event(updated(rank)).hints()).isEmpty();
        assertThat(event(updated(rank, "{\"field\": \"status\", \"fieldId\": \"status\", \"toString\": \"Done\"}"))
                        .hints())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "{\"webhookEvent\": 7}",
                "{\"webhookEvent\": \"comment_created\", \"issue\": {\"id\": \"1\"}}",
                "{\"webhookEvent\": \"jira:issue_created\"}",
                "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": \"0\"}}",
                "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": \"-1\"}}",
                "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": \"99999999999999999999\"}}",
                "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": \"1 OR 1=1\"}}",
                "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": {\"a\": 1}}}",
                "{\"webhookEvent\": \"jira:issue_updated\", \"issue\": 5, \"changelog\": {\"items\": 5}}",
                "{\"webhookEvent\": \"sprint_closed\", \"sprint\": [101]}"
            })
    void what_makes_no_sense_leads_nowhere(String payload) {
        assertThat(event(payload).hints()).isEmpty();
    }

    @Test
    void a_name_without_end_is_cut() {
        assertThat(event("{\"webhookEvent\": \"" + "x".repeat(900) + "\"}").name())
                .hasSize(60);
    }
}
