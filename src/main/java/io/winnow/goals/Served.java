package io.winnow.goals;

import java.math.BigDecimal;
import java.util.List;

/**
 * A goal that an issue serves, and every reason why.
 *
 * @param weight what the goal counts beside all others
 */
public record Served(Goal goal, BigDecimal weight, List<Reason> reasons) {

    public Served {
        reasons = List.copyOf(reasons);
    }

    /** The weight of the heaviest of them, for an issue isn't worth more for being filed under many; 0 when there is none. */
    public static BigDecimal heaviest(List<Served> served) {
        return served.stream().map(Served::weight).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }
}
