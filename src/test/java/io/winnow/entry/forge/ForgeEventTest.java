package io.winnow.entry.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.intake.UnreadableFileException;
import io.winnow.workflow.Hint;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeEventTest {

    private static final String UPDATED = """
        {"eventType": "avi:jira:updated:issue", "atlassianId": "712020:a", "issue": {"id": "10073", "key": "PAY-10",
         "fields": {"summary": "Refunds"}}, "changelog": {"items": [{"field": "summary", "fieldId": "summary",
         "from": null, "fromString": "Refund", "to": null, "toString": "Refunds"}]}}
        """;

    private static ForgeEvent read(String json) {
        return ForgeEvent.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_changed_issue_leads_to_it_and_to_what_changed() {
        ForgeEvent event = read(UPDATED);

        assertThat(event.event().hints())
                .containsExactly(new Hint(Hint.Kind.ISSUE, 10_073, Map.of("summary", "Refunds")));
        assertThat(event.event().name()).isEqualTo("jira:issue_updated");
        assertThat(event.lifecycle()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "avi:jira:created:issue, issue, ISSUE",
        "avi:jira:deleted:issue, issue, ISSUE",
        "avi:jira:deleted:project, project, PROJECT",
        "avi:jira:softdeleted:project, project, PROJECT",
        "avi:jira:archived:project, project, PROJECT",
        "avi:jira-software:started:sprint, sprint, SPRINT",
        "avi:jira-software:closed:sprint, sprint, SPRINT",
        "avi:jira-software:updated:sprint, sprint, SPRINT",
        "avi:jira-software:deleted:sprint, sprint, SPRINT"
    })
    void each_event_leads_to_what_it_is_about(String type, String subject, Hint.Kind kind) {
        String json = "{\"eventType\": \"" + type + "\", \"" + subject + "\": {\"id\": \"42\"}}";

        assertThat(read(json).event().hints()).containsExactly(new Hint(kind, 42));
    }

    @Test
    void a_link_leads_to_both_of_its_ends_however_deep_it_stands() {
        String ends = "\"sourceIssueId\": \"10016\", \"destinationIssueId\": \"10015\"";

        assertThat(read("{\"eventType\": \"avi:jira:created:issuelink\", \"id\": \"9\", " + ends + "}")
                        .event()
                        .hints())
                .containsExactly(new Hint(Hint.Kind.ISSUE, 10_016), new Hint(Hint.Kind.ISSUE, 10_015));
        assertThat(read("{\"eventType\": \"avi:jira:deleted:issuelink\", \"issueLink\": {" + ends + "}}")
                        .event()
                        .hints())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\": \"avi:jira-software:updated:board\", \"board\": {\"id\": \"1\"}}",
                "{\"eventType\": \"avi:jira-software:created:sprint\", \"sprint\": {\"id\": \"1\"}}",
                "{\"eventType\": \"avi:jira:viewed:issue\", \"issue\": {\"id\": \"1\"}}",
                "{\"eventType\": \"avi:jira:updated:issue\", \"issue\": {\"id\": \"PAY-1\"}}",
                "{\"eventType\": {\"a\": 1}, \"issue\": 5}",
                "{\"webhookEvent\": \"jira:issue_created\", \"issue\": {\"id\": \"1\"}}",
                "{}"
            })
    void what_changes_nothing_that_winnow_reads_leads_nowhere(String json) {
        assertThat(read(json).event().hints()).isEmpty();
    }

    @Test
    void the_app_itself_was_installed_or_upgraded() {
        assertThat(read("{\"eventType\": \"avi:forge:installed:app\", \"id\": \"i-1\"}")
                        .lifecycle())
                .isTrue();
        assertThat(read("{\"eventType\": \"avi:forge:upgraded:app\", \"id\": \"i-1\"}")
                        .lifecycle())
                .isTrue();
    }

    @Test
    void a_repeated_event_says_so_and_is_known_by_what_it_holds() {
        String repeated = UPDATED.replaceFirst("\\{", "{\"retryContext\": {\"retryCount\": 1}, ");

        assertThat(read(UPDATED).again()).isFalse();
        assertThat(read(repeated).again()).isTrue();
        assertThat(read(repeated).identifier()).isEqualTo(read(UPDATED).identifier());
        assertThat(read(UPDATED.replace("10073", "10074")).identifier())
                .isNotEqualTo(read(UPDATED).identifier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "null", "\"text\"", "{", "{\"a\": 1, \"a\": 2}", "{} {}"})
    void what_is_no_object_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void whatever_comes_it_is_read_or_refused() {
        byte[] event = UPDATED.getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] body = event.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(ForgeEvent.read(body).event().name())
                        .as("seed " + seed)
                        .hasSizeLessThan(100);
            } catch (UnreadableFileException refused) {
                assertThat(refused.getMessage()).as("seed " + seed).hasSizeLessThan(200);
            }
        }
    }
}
