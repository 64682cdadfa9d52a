package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.contract.JiraContract;
import io.winnow.model.IssueId;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.Face;
import io.winnow.simulator.Fault;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job, driven by its commands the way a person drives it, against both kinds of simulated Jira. */
@ParameterizedClass
@MethodSource("io.winnow.Faces#all")
class EndToEndTest {

    @Parameter
    private Face face = Face.CLOUD;

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().withFace(face));
        user = new WinnowUser(folder, jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private Ended sync(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "sync";
        words[1] = "--json";
        System.arraycopy(more, 0, words, 2, more.length);
        return user.run(jira, words);
    }

    private @Nullable BigDecimal scoreInJira(String id) {
        JsonNode value = site.valueOf(id, "Winnow score");
        return value.isNumber() ? value.decimalValue().setScale(2) : null;
    }

    private void assertJiraHoldsEveryScore() {
        small.scores()
                .forEach((id, score) ->
                        assertThat(scoreInJira(id)).as("score of issue " + id).isEqualByComparingTo(score));
    }

    private List<Exchange> puts() {
        return jira.requests().to("PUT", "/issue/");
    }

    @Test
    void a_first_sync_creates_the_fields_and_writes_every_score_as_an_independent_sum_says() {
        Ended ended = sync();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.backlog().path("pull").path("kind").asText()).isEqualTo("full");
        assertThat(ended.backlog().path("pull").path("issues").asInt()).isEqualTo(SmallSite.ISSUES);
        assertThat(ended.backlog().path("scores").path("scored").asInt()).isEqualTo(SmallSite.SCORED);
        assertThat(ended.push().path("applied").asInt()).isEqualTo(2 * SmallSite.SCORED);
        assertThat(puts()).hasSize(SmallSite.SCORED);
        assertThat(jira.requests().refused()).isEmpty();
        assertJiraHoldsEveryScore();
    }

    @Test
    void an_issue_that_jira_refuses_to_change_is_named_by_its_key() {
        String key = small.key(2);
        jira.faults().always("PUT", "/issue/" + site.idOf(key), Fault.status(403));

        Ended ended = user.run(jira, "sync");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.out()).contains("  failed: " + key + ": ", "(2 changes)");
    }

    @Test
    void a_sync_with_nothing_changed_writes_nothing_and_asks_little() {
        sync();
        sync();
        jira.requests().clear();

        Ended ended = sync();

        assertThat(ended.code()).isZero();
        assertThat(ended.push().path("planned").asInt()).isZero();
        assertThat(ended.push().path("id").asText()).isEmpty();
        assertThat(jira.requests().writes()).isZero();
        List<Exchange> other = jira.requests().matching(one -> !readsIssues(one));
        assertThat(other).as(other.toString()).hasSizeLessThanOrEqualTo(6);
    }

    private static boolean readsIssues(Exchange one) {
        return one.path().endsWith("/issue/bulkfetch") || one.body().contains("\"id in (");
    }

    private void inTheStore(String sql) throws SQLException {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("winnow.db"));
                Statement statement = store.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void scores_that_cannot_be_kept_are_not_written_to_jira_either_until_they_can() throws SQLException {
        sync();
        site.edit(small.key(1), "Reach", 7000);
        inTheStore("CREATE TRIGGER no_room BEFORE INSERT ON score BEGIN SELECT RAISE(ABORT, 'no room'); END");
        jira.requests().clear();

        Ended failed = sync();

        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.err()).contains("The store", "no room");
        assertThat(puts()).isEmpty();
        inTheStore("DROP TRIGGER no_room");
        assertThat(sync().code()).isZero();
        assertThat(puts()).hasSize(1);
    }

    @Test
    void one_edit_leads_to_one_write() {
        sync();
        site.edit(small.key(1), "Reach", 7000);
        jira.requests().clear();

        Ended ended = sync();

        assertThat(puts()).hasSize(1);
        assertThat(ended.json().path("requests").path("writes").asInt()).isEqualTo(1);
        assertThat(scoreInJira(small.key(1))).isEqualByComparingTo("875");
    }

    @Test
    void a_deleted_or_hidden_issue_leaves_the_ranking_and_nothing_is_written() {
        sync();
        String deleted = small.key(1);
        String hidden = small.key(2);
        site.delete(deleted);
        site.hide(hidden);
        jira.requests().clear();

        Ended ended = sync();

        assertThat(ended.backlog().path("pull").path("deleted").asInt()).isEqualTo(2);
        assertThat(jira.requests().writes()).isZero();
        String ranked = user.run(jira, "rank", "payments", "--json").out();
        assertThat(ranked).doesNotContain("\"" + deleted + "\"", "\"" + hidden + "\"");
    }

    @Test
    void a_moved_issue_keeps_its_score_under_its_new_key_and_leaves_when_moved_out() {
        sync();
        String within = small.key(1);
        String out = small.key(2);
        site.move(within, "OPS");
        site.move(out, "OLD");

        Ended ended = sync();

        assertThat(ended.backlog().path("pull").path("moved").asInt()).isEqualTo(2);
        assertThat(ended.backlog().path("pull").path("deleted").asInt()).isZero();
        JsonNode ranked = user.run(jira, "rank", "payments", "--json").json();
        assertThat(ranked.path("scored").asInt()).isEqualTo(SmallSite.SCORED - 1);
        assertThat(ranked.toString()).contains(small.key(1)).doesNotContain("\"" + within + "\"");
    }

    @Test
    void a_value_that_winnow_did_not_write_is_kept_and_listed() {
        sync();
        site.edit(small.key(1), "Winnow score", 999);

        Ended ended = sync();

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.push().path("conflicts").asInt()).isEqualTo(1);
        assertThat(scoreInJira(small.key(1))).isEqualByComparingTo("999");
        String id = ended.push().path("id").asText();
        assertThat(user.run(jira, "pushes", "show", id).out()).contains("conflict", "'999'", small.key(1));
    }

    @Test
    void a_foreign_value_is_overwritten_when_the_configuration_says_so() {
        sync();
        site.edit(small.key(1), "Winnow score", 999);
        user.configure(jira, SmallSite.JQL, "push: {onConflict: overwrite}");

        Ended ended = sync();

        assertThat(ended.code()).isZero();
        assertJiraHoldsEveryScore();
    }

    @Test
    void an_issue_that_loses_an_input_loses_its_score_in_jira() {
        sync();
        site.edit(small.key(1), "Effort", null);

        sync();

        assertThat(scoreInJira(small.key(1))).isNull();
        assertThat(user.run(jira, "explain", small.key(1)).out()).contains("effort is missing");
    }

    @Test
    void an_administrator_gets_missing_fields_put_on_the_screen() {
        site.separateScreens("PAY", "Bug");
        sync();
        site.removeFromScreen("Winnow score", "PAY", "Bug");
        site.edit(small.key(5), "Reach", 7000);

        Ended ended = sync();

        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(jira.requests().refused()).isEmpty();
        assertThat(scoreInJira(small.key(5))).isNotNull();
    }

    @Test
    void without_an_administrator_what_cannot_be_set_is_reported_and_the_rest_is_written() {
        site.separateScreens("PAY", "Bug");
        site.addField("Winnow score", FieldKind.NUMBER);
        site.addField("Winnow why", FieldKind.TEXT);
        site.removeFromScreen("Winnow score", "PAY", "Bug");
        site.admin(false);

        Ended ended = sync();
        String id = ended.push().path("id").asText();

        assertThat(ended.code()).isEqualTo(5);
        assertThat(jira.requests().refused()).isEmpty();
        int bugs = ended.push().path("failed").asInt();
        assertThat(bugs).isPositive();
        assertThat(ended.push().path("applied").asInt()).isEqualTo(2 * SmallSite.SCORED - bugs);
        assertThat(user.run(jira, "pushes", "show", id).out())
                .contains("'Winnow score' can't be set on Bug issues of project PAY", "edit screen", "administrator");
    }

    @Test
    void without_the_fields_and_without_the_right_to_create_them_scores_are_kept_and_the_remedy_is_named() {
        site.admin(false);

        Ended ended = sync();

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.backlog().path("scores").path("scored").asInt()).isEqualTo(SmallSite.SCORED);
        assertThat(ended.push().path("failed").asInt()).isEqualTo(2 * SmallSite.SCORED);
        assertThat(jira.requests().writes()).isZero();
        assertThat(ended.err()).contains("winnow fields --create");
        assertThat(user.run(jira, "fields", "--create").code()).isEqualTo(4);
    }

    @Test
    void a_field_name_that_fits_several_fields_is_an_error_that_lists_them() {
        String second = site.addFieldWithName("Effort", FieldKind.NUMBER);

        Ended ended = sync();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'Effort' fits 2 fields", second, "whole site", "inputs.effort");
        assertThat(jira.requests().writes()).isZero();
    }

    @Test
    void a_wrong_token_ends_with_4_says_what_to_do_and_loses_nothing() {
        sync();
        jira.faults().loginExpires();

        Ended ended = sync();

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("jira.token").doesNotContain(jira.token());
        assertThat(user.run(jira, "rank", "payments", "--json")
                        .json()
                        .path("scored")
                        .asInt())
                .isEqualTo(SmallSite.SCORED);
        jira.faults().loginWorksAgain();
        assertThat(sync().backlog().path("pull").path("deleted").asInt()).isZero();
    }

    @Test
    void a_token_that_dies_in_the_middle_ends_with_4_and_a_later_sync_finishes_the_job() {
        jira.faults().loginExpiresAt(10, "PUT", "/issue/");

        Ended ended = sync();

        assertThat(ended.code()).isEqualTo(4);
        jira.faults().loginWorksAgain();
        assertThat(sync().code()).isZero();
        assertJiraHoldsEveryScore();
        assertThat(puts().stream().filter(put -> put.status() == 204)).hasSize(SmallSite.SCORED);
    }

    @Test
    void an_issue_jira_fails_to_read_stops_nothing_and_is_named() {
        IssueId broken = site.ids().iterator().next();
        jira.faults().bulkFetchTrouble(broken, Integer.MAX_VALUE);
        jira.faults().always("GET", "/issue/" + broken, Fault.status(400));

        Ended ended = user.run(jira, "sync");

        assertThat(ended.code()).as(ended.err()).isEqualTo(5);
        if (face.dataCenter()) { // whose searches show what can't be read by itself
            assertThat(ended.out()).contains("failed");
        } else {
            assertThat(ended.out()).contains("Jira fails to read the issue with id " + broken);
        }
        assertThat(jira.requests().writes()).isPositive();
    }

    @Test
    void a_dry_run_shows_old_and_new_and_writes_nothing() {
        Ended ended = user.run(jira, "sync", "--dry-run");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("Winnow score: (empty) → ", "would be made");
        assertThat(jira.requests().writes()).isZero();
        assertThat(site.ids()).isNotEmpty();
        assertThat(sync().push().path("applied").asInt()).isEqualTo(2 * SmallSite.SCORED);
    }

    @Test
    void with_every_seventh_request_failing_the_end_state_is_the_same() {
        jira.faults().everyNth(7, Fault.status(503));

        Ended ended = sync();

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertJiraHoldsEveryScore();
        assertThat(ended.json().path("requests").path("retried").asInt()).isPositive();
    }

    @Test
    void with_thirty_requests_a_second_the_end_state_is_the_same() {
        jira.close();
        jira = JiraSimulator.start(
                site, SimulatorOptions.defaults().withFace(face).burst(30));
        user = new WinnowUser(folder, jira);

        Ended ended = sync();

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertJiraHoldsEveryScore();
        if (face.dataCenter()) { // which tells what is left before it refuses
            assertThat(ended.json().path("requests").path("throttled").asInt()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void with_answers_dropped_after_the_write_took_effect_nothing_is_lost_or_sent_twice() {
        jira.faults().everyNth(5, "PUT", "/issue/", Fault.answerDropped());

        Ended ended = sync();

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(puts()).hasSize(SmallSite.SCORED);
        assertJiraHoldsEveryScore();
    }

    @Test
    void every_request_and_every_answer_of_several_runs_keeps_jiras_published_contract() {
        JiraContract.orSkip();
        jira.close();
        jira = JiraSimulator.start(
                site, SimulatorOptions.defaults().withFace(face).recordingAnswers());
        user = new WinnowUser(folder, jira);
        site.separateScreens("PAY", "Bug");

        sync();
        site.edit(small.key(1), "Reach", 7000);
        site.delete(small.key(2));
        site.move(small.key(4), "OLD");
        sync();
        sync("--full");
        user.run(jira, "doctor");
        user.run(jira, "fields", "--create");

        assertThat(jira.requests().refused()).isEmpty();
        JiraContract.assertValid(jira.requests());
    }

    @Test
    void results_pushes_and_explanations_come_as_the_json_other_programs_rely_on() {
        Ended synced = sync();
        JsonNode ranked = user.run(jira, "rank", "payments", "--json").json();

        assertThat(synced.json().fieldNames()).toIterable().containsExactly("backlogs", "requests", "durationMs");
        assertThat(synced.push().fieldNames())
                .toIterable()
                .containsExactly("id", "planned", "applied", "skipped", "conflicts", "failed", "dryRun");
        assertThat(ranked.path("issues").path(0).fieldNames())
                .toIterable()
                .containsExactly("rank", "id", "key", "summary", "score", "inputs", "why");
        assertThat(ranked.path("issues").path(0).path("score").decimalValue())
                .isEqualByComparingTo(small.scores().values().stream()
                        .max(BigDecimal::compareTo)
                        .orElseThrow());
        assertThat(ranked.path("unscored")).hasSize(SmallSite.ISSUES - SmallSite.SCORED);
        assertThat(user.run(jira, "pushes", "--json").json().path("pushes")).hasSize(1);
        assertThat(user.run(jira, "status", "--json")
                        .json()
                        .path("backlogs")
                        .path(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("ok");
    }

    @Test
    void the_token_is_in_no_file_and_no_output() throws IOException {
        Ended synced = sync();
        jira.faults().loginExpires();
        Ended refused = user.run(jira, "doctor");

        assertThat(synced.out() + synced.err() + refused.out() + refused.err()).doesNotContain(jira.token());
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(jira.token());
            }
        }
    }

    @Test
    void a_report_is_one_file_with_every_issue_and_nothing_unescaped() throws IOException {
        sync();
        Path file = folder.resolve("payments.html");

        Ended ended = user.run(jira, "report", "payments", "-o", file.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(file)).contains(small.key(1), small.key(40)).doesNotContain("<script>alert(1)");
    }

    @Test
    void wrong_usage_and_wrong_configuration_end_with_2_and_say_where() throws IOException {
        assertThat(user.run(jira, "sync", "nothing").code()).isEqualTo(2);
        assertThat(user.run(jira, "snyc").err()).contains("sync");
        assertThat(user.run(Map.of(), "sync").err()).contains("WINNOW_JIRA_TOKEN");
        Files.writeString(user.config(), "jira: {url: 3}\nbacklog: {}\n");

        Ended ended = user.run(jira, "sync");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("winnow.yaml:1:", "winnow.yaml:2:", "backlogs");
    }
}
