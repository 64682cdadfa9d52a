package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product manager who keeps a backlog's inputs fresh, and asks which issue to score next. */
class StaleAndNextEndToEndTest {

    @TempDir
    private Path folder;

    private final Site site = Site.empty(Clock.systemUTC());
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        for (String number : List.of("Reach", "Impact", "Confidence", "Effort")) {
            site.addField(number, FieldKind.NUMBER);
        }
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        site.addSprint(12, "Sprint 5", "future", "", null);
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
        user = new WinnowUser(folder, jira);
        write("winnow.yaml", """
                jira: {url: %s, email: %s, token: "${WINNOW_JIRA_TOKEN}"}
                store: jdbc:sqlite:%s
                backlogs:
                  payments:
                    jql: "project = PAY AND statusCategory != Done"
                    board: 12
                    inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}
                    plan: {capacity: 10, unsure: {effort: 0%%}}
                """.formatted(jira.url(), jira.email(), folder.resolve("winnow.db")));
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Ended done(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    /** A story whose score is its reach. */
    private String story(String name, int score, int points) {
        return add(unscored(name, points).field("Reach", score));
    }

    private IssueDraft unscored(String name, int points) {
        return new IssueDraft("PAY", "Story", name)
                .field("Impact", 1)
                .field("Confidence", 1)
                .field("Effort", 1)
                .field("Story Points", points);
    }

    private String add(IssueDraft draft) {
        return site.keyOf(site.createIssue(draft));
    }

    private List<String> marks(String key) {
        List<String> reasons = new ArrayList<>();
        done("explain", key, "--json")
                .json()
                .path("backlogs")
                .path(0)
                .path("stale")
                .forEach(mark -> reasons.add(mark.path("reason").asText()));
        return reasons;
    }

    @Test
    void an_issues_score_is_explained_with_what_would_move_it_and_how_it_has_changed() {
        String low = story("Low", 100, 3);
        story("High", 150, 3);
        done("sync", "payments");
        site.edit(low, "Reach", 120);
        done("sync", "payments");

        JsonNode place = done("explain", low, "--json").json().path("backlogs").path(0);

        assertThat(place.path("changes")).hasSize(1);
        assertThat(place.path("changes").path(0).path("before").asText()).isEqualTo("100.0");
        assertThat(place.path("changes").path(0).path("after").asText()).isEqualTo("120.0");
        JsonNode reach = place.path("levers").path(0);
        assertThat(reach.path("input").asText()).isEqualTo("reach");
        assertThat(reach.path("up").path("score").asText()).isEqualTo("240.0");
        assertThat(reach.path("up").path("rank").asInt()).isEqualTo(1);
        assertThat(done("explain", low).out())
                .contains("would move it: reach at 240: 240.00, rank 1; at 60: 60.00, rank 2")
                .contains("score 100.00 → 120.00 at ");
    }

    private JsonNode next(String... more) {
        List<String> words = new ArrayList<>(List.of("next", "payments", "--json"));
        words.addAll(List.of(more));
        return done(words.toArray(String[]::new)).json();
    }

    private static List<String> keys(JsonNode list) {
        List<String> keys = new ArrayList<>();
        list.forEach(one -> keys.add(one.path("key").asText()));
        return keys;
    }

    @Test
    void an_edited_estimate_marks_the_score_until_somebody_edits_what_it_is_worth() {
        String issue = story("refunds", 500, 3);
        done("sync");
        assertThat(marks(issue)).isEmpty();

        site.edit(issue, "Story Points", 8);
        done("sync");
        done("sync", "--full");

        assertThat(marks(issue)).containsExactly("estimate edited (3 → 8 points)");
        assertThat(done("explain", issue).out()).contains("stale: estimate edited (3 → 8 points) today");
        JsonNode row = done("rank", "payments", "--json").json().path("issues").path(0);
        assertThat(row.path("stale").path(0).path("cause").asText()).isEqualTo("estimate");
        assertThat(row.path("score").decimalValue()).as("the score stays").isEqualByComparingTo("500");
        done("report", "payments", "-o", folder.resolve("page.html").toString());
        assertThat(folder.resolve("page.html")).content().contains("stale: estimate edited (3 → 8 points) today");

        site.edit(issue, "Reach", 400);
        done("sync");
        assertThat(marks(issue)).isEmpty();
    }

    @Test
    void a_changed_goal_weight_marks_what_serves_the_goal() {
        String serving = add(unscored("serving", 3).field("Reach", 10).labels("keep"));
        String other = story("other", 20, 3);
        goals(3);
        done("sync");
        assertThat(marks(serving)).isEmpty();

        goals(5);
        done("sync");

        assertThat(marks(serving)).containsExactly("goal weight changed (3 → 5)");
        assertThat(marks(other)).isEmpty();
        site.edit(serving, "Impact", 2);
        done("sync");
        assertThat(marks(serving)).isEmpty();
    }

    private void goals(int weight) {
        done("goals", "apply", write("goals.yaml", """
                goals: [{id: retention, name: Keep customers, weight: %d, links: {labels: [keep]}}]
                """.formatted(weight)));
    }

    @Test
    void evidence_that_has_grown_by_three_tenths_marks_the_score() {
        String issue = story("refunds", 500, 3);
        done("sync");
        hear(issue, 0, 4);
        done("sync");
        assertThat(marks(issue)).containsExactly("evidence grew (0 → 4 items)");
        site.edit(issue, "Confidence", 0.9);
        done("sync");
        assertThat(marks(issue)).isEmpty();

        hear(issue, 4, 5);
        done("sync");
        assertThat(marks(issue)).as("a quarter more").isEmpty();
        hear(issue, 5, 6);
        done("sync");
        assertThat(marks(issue)).containsExactly("evidence grew (4 → 6 items)");
    }

    private void hear(String key, int from, int to) {
        StringBuilder csv = new StringBuilder("source,externalId,kind,customer,issue,text,date\n");
        for (int i = from; i < to; i++) {
            csv.append("calls,%d,request,Customer %d,%s,Please,2026-11-20\n".formatted(i, i, key));
        }
        done("evidence", "import", write("calls.csv", csv.toString()));
    }

    @Test
    void an_added_blocker_marks_what_waits_for_it() {
        String issue = story("refunds", 500, 3);
        String blocker = story("ledger", 400, 3);
        done("sync");

        site.link(blocker, "Blocks", issue);
        done("sync");

        assertThat(marks(issue)).containsExactly("blocker " + blocker + " added");
        assertThat(marks(blocker)).isEmpty();
        site.unlink(blocker, issue);
        done("sync");
        assertThat(marks(issue)).isEmpty();
    }

    @Test
    void inputs_that_nobody_has_touched_for_half_a_year_are_stale_and_what_isnt_scored_never_is() {
        String issue = story("refunds", 500, 3);
        String bare = add(unscored("bare", 3));
        done("sync");

        passed(200);
        done("sync");
        site.edit(issue, "Impact", 2);
        done("sync");

        assertThat(marks(issue)).containsExactly("confidence, effort, reach unchanged");
        assertThat(done("explain", issue).out()).contains("stale: confidence, effort, reach unchanged for 200 days");
        assertThat(marks(bare)).isEmpty();
        assertThat(done("confirm", issue, "--input", "reach", "--reason", "counted")
                        .out())
                .contains("reach of " + issue + " still holds (payments).");
        assertThat(marks(issue)).containsExactly("confidence, effort unchanged");
        assertThat(user.run(jira, "confirm", issue, "--input", "charm", "--reason", "x")
                        .err())
                .contains("Nobody typed an input 'charm'", "confidence, effort, impact, reach");
        assertThat(done("confirm", issue, "--reason", "asked support").out())
                .contains("The inputs of " + issue + " still hold (payments).");
        assertThat(marks(issue)).isEmpty();
        done("sync");
        assertThat(marks(issue)).isEmpty();
        assertThat(done("audit").out()).contains("inputs confirmed", "asked support");
        assertThat(user.run(jira, "confirm", "PAY-99", "--reason", "x").err()).contains("No backlog holds");
        assertThat(user.run(jira, "confirm", issue, "--reason", "a\nb").err()).contains("must be one line");
    }

    /** Everything that was seen so far was seen so many days earlier. */
    private void passed(int days) {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("winnow.db"));
                Statement statement = store.createStatement();
                ResultSet rows = statement.executeQuery("SELECT issue_id, memory FROM input_memory")) {
            List<String> updates = new ArrayList<>();
            while (rows.next()) {
                String earlier = Pattern.compile("\"since\":(\\d+)")
                        .matcher(rows.getString(2))
                        .replaceAll(since -> "\"since\":" + (Long.parseLong(since.group(1)) - days * 86_400_000L));
                updates.add("UPDATE input_memory SET memory = '" + earlier + "' WHERE issue_id = " + rows.getLong(1));
            }
            for (String update : updates) {
                statement.executeUpdate(update);
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void next_lists_what_could_change_the_sprint_in_the_order_of_what_knowing_it_is_worth() {
        story("best", 900, 5);
        String last = story("last in", 100, 5);
        story("just out", 90, 5);
        story("far out", 300, 40);
        add(unscored("as large as the sprint", 10));
        String small = add(unscored("small", 5));
        String nothing = add(new IssueDraft("PAY", "Story", "says nothing").field("Story Points", 5));
        add(unscored("too large", 50));
        add(new IssueDraft("PAY", "Story", "no estimate").field("Impact", 1));
        done("sync");

        JsonNode next = next();

        assertThat(keys(next.path("next"))).containsExactly(small, nothing);
        JsonNode first = next.path("next").path(0);
        assertThat(first.path("missing").toString()).isEqualTo("[\"reach\"]");
        assertThat(first.path("reasons").path(0).asText()).isEqualTo("reach is missing");
        assertThat(first.path("inSprint").asBoolean()).isFalse();
        assertThat(first.path("chance").decimalValue())
                .as("of the lenders' 900, 300, 100 and 90, the first two beat the last in; 100 ties and comes later")
                .isEqualByComparingTo("0.5");
        assertThat(first.path("gain").decimalValue()).isEqualByComparingTo("250.00"); // (800 + 200) / 4
        assertThat(first.path("effort").asInt()).isEqualTo(5);
        assertThat(next.path("unscored").asInt()).isEqualTo(4);
        assertThat(next.path("unestimated").asInt()).isEqualTo(1);
        assertThat(next()).isEqualTo(next);
        assertThat(keys(next("--limit", "1").path("next"))).containsExactly(small);
        assertThat(next("--capacity", "3").path("next")).isEmpty();

        String text = done("next", "payments").out();
        assertThat(text).contains("Sprint 5: capacity 10 points", small, "250.00", "50 % in", "reach is missing");
        assertThat(text)
                .contains("4 issues not scored and 0 stale could be planned, 2 of them could change this sprint.");
        assertThat(text).contains("1 more without an estimate can be in no sprint");

        site.edit(last, "Story Points", 4);
        done("sync");
        JsonNode stale = next().path("next");
        assertThat(keys(stale)).contains(last);
        assertThat(stale.get(keys(stale).indexOf(last))
                        .path("stale")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo("estimate edited (5 → 4 points)");
        assertThat(stale.get(keys(stale).indexOf(last)).path("inSprint").asBoolean())
                .isTrue();
    }

    @Test
    void without_any_score_next_says_so_and_a_wrong_sprint_is_refused_as_by_plan() {
        add(unscored("bare", 3));
        done("sync");

        assertThat(next().path("next")).isEmpty();
        assertThat(done("next", "payments").out()).contains("Nothing is scored yet", "score any five");
        assertThat(user.run(jira, "next", "payments", "--sprint", "Sprint 9").err())
                .contains("has no sprint 'Sprint 9'");
        assertThat(user.run(jira, "next", "payments", "--capacity", "x").err()).contains("such as 34 or 12.5");
        assertThat(user.run(jira, "next", "elsewhere").code()).isEqualTo(2);
    }
}
