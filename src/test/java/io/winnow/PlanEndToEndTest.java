package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.Face;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A product manager plans a sprint from the command line. */
@ParameterizedClass
@MethodSource("io.winnow.Faces#all")
class PlanEndToEndTest {

    @Parameter
    private Face face = Face.CLOUD;

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path folder;

    private Site site;
    private JiraSimulator jira;
    private WinnowUser user;
    private long active;

    @BeforeEach
    void start() {
        site = Site.empty(java.time.Clock.systemUTC());
        site.addProject("PAY", "Payments");
        for (String number : List.of("Reach", "Impact", "Confidence", "Effort")) {
            site.addField(number, FieldKind.NUMBER);
        }
        site.addField("Team", FieldKind.SELECT, "A", "B");
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        for (int i = 0; i < 3; i++) {
            site.addSprint(12, "Sprint " + (1 + i), "closed", "", NOW.minus(Duration.ofDays(14L * (4 - i))));
        }
        active = site.addSprint(12, "Sprint 4", "active", "", NOW.minus(Duration.ofDays(3)));
        site.addSprint(12, "Sprint 5", "future", "", null);
        site.addSprint(12, "Sprint 6", "future", "", null);
        jira = JiraSimulator.start(
                site, SimulatorOptions.defaults().withFace(face).unlimited());
        user = new WinnowUser(folder, jira);
        configure("capacity: 10");
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private void configure(String plan) {
        try {
            Files.writeString(user.config(), """
                    jira: %s
                    store: jdbc:sqlite:%s
                    backlogs:
                      payments:
                        jql: "project = PAY AND statusCategory != Done"
                        board: 12
                        moscow: labels
                        inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}
                        plan: {%s}
                    """.formatted(WinnowUser.jira(jira), folder.resolve("winnow.db"), plan));
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** A story whose score is its reach. */
    private IssueDraft story(String name, int score, int points) {
        return new IssueDraft("PAY", "Story", name)
                .field("Reach", score)
                .field("Impact", 1)
                .field("Confidence", 1)
                .field("Effort", 1)
                .field("Story Points", points);
    }

    private String add(IssueDraft draft) {
        return site.keyOf(site.createIssue(draft));
    }

    private JsonNode plan(String... more) {
        List<String> words = new ArrayList<>(List.of("plan", "payments", "--json"));
        words.addAll(List.of(more));
        Ended ended = user.run(jira, words.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.json();
    }

    private void sync() {
        Ended ended = user.run(jira, "sync");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    private static List<String> keys(JsonNode list) {
        List<String> keys = new ArrayList<>();
        list.forEach(one -> keys.add(one.path("key").asText()));
        return keys;
    }

    @Test
    void the_plan_holds_what_fits_in_the_backlogs_order_and_says_why_the_others_are_out() {
        String best = add(story("best", 900, 5));
        String large = add(story("too large", 800, 8));
        String small = add(story("small", 700, 3));
        String started = add(story("started", 600, 1).sprints(active));
        String wont = add(story("never", 500, 1).labels("wont"));
        String bare = add(new IssueDraft("PAY", "Story", "no estimate"));
        sync();

        JsonNode plan = plan();

        assertThat(plan.path("sprint").asText()).isEqualTo("Sprint 5");
        assertThat(keys(plan.path("candidates"))).containsExactly(best, small);
        assertThat(plan.path("used").decimalValue()).isEqualByComparingTo("8");
        assertThat(plan.path("value").decimalValue()).isEqualByComparingTo("1600");
        assertThat(keys(plan.path("leftOut"))).containsExactly(large, started, wont, bare);
        assertThat(plan.path("leftOut").toString())
                .contains("it is in an active sprint", "it is a won't", "not plannable: no estimate");
    }

    @Test
    void another_sprint_is_planned_by_name_or_id_and_one_that_isnt_there_is_an_error_that_names_those_there_are() {
        add(story("best", 900, 5));
        sync();

        assertThat(plan("--sprint", "sprint 6").path("sprint").asText()).isEqualTo("Sprint 6");
        assertThat(plan("--sprint", "106").path("sprint").asText()).isEqualTo("Sprint 6");
        Ended missing = user.run(jira, "plan", "payments", "--sprint", "Sprint 9");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("has no sprint 'Sprint 9'", "Sprint 5 (105), Sprint 6 (106)");
        assertThat(user.run(jira, "plan", "payments", "--sprint", "Sprint 1").err())
                .contains("is closed");
        assertThat(user.run(jira, "plan", "payments", "--capacity", "x").err()).contains("such as 34 or 12.5");
    }

    @Test
    void candidates_that_stand_in_another_future_sprint_are_named_before_filling_this_one_takes_them_out() {
        String planned = add(story("planned already", 900, 5).sprints(105L));
        String free = add(story("free", 800, 5));
        sync();

        JsonNode plan = plan("--sprint", "Sprint 6");

        assertThat(keys(plan.path("candidates"))).containsExactly(planned, free);
        assertThat(plan.path("elsewhere")).hasSize(1);
        assertThat(plan.path("elsewhere").path(0).path("sprint").asText()).isEqualTo("Sprint 5");
        assertThat(plan.path("elsewhere").path(0).path("keys").path(0).asText()).isEqualTo(planned);
        assertThat(user.run(jira, "plan", "payments", "--sprint", "Sprint 6").out())
                .contains(planned + " is in Sprint 5 now; filling this sprint takes it out of it.");
        assertThat(plan("--sprint", "Sprint 5").path("elsewhere")).isEmpty();
    }

    @Test
    void csv_markdown_and_text_show_the_same_candidates() {
        String best = add(story("=best", 900, 5));
        sync();

        assertThat(user.run(jira, "plan", "payments", "--csv").out()).contains(best + ",'=best,5,900.00");
        assertThat(user.run(jira, "plan", "payments", "--markdown").out()).contains("| 1 | [" + best);
        assertThat(user.run(jira, "plan", "payments").out()).contains(best, "5 of 10 points, value 900.00");
    }

    @Test
    void the_plan_is_one_file_that_can_be_sent_to_anybody() throws java.io.IOException {
        sync();
        Path file = folder.resolve("plan.html");

        Ended ended = user.run(jira, "plan", "payments", "--capacity", "10", "--html", file.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo("Wrote " + file + ".\n");
        assertThat(Files.readString(file)).contains(" of 10 points.", "<style>").doesNotContain("<button");
        assertThat(user.run(
                                jira,
                                "plan",
                                "payments",
                                "--html",
                                folder.resolve("none/plan.html").toString())
                        .err())
                .contains("can't be written");
    }

    @Test
    void jira_that_doesnt_answer_is_no_plan() {
        sync();
        jira.close();
        user.impatient();

        assertThat(user.run(
                                jira,
                                "plan",
                                "payments",
                                "--html",
                                folder.resolve("plan.html").toString())
                        .code())
                .isEqualTo(3);
        assertThat(folder.resolve("plan.html")).doesNotExist();
    }

    @Test
    void capacity_is_the_median_of_what_the_closed_sprints_really_finished_times_availability() {
        configure("availability: 50%");
        for (int sprint = 0; sprint < 3; sprint++) {
            Instant within = NOW.minus(Duration.ofDays(14L * (4 - sprint) - 5));
            Instant afterwards = NOW.minus(Duration.ofDays(1));
            add(story("done " + sprint, 1, 8 + 4 * sprint)
                    .sprints(101L + sprint)
                    .status("Done")
                    .resolved(within));
            add(story("resolved late " + sprint, 1, 50)
                    .sprints(101L + sprint)
                    .status("Done")
                    .resolved(afterwards));
        }
        String best = add(story("best", 900, 6));
        sync();

        JsonNode plan = plan();

        assertThat(plan.path("capacity").decimalValue()).isEqualByComparingTo("6");
        assertThat(plan.path("capacitySource").asText()).contains("median 12", "8 to 16", "50 % available");
        assertThat(plan.path("finished").findValuesAsText("sprint"))
                .containsExactly("Sprint 3", "Sprint 2", "Sprint 1");
        assertThat(keys(plan.path("candidates"))).containsExactly(best);
    }

    @Test
    void without_a_capacity_and_without_finished_work_the_error_says_what_to_set() {
        configure("unit: points");
        add(story("best", 900, 6));
        sync();

        Ended ended = user.run(jira, "plan", "payments");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("nothing with an estimate was finished", "--capacity N", "backlogs.payments.plan.capacity");
    }

    @Test
    void an_unfinished_blocker_comes_first_and_the_plan_tells_what_it_displaced() {
        String best = add(story("best", 900, 5));
        String next = add(story("next", 800, 5));
        String blocker = add(story("blocks the best", 10, 5));
        String waiting = add(story("waits for another project", 950, 1));
        site.addProject("OPS", "Operations");
        String elsewhere = add(new IssueDraft("OPS", "Task", "elsewhere"));
        site.link(blocker, "Blocks", best);
        site.link(elsewhere, "Blocks", waiting);
        sync();

        JsonNode plan = plan();

        assertThat(keys(plan.path("candidates"))).containsExactly(blocker, best);
        assertThat(plan.path("candidates").path(0).path("reason").asText()).contains("it blocks " + best);
        assertThat(plan.path("candidates").path(0).path("displaced").toString()).contains(next);
        assertThat(plan.path("candidates").path(0).path("cost").decimalValue()).isEqualByComparingTo("790");
        assertThat(plan.path("leftOut").toString())
                .contains("blocked by " + elsewhere + ", which isn't done and not in this backlog");
        assertThat(plan("--exact").path("value").decimalValue()).isEqualByComparingTo("910");
    }

    @Test
    void teams_have_capacities_of_their_own_and_a_misspelt_rule_is_refused() {
        configure("team: Team, teams: {A: 5, B: 2}, ready: \"summary ~ 'story'\"");
        String ours = add(story("story one", 900, 5).field("Team", "A"));
        add(story("story two", 800, 5).field("Team", "A"));
        String theirs = add(story("story three", 700, 2).field("Team", "B"));
        add(story("story four", 600, 1));
        add(story("not ready", 990, 1).field("Team", "B"));
        sync();

        JsonNode plan = plan();

        assertThat(keys(plan.path("candidates"))).containsExactly(ours, theirs);
        assertThat(plan.path("leftOut").toString())
                .contains("of capacity of team A left: 5 more", "names no team", "it isn't ready");
        configure("goalMin: {retain: 30%}, capacity: 3");
        assertThat(user.run(jira, "plan", "payments").err()).contains("goal 'retain'", "isn't among the goals");
        configure("goalMin: {x: 50%}, goalMax: {x: 30%}, mustFirst: true, availability: 0%");
        assertThat(user.run(jira, "plan", "payments").err())
                .contains("below the minimum", "Did you mean mustsFirst?", "nothing could be planned");
    }

    @Test
    void the_roadmap_shows_what_is_under_way_planned_and_left_for_later_by_goal() throws java.io.IOException {
        String started = add(story("started", 600, 3).sprints(active).labels("keep"));
        String first = add(story("first", 900, 5).labels("keep"));
        String second = add(story("second", 800, 5));
        String later = add(story("later", 700, 5).labels("keep"));
        add(story("never", 990, 1).labels("wont"));
        add(story("done", 980, 1).status("Done"));
        Path goals = Files.writeString(
                folder.resolve("goals.yaml"),
                "goals: [{id: retention, name: Keep customers, weight: 3, links: {labels: [keep]}}]");
        user.run(jira, "goals", "apply", goals.toString());
        sync();

        JsonNode lanes = user.run(jira, "roadmap", "payments", "--json").json().path("lanes");

        assertThat(lanes.findValuesAsText("name")).containsExactly("Keep customers", "No goal");
        assertThat(keys(lanes.path(0).path("now"))).containsExactly(started);
        assertThat(keys(lanes.path(0).path("next"))).containsExactly(first);
        assertThat(keys(lanes.path(0).path("later"))).containsExactly(later);
        assertThat(keys(lanes.path(1).path("next"))).containsExactly(second);
        assertThat(lanes.path(1).path("later")).isEmpty();
        assertThat(user.run(jira, "roadmap", "payments").out())
                .contains("Keep customers", "now    " + started, "later  " + later, "5 points");
        assertThat(user.run(jira, "roadmap", "payments", "--markdown").out())
                .contains("| Goal | Now | Next (Sprint 5) | Later |", "[" + second + "](");
        configure("unit: points");
        assertThat(user.run(jira, "roadmap", "payments").err()).contains("nothing with an estimate was finished");
    }

    @Test
    void a_plan_says_how_sure_it_is_and_which_input_would_change_it() {
        String in = add(story("a little better", 120, 5));
        String out = add(story("a little worse", 100, 5));
        String far = add(story("far behind", 1, 5));
        configure("capacity: 5, unsure: {reach: 100%, impact: 0%, effort: 0%}");
        sync();

        JsonNode plan = plan();
        JsonNode candidate = plan.path("candidates").path(0);
        assertThat(candidate.path("key").asText()).isEqualTo(in);
        assertThat(candidate.path("inSprintProbability").asDouble()).isBetween(0.56, 0.68); // exactly: 0.62
        assertThat(candidate.path("rankInterval").toString()).isEqualTo("[1,2]");
        assertThat(candidate.path("flip").toString()).isEqualTo("{\"input\":\"reach\",\"now\":120,\"below\":100}");
        JsonNode left = plan.path("leftOut");
        assertThat(keys(left)).containsExactly(out, far);
        assertThat(left.path(0).path("flip").toString()).isEqualTo("{\"input\":\"reach\",\"now\":100,\"above\":120}");
        assertThat(left.path(1).path("rankInterval").toString()).isEqualTo("[3,3]");
        assertThat(plan()).isEqualTo(plan);
        assertThat(user.run(jira, "plan", "payments").out())
                .contains("% of draws, rank 1 to 2")
                .contains(in + " would fall out if reach were below 100 (now 120)")
                .contains(out + " would come in if reach were above 120 (now 100)");

        configure("capacity: 5, unsure: {reach: 0%, impact: 0%, effort: 0%}");
        assertThat(plan().path("candidates").path(0).path("inSprintProbability").asDouble())
                .isEqualTo(1);
        configure("capacity: 5, unsure: {reech: 10%}");
        assertThat(user.run(jira, "plan", "payments").err()).contains("unsure", "Did you mean reach?");
    }
}
