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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals, driven by their commands the way a person drives them, against the simulated Jira. */
class GoalsEndToEndTest {

    private static final String QUERY = "project = OPS AND issuetype = Story";
    private static final int OPS_STORIES = 8; // of the small site's forty issues, every fourth but not every fifth

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private String epic = "";
    private String story = "";
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        site.addField("Goal", FieldKind.SELECT, "Retention", "Growth", "Typo");
        epic = site.keyOf(site.createIssue(new IssueDraft("PAY", "Epic", "An epic").labels("Keep")));
        story = site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "A story").parent(epic)));
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private String goals() {
        return """
                goals:
                  - id: retention
                    name: Keep the customers we have
                    theme: revenue
                    weight: 3
                    start: 2020-01-01
                    due: 2020-12-31
                    keyResults:
                      - {id: nps, metric: NPS, direction: up, baseline: 30, target: 40, kpi: nps}
                    links: {labels: [keep], issues: [PAY-999], field: {name: Goal, values: [Retention]}}
                    goals:
                      - {id: calm, name: Calm operations, links: {jql: "%s"}}
                  - {id: growth, name: Grow, links: {issues: [%s], field: {name: Goal, values: [Growth]}, jql: ["%s"]}}
                  - {id: dream, name: Nobody works on it}
                """.formatted(QUERY, small.key(1), QUERY);
    }

    private Ended apply(String yaml, String... more) {
        try {
            Path file = Files.writeString(folder.resolve("goals.yaml"), yaml);
            String[] words = {"goals", "apply", file.toString(), "--json"};
            return user.run(
                    jira,
                    java.util.stream.Stream.concat(List.of(words).stream(), List.of(more).stream())
                            .toArray(String[]::new));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private JsonNode show() {
        Ended ended = user.run(jira, "goals", "show", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.json();
    }

    private void sync() {
        Ended ended = user.run(jira, "sync");
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }

    private static List<String> each(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> key.isEmpty() ? one.asText() : one.path(key).asText())
                .toList();
    }

    private long searches() {
        return jira.requests()
                .matching(
                        one -> one.path().endsWith("/search/jql") && one.body().contains(QUERY))
                .size();
    }

    @Test
    void goals_are_applied_once_kept_by_version_and_tried_without_a_change() {
        assertThat(apply(goals(), "--dry-run").json().path("version").isNull()).isTrue();
        assertThat(show().path("goals")).isEmpty();

        JsonNode first = apply(goals()).json();
        JsonNode again = apply(goals()).json();
        JsonNode next = apply(goals().replace("weight: 3", "weight: 4")).json();

        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(each(first.path("added"), "")).containsExactly("retention", "calm", "growth", "dream");
        assertThat(again.path("version").asInt()).isEqualTo(1);
        assertThat(again.path("changed").asBoolean()).isFalse();
        assertThat(next.path("version").asInt()).isEqualTo(2);
        assertThat(each(next.path("altered"), "")).containsExactly("retention");
        assertThat(show().path("goals").path(0).path("weight").asInt()).isEqualTo(4);
    }

    @Test
    void labels_fields_queries_lists_and_parents_link_issues_and_one_search_answers_a_query() {
        site.edit(small.key(2), "Goal", "Retention");
        apply(goals());
        sync();

        JsonNode shown = show();

        JsonNode retention = shown.path("goals").path(0);
        JsonNode growth = shown.path("goals").path(1);
        assertThat(searches()).isEqualTo(1);
        assertThat(retention.path("own").path("issues").asInt())
                .as("epic, story, field")
                .isEqualTo(3);
        assertThat(retention.path("goals").path(0).path("issues").asInt()).isEqualTo(OPS_STORIES);
        assertThat(retention.path("issues").asInt()).isEqualTo(3 + OPS_STORIES);
        assertThat(growth.path("issues").asInt()).isEqualTo(1 + OPS_STORIES);
        assertThat(growth.path("openEffort").decimalValue()).isPositive();
        assertThat(growth.path("scoredValue").decimalValue()).isPositive();
        assertThat(retention.path("customers").asInt()).isZero();
        assertThat(each(shown.path("unserved"), "")).containsExactly("dream");
        assertThat(retention.fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "name",
                        "weight",
                        "progress",
                        "pace",
                        "issues",
                        "openEffort",
                        "scoredValue",
                        "customers",
                        "evidence",
                        "goals");
    }

    @Test
    void what_leads_nowhere_or_contradicts_itself_is_reported_and_nothing_is_dropped() {
        site.edit(small.key(1), "Goal", "Retention");
        site.edit(small.key(2), "Goal", "Typo");
        apply(goals());
        sync();

        JsonNode shown = show();

        assertThat(each(shown.path("unknown"), "value")).containsExactly("PAY-999", "Typo", "nps");
        assertThat(each(shown.path("unknown"), "kind")).containsExactly("issue", "value", "kpi");
        assertThat(each(shown.path("unknown").path(1).path("issues"), "")).containsExactly(small.key(2));
        assertThat(each(shown.path("conflicts"), "key")).containsExactly(small.key(1));
        assertThat(each(explained(small.key(1)), "id")).containsExactly("retention", "growth");
    }

    private JsonNode explained(String key) {
        return user.run(jira, "explain", key, "--json").json().path("goals");
    }

    @Test
    void an_explanation_says_which_goals_an_issue_serves_and_why() {
        apply(goals());
        sync();

        JsonNode inherited = explained(story).path(0);

        assertThat(inherited.path("id").asText()).isEqualTo("retention");
        assertThat(inherited.path("weight").asInt()).isEqualTo(3);
        assertThat(inherited.path("why").path(0).path("words").asText()).isEqualTo("under " + epic + ": label keep");
        assertThat(user.run(jira, "explain", epic).out()).contains("serves retention", "label keep");
        assertThat(explained(small.key(3))).isEmpty();
    }

    @Test
    void a_query_jira_refuses_is_reported_keeps_its_issues_and_stops_nothing() {
        apply(goals());
        sync();
        apply(goals().replace("jql: [\"" + QUERY, "jql: [\"nonsense = 1\", \"" + QUERY));

        Ended ended = user.run(jira, "sync", "--json");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err()).contains("nonsense = 1");
        assertThat(ended.backlog().path("scores").path("scored").asInt()).isEqualTo(SmallSite.SCORED);
        assertThat(each(show().path("unknown"), "kind")).contains("jql");
        assertThat(show().path("goals").path(1).path("issues").asInt()).isEqualTo(1 + OPS_STORIES);
    }

    @Test
    void a_listed_issue_stays_linked_when_it_moves() {
        apply(goals());
        sync();
        String before = small.key(1);
        site.move(before, "OPS");
        sync();

        assertThat(each(show().path("unknown"), "value")).doesNotContain(before);
        assertThat(each(explained(small.key(1)), "id")).contains("growth");
    }

    @Test
    void a_field_the_goals_name_and_jira_lacks_is_reported_and_stops_nothing() {
        apply(goals().replace("name: Goal, values: [Retention]", "name: Gaol, values: [Retention]"));
        sync();

        assertThat(each(show().path("unknown"), "value")).contains("Gaol");
    }

    @Test
    void a_kpi_series_moves_a_key_result_and_bad_lines_are_told() throws IOException {
        apply(goals());
        Path csv = Files.writeString(
                folder.resolve("nps.csv"), "kpi,date,value\nNPS,2020-06-30,34\nnps,2020-09-30,36\nnps,soon,37\n");

        Ended ended = user.run(jira, "kpi", "import", csv.toString());

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.out()).contains("2 values added", "1 line not usable");
        assertThat(ended.err()).contains("nps.csv:4:", "soon");
        JsonNode goal = show().path("goals").path(0);
        assertThat(goal.path("progress").decimalValue()).isEqualByComparingTo("0.6");
        assertThat(goal.path("pace").path("state").asText()).isEqualTo("behind");
        assertThat(goal.path("keyResults").path(0).path("measured").asText()).isEqualTo("2020-09-30");
        JsonNode again =
                user.run(jira, "kpi", "import", csv.toString(), "--json").json();
        assertThat(again.path("same").asInt()).isEqualTo(2);
        assertThat(again.path("bad").path(0).path("line").asInt()).isEqualTo(4);
    }

    @Test
    void evidence_of_all_issues_of_a_goal_is_counted_together_each_customer_once() throws IOException {
        apply(goals());
        sync();
        Path csv = Files.writeString(
                folder.resolve("said.csv"),
                "externalId,text,customer,issue\n1,It hurts,Acme,%s\n2,It hurts too,Acme,%s\n3,And me,Beta,%s\n"
                        .formatted(epic, story, small.key(1)));
        Ended imported = user.run(jira, "evidence", "import", csv.toString());
        assertThat(imported.code()).as(imported.out() + imported.err()).isZero();

        JsonNode shown = show().path("goals");

        assertThat(shown.path(0).path("customers").asInt()).isEqualTo(1);
        assertThat(shown.path(0).path("evidence").asInt()).isEqualTo(2);
        assertThat(shown.path(1).path("customers").asInt()).isEqualTo(1);
        assertThat(shown.path(1).path("evidence").asInt()).isEqualTo(1);
    }

    @Test
    void a_person_reads_the_same_as_lines() {
        apply(goals());
        sync();

        String shown = user.run(jira, "goals", "show").out();

        assertThat(shown)
                .contains("retention  Keep the customers we have  (weight 3, revenue)", "NPS: no figure yet")
                .contains("unknown: retention: issue 'PAY-999'", "unserved: No issue serves dream");
    }

    @Test
    void a_wrong_file_and_wrong_usage_end_with_2_and_say_where() {
        Ended wrong = apply("goals: [{id: a, name: A, weight: 0}]\n");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("goals.yaml:1:", "goals[0].weight");
        assertThat(user.run(jira, "goals").code()).isEqualTo(2);
        assertThat(user.run(jira, "kpi").code()).isEqualTo(2);
        assertThat(user.run(jira, "goals", "apply", folder.resolve("none.yaml").toString())
                        .code())
                .isEqualTo(2);
        assertThat(user.run(jira, "kpi", "import", folder.resolve("none.csv").toString())
                        .code())
                .isEqualTo(2);
        assertThat(user.run(jira, "goals", "show").out()).contains("No goals have been applied yet");
    }
}
