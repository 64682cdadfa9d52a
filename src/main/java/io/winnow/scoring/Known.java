package io.winnow.scoring;

import io.winnow.evidence.Counts;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is known of an issue beside what it says itself.
 *
 * @param evidence for the issue and for all that is below it
 * @param goals ids of those it serves, in the order of the tree
 * @param goalWeight the weight of the heaviest of them; 0 when it serves none
 */
public record Known(Counts evidence, List<String> goals, BigDecimal goalWeight) {

    public static final Known NOTHING = new Known(Counts.NONE, List.of(), BigDecimal.ZERO);

    public Known {
        goals = List.copyOf(goals);
    }
}
