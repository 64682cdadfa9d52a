package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What two plans of one sprint don't share, each in its plan's order.
 *
 * @param in only the second holds them
 * @param out only the first does
 */
record PlanDifference(List<IssueId> in, List<IssueId> out) {

    private static final int NAMED = 8;

    static PlanDifference between(SprintPlan first, SprintPlan second) {
        return new PlanDifference(only(second, first), only(first, second));
    }

    private static List<IssueId> only(SprintPlan plan, SprintPlan other) {
        Set<IssueId> ids = ids(plan);
        ids.removeAll(ids(other));
        return List.copyOf(ids);
    }

    private static Set<IssueId> ids(SprintPlan plan) {
        Set<IssueId> ids = new LinkedHashSet<>();
        plan.candidates().stream().map(SprintCandidate::id).forEach(ids::add);
        return ids;
    }

    boolean nothing() {
        return in.isEmpty() && out.isEmpty();
    }

    /** Such as {@code in: PAY-1, PAY-2; out: PAY-3}; empty when there is no difference. */
    String words(PlanLines lines) {
        return said("in: ", in, lines) + (in.isEmpty() || out.isEmpty() ? "" : "; ") + said("out: ", out, lines);
    }

    private static String said(String word, List<IssueId> ids, PlanLines lines) {
        return ids.isEmpty()
                ? ""
                : word
                        + String.join(
                                ", ", ids.stream().limit(NAMED).map(lines::key).toList())
                        + (ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "");
    }
}
