package io.winnow.goals;

import java.util.List;

/** How one goal stands, with the goals it consists of. */
public record Standing(Goal goal, GoalProgress progress, Coverage coverage, List<Standing> parts) {

    public Standing {
        parts = List.copyOf(parts);
    }
}
