package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product manager who knows better than the score, driven by the commands. */
class OverridesEndToEndTest {

    @TempDir
    Path folder;

    private final Site site = Site.empty(Clock.systemUTC());
    private final List<String> keys = new ArrayList<>();
    private JiraSimulator jira;
    private WinnowUser user;

    /** Five issues, the first worth most, and one without effort. */
    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        for (String name : List.of("Reach", "Impact", "Confidence", "Effort")) {
            site.addField(name, FieldKind.NUMBER);
        }
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        for (int i = 1; i <= 6; i++) {
            IssueDraft draft = new IssueDraft("PAY", "Story", "Issue " + i + ", <b>bold</b>")
                    .field("Reach", 1_000 - 100 * i)
                    .field("Impact", 1)
                    .field("Confidence", 100);
            keys.add(site.keyOf(site.createIssue(i == 6 ? draft : draft.field("Effort", 1))));
        }
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira, "project = PAY", "");
        done("sync");
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private String key(int n) {
        return keys.get(n - 1);
    }

    private Ended done(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    private String refused(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        return ended.err();
    }

    private List<String> ranked() {
        List<String> ranked = new ArrayList<>();
        done("rank", "payments", "--json")
                .json()
                .path("issues")
                .forEach(issue -> ranked.add(issue.path("key").asText()));
        return ranked;
    }

    private JsonNode overrides() {
        return done("overrides", "payments", "--json").json();
    }

    @Test
    void an_override_moves_the_issue_at_once_and_survives_the_next_sync() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        JsonNode set = done(
                        "override",
                        key(5),
                        "--before",
                        key(2),
                        "--reason",
                        "promised to Acme",
                        "--until",
                        today,
                        "--owner",
                        "Zoë",
                        "--json")
                .json();

        assertThat(set.path("rank").asInt()).isEqualTo(2);
        assertThat(set.path("placeByScore").asInt()).isEqualTo(5);
        assertThat(ranked()).containsExactly(key(1), key(5), key(2), key(3), key(4));
        assertThat(done("sync", "--json").push().path("planned").asInt())
                .as("an override writes nothing to Jira by itself")
                .isZero();
        assertThat(ranked()).containsExactly(key(1), key(5), key(2), key(3), key(4));

        String words = "stands before " + key(2) + " by Zoë until " + today + ": promised to Acme";
        assertThat(done("explain", key(5)).out()).contains("rank 2,", words, "its score alone would put it at rank 5");
        assertThat(done("rank", "payments").out()).contains(words);
        assertThat(done("rank", "payments", "--csv").out())
                .contains(",placeByScore,override")
                .contains(words);
        assertThat(done("rank", "payments", "--markdown").out()).contains("| Override |", "promised to Acme");
        assertThat(done("overrides", "payments").out())
                .contains("in effect:", words + "; 3 places up, rank 2 instead of 5 by score");
        assertThat(done("audit").out()).contains("before " + key(2) + " until " + today + " by Zoë");
    }

    @Test
    void clearing_puts_the_issue_back_and_keeps_who_decided_what() {
        done("override", key(5), "--before", key(1), "--reason", "first", "--owner", "Zoë");
        done("override", key(5), "--after", key(1), "--reason", "second", "--owner", "Ali");
        String said = done("override", key(5), "--clear", "--reason", "delivered", "--owner", "Ali")
                .out();

        assertThat(said).isEqualTo(key(5) + " stands where its score says again, in payments.\n");
        assertThat(ranked()).containsExactly(key(1), key(2), key(3), key(4), key(5));
        JsonNode ended = overrides().path("ended");
        assertThat(ended.findValuesAsText("ended")).containsExactly("cleared", "replaced");
        assertThat(ended.findValuesAsText("reason")).containsExactly("second", "first");
        assertThat(ended.findValuesAsText("endedBy")).containsExactly("Ali", "Ali");
        assertThat(ended.findValuesAsText("endReason")).containsExactly("delivered", "second");
        assertThat(refused("override", key(5), "--clear", "--reason", "again")).contains("no override of");
    }

    @Test
    void what_makes_no_sense_is_refused_in_plain_words_and_changes_nothing() {
        assertThat(refused("override", "NO-1", "--pin", "--reason", "x")).contains("No backlog holds an issue 'NO-1'");
        assertThat(refused("override", key(1), "--before", "NO-1", "--reason", "x"))
                .contains("'NO-1'");
        assertThat(refused("override", key(1), "--after", key(1), "--reason", "x"))
                .contains("itself");
        assertThat(refused("override", key(1), "--pin", "--reason", "x", "--until", "2020-01-01"))
                .contains("2020-01-01 has passed");
        assertThat(refused("override", key(1), "--pin", "--reason", "x", "--until", "soon"))
                .contains("'soon' isn't a day");
        assertThat(refused("override", key(1), "--pin", "--reason", " ")).contains("reason");
        assertThat(refused("override", key(1), "--pin")).contains("--reason");
        assertThat(refused("override", key(1), "--reason", "x")).contains("--before");
        assertThat(refused("override", key(1), "--pin", "--exclude", "--reason", "x"))
                .contains("mutually exclusive");
        assertThat(refused("override", key(1), "--pin", "--reason", "x", "--backlog", "other"))
                .contains("payments");
        assertThat(refused("overrides", "other")).contains("There is no backlog 'other'");
        assertThat(overrides().path("overrides")).isEmpty();
    }

    @Test
    void an_override_of_what_is_done_gone_or_not_scored_is_told_and_not_lost() {
        done("override", key(5), "--before", key(1), "--reason", "a");
        done("override", key(4), "--before", key(3), "--reason", "b");
        done("override", key(2), "--after", key(3), "--reason", "c");
        done("override", key(6), "--before", key(1), "--reason", "d");
        done("override", key(1), "--exclude", "--reason", "e");
        site.delete(key(3));
        site.transition(key(5), "Done");
        done("sync", "--full");

        JsonNode drift = overrides();
        assertThat(drift.path("overrides").findValuesAsText("state"))
                .containsExactly("done", "anchor_gone", "anchor_gone", "not_scored", "for_planner");
        assertThat(drift.path("overrides").path(1).path("anchor").asText()).isEqualTo(key(3));
        site.delete(key(4));
        done("sync", "--full");
        assertThat(overrides().path("overrides").path(1).path("state").asText()).isEqualTo("not_in_backlog");
        String text = done("overrides", "payments").out();
        assertThat(text)
                .contains("without effect:", key(3) + " has left the backlog", "it is done", "it isn't scored")
                .contains("in effect:\n  " + key(1) + "  kept out of the next sprint by");
        done("override", key(4), "--clear", "--reason", "the issue is gone");
        assertThat(overrides().path("overrides")).hasSize(4);
    }

    @Test
    void what_people_moved_in_jira_since_winnow_ordered_it_is_proposed_and_decides_nothing() {
        site.rankAfter(key(2), key(5));
        done("apply", "payments", "--order", "--capacity", "2");
        assertThat(overrides().path("proposed")).isEmpty();
        site.rankAfter(key(1), key(4));

        assertThat(overrides().path("proposed")).hasSize(1);
        assertThat(overrides().path("proposed").path(0).path("key").asText()).isEqualTo(key(1));
        assertThat(done("overrides", "payments").out())
                .contains("No override holds in payments", "moved in Jira since Winnow last ordered it:")
                .contains("to keep it: winnow override " + key(1) + " --after " + key(4) + " --reason");
        assertThat(ranked()).containsExactly(key(1), key(2), key(3), key(4), key(5));
    }
}
