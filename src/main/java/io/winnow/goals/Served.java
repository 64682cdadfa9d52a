package io.winnow.goals;

import java.util.List;

/** A goal that an issue serves, and every reason why. */
public record Served(Goal goal, List<Reason> reasons) {

    public Served {
        reasons = List.copyOf(reasons);
    }
}
