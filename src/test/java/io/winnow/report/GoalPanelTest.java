package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.goals.Coverage;
import io.winnow.goals.Direction;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.goals.KeyResult;
import io.winnow.goals.KpiPoint;
import io.winnow.goals.LinkRules;
import io.winnow.goals.ProgressMeter;
import io.winnow.goals.Standing;
import io.winnow.goals.Sums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalPanelTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Sums NOTHING = new Sums(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    @Test
    void goals_stand_before_their_parts_and_tell_what_they_are_part_of() {
        List<GoalView> views = SampleSupport.panel().views();

        assertThat(views.stream().map(GoalView::depth)).containsExactly(0, 1, 0, 0, 0);
        assertThat(views.get(1).partOf()).isEqualTo("Keep the customers we have");
        assertThat(views.get(0).partOf()).isEmpty();
        assertThat(views.get(0).link()).isEqualTo("#goal=retain");
        assertThat(views.stream().map(GoalView::unserved)).containsExactly(false, false, false, false, true);
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "50, 60", "100, 30", "400, 7", "2000, 6"})
    void many_key_results_get_fewer_values_each_so_that_a_page_stays_a_page(int results, int points) {
        GoalPanel panel = panel(results, "1");

        List<KeyResultView> views =
                panel.views().stream().flatMap(goal -> goal.results().stream()).toList();

        assertThat(views).hasSize(results);
        assertThat(views).allMatch(view -> view.points().size() == points);
        assertThat(views.get(0).cut()).isEqualTo("The last " + points + " of 100 values.");
    }

    @ParameterizedTest
    @CsvSource({"31, 0 %, 0", "30, 0 %, 0", "35.5, 50 %, 50", "40, 100 %, 100", "99, 100 %, 100"})
    void a_bar_never_leaves_its_place(String current, String words, int length) {
        ProgressView progress =
                panel(1, current).views().get(0).results().get(0).progress();

        assertThat(progress.words()).isEqualTo(words);
        assertThat(progress.length()).isEqualTo(length);
        assertThat(progress.pace()).isEmpty();
        assertThat(progress.expected()).isEqualTo(-1);
    }

    @Test
    void a_key_result_without_a_value_says_so() {
        Goal goal = goal("g", 1);
        ProgressMeter meter = new ProgressMeter(new GoalTree(List.of(goal)), Map.of(), TODAY);
        GoalPanel panel = new GoalPanel(
                List.of(new Standing(goal, meter.of(goal), new Coverage(NOTHING, NOTHING, BigDecimal.ZERO), List.of())),
                NOTHING,
                Map.of());

        KeyResultView view = panel.views().get(0).results().get(0);

        assertThat(view.figures()).isEqualTo("no value yet → 40 points, from 31");
        assertThat(view.progress().known()).isFalse();
        assertThat(view.points()).isEmpty();
    }

    /** Twenty key results a goal, all of one series of a hundred days that ends at {@code current}. */
    private static GoalPanel panel(int results, String current) {
        List<KpiPoint> series = new ArrayList<>();
        for (int day = 0; day < 100; day++) {
            series.add(new KpiPoint("nps", TODAY.minusDays(99 - day), new BigDecimal(current)));
        }
        List<Goal> goals = new ArrayList<>();
        for (int left = results; left > 0; left -= 20) {
            goals.add(goal("g" + goals.size(), Math.min(20, left)));
        }
        ProgressMeter meter = new ProgressMeter(new GoalTree(goals), Map.of("nps", series.get(99)), TODAY);
        return new GoalPanel(
                goals.stream()
                        .map(goal -> new Standing(
                                goal, meter.of(goal), new Coverage(NOTHING, NOTHING, BigDecimal.ZERO), List.of()))
                        .toList(),
                NOTHING,
                Map.of("nps", series));
    }

    private static Goal goal(String id, int results) {
        return new Goal(
                id,
                id,
                "",
                BigDecimal.ONE,
                "",
                null,
                null,
                IntStream.range(0, results)
                        .mapToObj(n -> new KeyResult(
                                "k" + n,
                                "NPS",
                                "points",
                                Direction.UP,
                                new BigDecimal("31"),
                                new BigDecimal("40"),
                                null,
                                "NPS"))
                        .toList(),
                LinkRules.NONE,
                List.of());
    }
}
