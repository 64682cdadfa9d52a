package io.winnow.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.goals.Pace.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final long SEED = 20_261_122L;
    private static final LocalDate START = LocalDate.parse("2026-10-01");
    private static final LocalDate DUE = START.plusDays(100);

    private static KeyResult result(String baseline, String target, @Nullable String current) {
        BigDecimal from = new BigDecimal(baseline);
        BigDecimal to = new BigDecimal(target);
        return new KeyResult(
                "r" + baseline + target + current,
                "Metric",
                "",
                to.compareTo(from) > 0 ? Direction.UP : Direction.DOWN,
                from,
                to,
                current == null ? null : new BigDecimal(current),
                current == null ? "NPS" : null);
    }

    private static Goal goal(String id, String weight, List<KeyResult> results, Goal... parts) {
        return new Goal(id, id, "", new BigDecimal(weight), "", START, DUE, results, LinkRules.NONE, List.of(parts));
    }

    private static GoalProgress measured(Goal goal, int day) {
        return new ProgressMeter(new GoalTree(List.of(goal)), Map.of(), START.plusDays(day)).of(goal);
    }

    @ParameterizedTest
    @CsvSource({
        "31, 40, 34, 0.3333, 0.3333",
        "31, 40, 31, 0, 0",
        "31, 40, 40, 1, 1",
        "31, 40, 49, 1, 2",
        "31, 40, 22, 0, -1",
        "8, 2, 5, 0.5, 0.5",
        "8, 2, 2, 1, 1",
        "8, 2, 9.5, 0, -0.25",
        "-10, 10, 0, 0.5, 0.5"
    })
    void progress_runs_from_the_baseline_to_the_target_up_or_down(
            String baseline, String target, String current, String progress, String unclamped) {
        KeyResultProgress measured = measured(goal("a", "1", List.of(result(baseline, target, current))), 0)
                .keyResults()
                .get(0);

        assertThat(measured.progress()).isEqualByComparingTo(progress);
        assertThat(measured.unclamped()).isEqualByComparingTo(unclamped);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50, ON_TRACK, 0.5, 0",
        "50, 40, ON_TRACK, 0.5, -0.1",
        "50, 39, BEHIND, 0.5, -0.11",
        "50, 60, ON_TRACK, 0.5, 0.1",
        "50, 61, AHEAD, 0.5, 0.11",
        "-20, 0, ON_TRACK, 0, 0",
        "100, 99, BEHIND, 1, -0.01",
        "100, 100, ON_TRACK, 1, 0",
        "500, 120, AHEAD, 1, 0.2",
        "20, -50, BEHIND, 0.2, -0.7"
    })
    void pace_is_progress_against_the_time_that_has_passed(
            int day, String current, State state, String expected, String difference) {
        KeyResultProgress measured = measured(goal("a", "1", List.of(result("0", "100", current))), day)
                .keyResults()
                .get(0);

        Pace pace = java.util.Objects.requireNonNull(measured.pace());
        assertThat(pace.state()).isEqualTo(state);
        assertThat(pace.expected()).isEqualByComparingTo(expected);
        assertThat(pace.difference()).isEqualByComparingTo(difference);
    }

    @Test
    void without_a_start_or_due_day_there_is_no_pace() {
        Goal goal = new Goal(
                "a",
                "a",
                "",
                BigDecimal.ONE,
                "",
                START,
                null,
                List.of(result("0", "1", "0.5")),
                LinkRules.NONE,
                List.of());

        assertThat(measured(goal, 10).pace()).isNull();
        assertThat(measured(goal, 10).progress()).isEqualByComparingTo("0.5");
    }

    @Test
    void a_key_result_may_take_its_figure_from_a_kpi_series_and_says_of_which_day() {
        Goal goal = goal("a", "1", List.of(result("31", "40", null)));
        KpiPoint point = new KpiPoint("nps", START, new BigDecimal("35.5"));
        ProgressMeter meter = new ProgressMeter(new GoalTree(List.of(goal)), Map.of("nps", point), DUE);

        KeyResultProgress measured = meter.of(goal).keyResults().get(0);

        assertThat(measured.progress()).isEqualByComparingTo("0.5");
        assertThat(measured.measured()).isEqualTo(START);
        assertThat(meter.unknown()).isEmpty();
    }

    @Test
    void a_series_without_a_value_leaves_progress_open_and_is_reported() {
        Goal goal = goal("a", "1", List.of(result("31", "40", null)));
        ProgressMeter meter = new ProgressMeter(new GoalTree(List.of(goal)), Map.of(), DUE);

        assertThat(meter.of(goal).progress()).isNull();
        assertThat(meter.of(goal).pace()).isNull();
        assertThat(meter.unknown()).extracting(Unknown::value).containsExactly("NPS");
    }

    @Test
    void a_goal_without_key_results_goes_as_its_parts_do_by_weight() {
        Goal half = goal("half", "3", List.of(result("0", "10", "5")));
        Goal none = goal("none", "1", List.of(result("0", "10", "-5"), result("0", "20", "-5")));
        Goal open = goal("open", "9", List.of());

        assertThat(measured(goal("top", "1", List.of(), half, none, open), 0).progress())
                .isEqualByComparingTo("0.375");
    }

    @Test
    void contradictions_are_refused_with_their_remedy() {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal ten = BigDecimal.TEN;

        assertThatThrownBy(() -> new KeyResult("a", "A", "", Direction.UP, one, new BigDecimal("1.0"), one, null))
                .hasMessageContaining("target that is its baseline");
        assertThatThrownBy(() -> new KeyResult("a", "A", "", Direction.DOWN, one, ten, one, null))
                .hasMessageContaining("goes down, but its target is above");
        assertThatThrownBy(() -> new KeyResult("a", "A", "", Direction.UP, ten, one, one, null))
                .hasMessageContaining("goes up, but its target is below");
        assertThatThrownBy(() -> new KeyResult("a", "A", "", Direction.UP, one, ten, null, null))
                .hasMessageContaining("Write current or kpi");
        assertThatThrownBy(() -> new KeyResult("a", "A", "", Direction.UP, one, ten, one, "nps"))
                .hasMessageContaining("Keep one of the two");
    }

    @Test
    void progress_never_leaves_0_to_1_and_grows_with_every_step_towards_the_target() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            int baseline = random.nextInt(200) - 100;
            int target = baseline + (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(100));
            int current = random.nextInt(600) - 300;
            int nearer = current + Integer.signum(target - baseline) * (1 + random.nextInt(50));
            String as = "seed %s, case %s: %s to %s, %s".formatted(SEED, i, baseline, target, current);

            BigDecimal one = progress(baseline, target, current);
            BigDecimal other = progress(baseline, target, nearer);

            assertThat(one).as(as).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(other).as(as).isGreaterThanOrEqualTo(one);
        }
    }

    private static BigDecimal progress(int baseline, int target, int current) {
        Goal goal = goal("a", "1", List.of(result("" + baseline, "" + target, "" + current)));
        return java.util.Objects.requireNonNull(measured(goal, 0).progress());
    }
}
