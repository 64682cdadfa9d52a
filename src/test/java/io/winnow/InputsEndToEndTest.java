package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.simulator.Face;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A person changes inputs of an issue by command, and Jira holds them and the new score. */
@ParameterizedClass
@MethodSource("io.winnow.Faces#all")
class InputsEndToEndTest {

    @Parameter
    private Face face = Face.CLOUD;

    @TempDir
    Path folder;

    private final Site site = Site.empty(Clock.systemUTC());
    private JiraSimulator jira;
    private WinnowUser user;
    private String key = "";

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        site.addField("Reach", FieldKind.NUMBER);
        site.addField("Impact", FieldKind.SELECT, "Massive", "High", "Low", "Unknown");
        site.addField("Confidence", FieldKind.TEXT);
        site.addField("Effort", FieldKind.NUMBER);
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        key = add(new IssueDraft("PAY", "Story", "One"));
        add(new IssueDraft("PAY", "Story", "Two"));
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited().withFace(face));
        user = new WinnowUser(folder, jira, "project = PAY ORDER BY Rank", "");
        assertThat(user.run(jira, "sync").code()).isZero();
        jira.requests().clear();
    }

    private String add(IssueDraft draft) {
        return site.keyOf(site.createIssue(draft.field("Reach", 100)
                .field("Impact", "Low")
                .field("Confidence", "0.5")
                .field("Effort", 2)));
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void a_number_an_option_and_text_are_written_at_once_and_the_score_follows() {
        WinnowUser.Ended ended = user.run(jira, "set", key, "reach=900", "impact=high", "confidence=80 %", "effort=3");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains(key + ": reach 100 → 900, impact Low → High, confidence 0.5 → 80 %, effort 2 → 3 (payments).")
                .contains("Score 12.50, rank 1 → 480.00, rank 1.");
        assertThat(site.valueOf(key, "Impact").path("value").asText()).isEqualTo("High");
        assertThat(site.valueOf(key, "Confidence").asText()).isEqualTo("80 %");
        assertThat(site.valueOf(key, "Winnow score").asDouble()).isEqualTo(480);
        assertThat(jira.requests().matching(one -> one.write() && one.body().contains("\"value\"")))
                .as("one request for all four, of which people are told as of any edit")
                .singleElement()
                .satisfies(write -> assertThat(write.query()).doesNotContain("notifyUsers"));
        assertThat(user.run(jira, "audit").out())
                .contains("(command)  inputs changed " + key + " in payments: reach 100 → 900, impact Low → High");
        assertThat(user.run(jira, "sync", "--json").push().path("planned").asInt())
                .as("nothing is left for a sync")
                .isZero();
    }

    @Test
    void the_score_follows_at_once_though_searches_show_the_change_late() {
        site.indexLag(Duration.ofHours(1));

        WinnowUser.Ended ended = user.run(jira, "set", key, "reach=900");

        assertThat(ended.out()).contains("Score 12.50, rank 1 → 112.50, rank 1.");
        assertThat(site.valueOf(key, "Winnow score").asDouble()).isEqualTo(112.5);
        assertThat(user.run(jira, "sync", "--json").push().path("planned").asInt())
                .as("a sync believes no older reading")
                .isZero();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_nothing_is_written() {
        WinnowUser.Ended ended = user.run(
                jira, "set", key, "reach=0,8", "impact=enormous", "effort=0", "votes=3", "confidence=1", "reach=1");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("Nothing of " + key + " was changed: reach '0,8' has a comma: write 0.8; ")
                .contains("impact 'enormous' isn't an option of 'Impact'; there are Massive, High, Low")
                .contains("effort is 0; there is no input 'votes', but reach, impact, confidence, effort; ")
                .contains("'reach' is named twice.");
        assertThat(user.run(jira, "set", key, "reach").err()).contains("'reach' isn't INPUT=VALUE");
        assertThat(user.run(jira, "set", "NO-1", "reach=1").err()).contains("No backlog holds an issue 'NO-1'");
        assertThat(user.run(jira, "set", key, "reach=1", "--backlog", "other").err())
                .contains("There is no backlog 'other'");
        assertThat(jira.requests().writes()).isZero();
        assertThat(user.run(jira, "audit").out()).startsWith("Nobody has changed anything yet.");
    }

    @Test
    void an_emptied_field_leaves_the_issue_without_a_score_and_a_dry_run_changes_nothing() {
        WinnowUser.Ended dry = user.run(jira, "set", key, "effort=", "reach=7", "--dry-run");
        assertThat(dry.out()).contains(key + " would get effort 2 → nothing, reach 100 → 7 (payments).");
        assertThat(jira.requests().writes()).isZero();

        JsonNode emptied = user.run(jira, "set", key, "effort=", "--json").json();

        assertThat(emptied.at("/changes/0/to").asText()).isEmpty();
        assertThat(emptied.at("/before/score").asDouble()).isEqualTo(12.5);
        assertThat(emptied.at("/now/score").isNull()).isTrue();
        assertThat(emptied.at("/now/reasons/0").asText()).isEqualTo("effort is missing");
        assertThat(user.run(jira, "set", key, "effort=", "reach=100.0").out()).contains("holds this already");
    }

    @Test
    void a_field_off_the_screen_and_a_missing_right_are_told_before_anything_is_written() {
        site.removeFromScreen("Reach", "PAY", "Story");
        assertThat(user.run(jira, "set", key, "reach=1", "effort=4").err())
                .contains("reach can't be changed here: the field 'Reach' isn't on the edit screen of " + key);

        site.revokeEdit("PAY");
        assertThat(user.run(jira, "set", key, "effort=4").err())
                .contains("effort can't be changed here: Jira doesn't allow this account to edit " + key);
        assertThat(jira.requests().writes()).isZero();
    }

    @Test
    void what_comes_from_elsewhere_is_not_changed_here() throws Exception {
        String epic = add(new IssueDraft("PAY", "Epic", "Above"));
        String below = site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "Below").parent(epic)));
        Files.writeString(
                user.config(),
                Files.readString(user.config())
                        .replace("inputs: {reach: Reach", "inheritFromEpic: true, inputs: {reach: Reach"));
        assertThat(user.run(jira, "sync").code()).isZero();
        assertThat(user.run(jira, "set", below, "reach=1").err())
                .contains("it is that of " + epic + ", the issue above; change it there");
        assertThat(user.run(jira, "set", epic, "reach=300").out()).contains("reach 100 → 300");
        assertThat(site.valueOf(below, "Winnow score").asDouble()).isEqualTo(37.5);

        Files.writeString(
                user.config(),
                Files.readString(user.config())
                        .replace("reach: Reach", "reach: {from: customers}")
                        .replace("confidence: Confidence", "confidence: {constant: 80%}"));
        assertThat(user.run(jira, "set", epic, "reach=1", "confidence=1").err())
                .contains("reach can't be changed here: it is counted from the evidence; ")
                .contains("confidence can't be changed here: it is the same for every issue");
    }
}
