package io.winnow.planning;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a sprint should hold.
 *
 * @param used effort of all candidates
 * @param value sum of their scores
 * @param candidates in their order
 * @param leftOut every other issue, with its reason: what stands highest in the order first, unscored ones last
 * @param unmet the rules that can't be met; the plan meets all others
 */
public record SprintPlan(
        Capacity capacity,
        BigDecimal used,
        BigDecimal value,
        Best best,
        List<SprintCandidate> candidates,
        List<LeftOut> leftOut,
        List<Unmet> unmet) {

    public SprintPlan {
        candidates = List.copyOf(candidates);
        leftOut = List.copyOf(leftOut);
        unmet = List.copyOf(unmet);
    }

    /**
     * The most value any plan could have under the same rules.
     *
     * @param proven whether it is that; else no plan is better than it, but perhaps none is as good
     */
    public record Best(BigDecimal value, boolean proven) {}
}
