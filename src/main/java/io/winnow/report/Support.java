package io.winnow.report;

import io.winnow.evidence.IssueCounts;
import io.winnow.goals.Served;
import io.winnow.model.IssueId;
import java.math.BigDecimal;
import java.util.List;

/**
 * What speaks for an issue beside its score.
 *
 * @param heardIn the issue itself and those below it, as far as evidence names them
 * @param goals those it serves, in the order of the tree
 */
public record Support(IssueCounts evidence, List<IssueId> heardIn, List<Served> goals) {

    public static final Support NONE = new Support(IssueCounts.NONE, List.of(), List.of());

    public Support {
        heardIn = List.copyOf(heardIn);
        goals = List.copyOf(goals);
    }

    /** What its heaviest goal counts. */
    BigDecimal goalWeight() {
        return Served.heaviest(goals);
    }

    boolean heard() {
        return evidence.total().items() > 0;
    }
}
