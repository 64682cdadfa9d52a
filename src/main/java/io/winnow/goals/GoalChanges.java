package io.winnow.goals;

import java.util.List;
import java.util.function.Predicate;

/** How one tree differs from an earlier one; each list holds ids in the order of its tree. */
public record GoalChanges(List<String> added, List<String> changed, List<String> removed) {

    public GoalChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    public static GoalChanges between(GoalTree before, GoalTree after) {
        return new GoalChanges(
                ids(after, goal -> before.find(goal.id()).isEmpty()),
                ids(
                        after,
                        goal -> before.find(goal.id())
                                .filter(old -> !same(before, old, after, goal))
                                .isPresent()),
                ids(before, goal -> after.find(goal.id()).isEmpty()));
    }

    private static List<String> ids(GoalTree tree, Predicate<Goal> wanted) {
        return tree.all().stream().filter(wanted).map(Goal::id).toList();
    }

    /** Its parts may differ, for they are told by themselves; where it stands may not. */
    private static boolean same(GoalTree before, Goal old, GoalTree after, Goal goal) {
        return old.alone().equals(goal.alone())
                && before.above(old).stream()
                        .map(Goal::id)
                        .toList()
                        .equals(after.above(goal).stream().map(Goal::id).toList());
    }
}
