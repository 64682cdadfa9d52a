package io.winnow.report;

import io.winnow.goals.Goal;

/**
 * A goal as a row of the list names it.
 *
 * @param theme its colour
 * @param sign tells the theme without the colour
 * @param title what the chip stands for, in full
 */
public record GoalChip(String name, String theme, String sign, String title) {

    static GoalChip of(Goal goal) {
        GoalTheme theme = GoalTheme.of(goal.theme());
        return new GoalChip(goal.name(), theme.word(), theme.sign(), title(goal));
    }

    private static String title(Goal goal) {
        String theme = goal.theme().isBlank() ? "" : goal.theme() + ", ";
        return goal.name() + " (" + theme + "weight " + Figures.plain(goal.weight()) + ")";
    }
}
