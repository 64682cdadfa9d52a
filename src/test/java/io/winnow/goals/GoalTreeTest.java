package io.winnow.goals;

import static io.winnow.goals.Cases.goal;
import static io.winnow.goals.LinkRules.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTreeTest {

    private static final long SEED = 20_261_122L;

    private static Goal dated(String id, @Nullable String start, @Nullable String due, Goal... parts) {
        return new Goal(
                id,
                id,
                "",
                BigDecimal.ONE,
                "",
                start == null ? null : LocalDate.parse(start),
                due == null ? null : LocalDate.parse(due),
                List.of(),
                NONE,
                List.of(parts));
    }

    @Test
    void every_goal_is_found_by_its_id_whatever_its_case_and_knows_those_above_it() {
        Goal leaf = goal("leaf", NONE);
        GoalTree tree = new GoalTree(List.of(goal("top", NONE, goal("mid", NONE, leaf)), goal("other", NONE)));

        assertThat(tree.all()).extracting(Goal::id).containsExactly("top", "mid", "leaf", "other");
        assertThat(tree.find("LEAF")).contains(leaf);
        assertThat(tree.find("none")).isEmpty();
        assertThat(tree.above(leaf)).extracting(Goal::id).containsExactly("mid", "top");
    }

    @Test
    void two_goals_with_one_id_are_refused_wherever_they_stand() {
        assertThatThrownBy(() -> new GoalTree(List.of(goal("a", NONE, goal("b", NONE)), goal("B", NONE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two goals have the id B");
    }

    @Test
    void too_many_or_too_deep_goals_are_refused() {
        Goal deep = goal("g0", NONE);
        for (int i = 1; i <= GoalTree.DEEPEST; i++) {
            deep = goal("g" + i, NONE, deep);
        }
        List<Goal> tooDeep = List.of(deep);
        List<Goal> tooMany = new ArrayList<>();
        for (int i = 0; i <= GoalTree.MOST_GOALS; i++) {
            tooMany.add(goal("g" + i, NONE));
        }

        assertThatThrownBy(() -> new GoalTree(tooDeep)).hasMessageContaining("6 deep");
        assertThatThrownBy(() -> new GoalTree(tooMany)).hasMessageContaining("more than 500");
    }

    @Test
    void a_goal_takes_the_dates_it_does_not_say_from_the_nearest_goal_above_it() {
        Goal leaf = dated("leaf", null, "2026-11-30");
        Goal lost = dated("lost", "2026-01-01", null);
        GoalTree tree = new GoalTree(
                List.of(dated("top", "2026-10-01", "2026-12-31", dated("mid", "2026-11-01", null, leaf)), lost));

        assertThat(tree.span(leaf)).contains(new Span(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30")));
        assertThat(tree.span(lost)).isEmpty();
    }

    @Test
    void a_weight_of_zero_a_due_day_before_the_start_and_a_key_result_twice_are_refused() {
        KeyResult nps =
                new KeyResult("nps", "NPS", "", Direction.UP, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, null);

        assertThatThrownBy(() -> new Goal("a", "a", "", BigDecimal.ZERO, "", null, null, List.of(), NONE, List.of()))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> dated("a", "2026-10-01", "2026-10-01")).hasMessageContaining("isn't after its start");
        assertThatThrownBy(() ->
                        new Goal("a", "a", "", BigDecimal.ONE, "", null, null, List.of(nps, nps), NONE, List.of()))
                .hasMessageContaining("two key results");
    }

    @Test
    void a_tree_compared_with_another_tells_what_came_changed_moved_and_went() {
        GoalTree before = new GoalTree(List.of(goal("a", NONE, goal("b", NONE)), goal("c", NONE), goal("d", NONE)));
        GoalTree after = new GoalTree(
                List.of(goal("a", NONE), goal("b", NONE), goal("c", Cases.listed("PAY-1")), goal("e", NONE)));

        assertThat(GoalChanges.between(before, after))
                .isEqualTo(new GoalChanges(List.of("e"), List.of("b", "c"), List.of("d")));
        assertThat(GoalChanges.between(before, before)).isEqualTo(new GoalChanges(List.of(), List.of(), List.of()));
    }

    @Test
    void in_any_tree_each_goal_stands_once_and_below_exactly_those_that_hold_it() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int[] next = {0};
            GoalTree tree = new GoalTree(any(random, 1, next));

            assertThat(tree.all()).as("seed %s, round %s", SEED, round).hasSize(next[0]);
            for (Goal goal : tree.all()) {
                assertThat(goal.goals())
                        .as("seed %s, round %s", SEED, round)
                        .allSatisfy(part -> assertThat(tree.above(part).get(0)).isEqualTo(goal))
                        .allSatisfy(part -> assertThat(tree.related(part, goal)).isTrue());
            }
        }
    }

    private static List<Goal> any(Random random, int depth, int[] next) {
        List<Goal> goals = new ArrayList<>();
        for (int i = random.nextInt(depth > 4 ? 1 : 4); i > 0; i--) {
            String id = "g" + next[0]++;
            goals.add(goal(id, NONE, any(random, depth + 1, next).toArray(Goal[]::new)));
        }
        return goals;
    }
}
