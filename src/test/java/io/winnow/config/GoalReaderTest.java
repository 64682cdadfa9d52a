package io.winnow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.winnow.goals.Direction;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.goals.KeyResult;
import io.winnow.goals.LinkRules;
import io.winnow.goals.LinkRules.FieldRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalReaderTest {

    private static final String WHOLE = """
            goals:
              - id: retention
                name: Keep the customers we have
                theme: Revenue
                weight: 3.0
                owner: pm@acme.example
                start: 2026-10-01
                due: 2026-12-31
                keyResults:
                  - {id: nps, metric: NPS, unit: points, direction: up, baseline: 31, target: 40, current: 34}
                  - {id: churn, metric: Churn, direction: down, baseline: 8.5, target: 2, kpi: Churn rate}
                links:
                  issues: [pay-12, "10044", 10044]
                  labels: retention
                  field: {name: Goal, values: [Retention, Keep]}
                  jql: "project = PAY AND component = Checkout"
                goals:
                  - {id: checkout, name: A checkout nobody leaves}
            """;

    @TempDir
    Path folder;

    private GoalTree read(String yaml) {
        try {
            return GoalReader.read(Files.writeString(folder.resolve("goals.yaml"), yaml));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> problems(String yaml) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> read(yaml));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.problems())
                .allSatisfy(line -> assertThat(line).startsWith("goals.yaml").hasSizeLessThan(300));
        return refused.problems();
    }

    @Test
    void a_whole_file_is_read_into_a_tree() {
        Goal part = new Goal(
                "checkout",
                "A checkout nobody leaves",
                "",
                BigDecimal.ONE,
                "",
                null,
                null,
                List.of(),
                LinkRules.NONE,
                List.of());
        Goal goal = new Goal(
                "retention",
                "Keep the customers we have",
                "revenue",
                new BigDecimal("3"),
                "pm@acme.example",
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2026-12-31"),
                List.of(
                        new KeyResult(
                                "nps",
                                "NPS",
                                "points",
                                Direction.UP,
                                new BigDecimal("31"),
                                new BigDecimal("40"),
                                new BigDecimal("34"),
                                null),
                        new KeyResult(
                                "churn",
                                "Churn",
                                "",
                                Direction.DOWN,
                                new BigDecimal("8.5"),
                                new BigDecimal("2"),
                                null,
                                "churn rate")),
                new LinkRules(
                        List.of("PAY-12", "10044"),
                        List.of("retention"),
                        new FieldRule("Goal", List.of("Retention", "Keep")),
                        List.of("project = PAY AND component = Checkout")),
                List.of(part));

        assertThat(read(WHOLE)).isEqualTo(new GoalTree(List.of(goal)));
    }

    @Test
    void no_goals_at_all_may_be_applied_but_must_be_said() {
        assertThat(read("goals: []\n")).isEqualTo(GoalTree.EMPTY);
        assertThat(problems("{}\n"))
                .containsExactly("goals.yaml: goals: isn't set. Write goals: and a list, which may be [] for none.");
        assertThat(problems("")).singleElement().asString().contains("is empty", "docs/goals.md");
    }

    @Test
    void every_problem_is_told_at_once_with_its_line() {
        List<String> problems = problems("""
                goals:
                  - id: "a b"
                    nmae: A
                    weight: 0
                    start: 2026-10-01
                    due: yesterday
                  - id: b
                    name: B
                    start: 2026-10-01
                    due: 2026-09-01
                    keyResults:
                      - {id: x, metric: X, direction: up, baseline: 3, target: 3.0, current: 1}
                      - {id: y, metric: Y, direction: sideways, baseline: "1,5", target: 3}
                    links: {issues: [PAY 12], labels: [two words], field: {name: Goal}, jql: order by Rank}
                  - {id: B, name: Again}
                """);

        assertThat(problems)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("goals.yaml:2:5: goals[0].name: isn't set."),
                        line -> assertThat(line).startsWith("goals.yaml:2:9: goals[0].id: isn't an id."),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:3:5: goals[0].nmae: isn't known. Did you mean name?"),
                        line -> assertThat(line).startsWith("goals.yaml:4:13: goals[0].weight: is \"0\"."),
                        line -> assertThat(line).startsWith("goals.yaml:6:10: goals[0].due: is \"yesterday\"."),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:7:5: goals[1]: is due 2026-09-01, which isn't after"),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:12:9: goals[1].keyResults[0]: has a target that is"),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:13:39: goals[1].keyResults[1].direction: is \"sideways\"."),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:13:59: goals[1].keyResults[1].baseline: is \"1,5\"."),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:14:22: goals[1].links.issues[0]: is \"PAY 12\"."),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:14:40: goals[1].links.labels[0]: holds a blank"),
                        line -> assertThat(line).startsWith("goals.yaml:14:59: goals[1].links.field: names no value"),
                        line -> assertThat(line).startsWith("goals.yaml:14:78: goals[1].links.jql: only orders"),
                        line -> assertThat(line)
                                .startsWith("goals.yaml:15:5: goals[2]: has the id B, as has the goal in line 7."));
    }

    @Test
    void a_due_day_before_the_start_of_the_goal_above_is_told_where_it_stands() {
        assertThat(problems("""
                goals:
                  - id: a
                    name: A
                    start: 2026-10-01
                    goals:
                      - {id: b, name: B, due: 2026-09-01}
                """))
                .singleElement()
                .asString()
                .startsWith("goals.yaml:6:9: b: is due 2026-09-01, which isn't after 2026-10-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "goals: 3|must be a group",
                "goals: [{id: a, name: [x]}]|must be a single value",
                "goals: [{id: a, name: }]|has no value",
                "goals: [{id: a, name: A, name: B}]|is set twice",
                "- a|must be a group",
                "goals: [{id: a, name: A, keyResults: [{id: n, metric: N, direction: up, baseline: 1, target: 2, current: 1, kpi: n}]}]|both current and kpi",
                "goals: [{id: a, name: A, keyResults: [{id: n, metric: N, direction: up, baseline: 1, target: 2}]}]|neither what its figure is now",
                "goals: [{id: a, name: A, keyResults: [{id: n, metric: N, direction: down, baseline: 1, target: 2, current: 1}]}]|goes down, but its target is above"
            })
    void a_mistake_is_refused_with_its_remedy(String yaml, String problem) {
        assertThat(problems(yaml)).singleElement().asString().contains(problem);
    }

    @Test
    void goals_nested_too_deep_or_too_many_are_refused() {
        StringBuilder many = new StringBuilder("goals:\n");
        for (int i = 0; i <= GoalTree.MOST_GOALS + 3; i++) {
            many.append("  - {id: g").append(i).append(", name: G}\n");
        }

        assertThat(problems(many.toString())).singleElement().asString().contains("goals.yaml:502:", "at most 500");
        assertThat(problems(nested(GoalTree.DEEPEST + 1)))
                .singleElement()
                .asString()
                .contains("6 goals deep");
        assertThat(read(nested(GoalTree.DEEPEST)).all()).hasSize(GoalTree.DEEPEST);
    }

    private static String nested(int depth) {
        return "goals: [{id: g" + depth + ", name: G" + (depth == 1 ? "" : ", " + nested(depth - 1)) + "}]";
    }
}
