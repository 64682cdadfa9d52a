package io.winnow.report;

import io.winnow.goals.Coverage;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalProgress;
import io.winnow.goals.KpiPoint;
import io.winnow.goals.Sums;
import io.winnow.report.GoalPanel.Placed;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One goal of the panel, in words. Its owner isn't shown: it may be a person.
 *
 * @param depth how deep it stands in the tree, from 0
 * @param partOf the goal above it; empty at the top
 * @param link the view of the list it stands for, as the address's fragment
 * @param facts weight and dates
 * @param sums what serves it, in short phrases
 * @param unserved whether no issue serves it
 */
public record GoalView(
        String name,
        int depth,
        String partOf,
        String theme,
        String sign,
        String themeName,
        String link,
        String facts,
        ProgressView progress,
        List<KeyResultView> results,
        List<String> sums,
        boolean unserved) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    static GoalView of(Placed placed, Map<String, List<KpiPoint>> series, int points) {
        Goal goal = placed.standing().goal();
        GoalTheme theme = GoalTheme.of(goal.theme());
        GoalProgress progress = placed.standing().progress();
        Coverage coverage = placed.standing().coverage();
        return new GoalView(
                goal.name(),
                placed.depth(),
                placed.above() == null ? "" : placed.above().name(),
                theme.word(),
                theme.sign(),
                goal.theme().strip(),
                "#goal=" + Links.segment(goal.id()),
                facts(goal),
                ProgressView.of(progress.progress(), progress.pace()),
                progress.keyResults().stream()
                        .map(result -> KeyResultView.of(result, series, points))
                        .toList(),
                sums(coverage),
                coverage.total().issues() == 0);
    }

    private static String facts(Goal goal) {
        String weight = "weight " + Figures.plain(goal.weight());
        return goal.due() == null ? weight : weight + " · due " + day(goal.due());
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static List<String> sums(Coverage coverage) {
        Sums total = coverage.total();
        List<String> sums = new ArrayList<>();
        sums.add(Figures.count(total.issues(), "issue") + ", " + Figures.number(total.openIssues()) + " open");
        if (total.openEffort().signum() > 0) {
            sums.add(Figures.plain(total.openEffort()) + " person-months open ("
                    + Figures.percent(coverage.shareOfOpenEffort()) + " of all)");
        }
        if (total.scoredValue().signum() > 0) {
            sums.add("scored value " + Figures.compact(total.scoredValue()));
        }
        if (total.evidence() > 0) {
            sums.add(Figures.count(total.customers(), "customer"));
        }
        return sums;
    }
}
