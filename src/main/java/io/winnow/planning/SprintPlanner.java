package io.winnow.planning;

import io.winnow.planning.LeftOut.Kind;
import io.winnow.planning.SprintCandidate.Why;
import io.winnow.planning.SprintPlan.Best;
import io.winnow.scoring.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Walks the backlog's order and takes what fits. */
public final class SprintPlanner {

    static final Comparator<PlanItem> BEST_FIRST = Comparator.<PlanItem>comparingInt(
                    item -> item.rank() == 0 ? Integer.MAX_VALUE : item.rank())
            .thenComparing(PlanItem::id);

    public SprintPlan plan(PlanRequest request) {
        Capacity capacity = request.capacity();
        BigDecimal used = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        List<SprintCandidate> candidates = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (PlanItem item : request.items().stream().sorted(BEST_FIRST).toList()) {
            BigDecimal effort = item.effort();
            BigDecimal score = item.score();
            if (!item.barred().isEmpty() || effort == null || effort.signum() <= 0) {
                leftOut.add(new LeftOut(
                        item.id(),
                        Kind.NOT_PLANNABLE,
                        "not plannable: " + (item.barred().isEmpty() ? "no estimate" : item.barred()),
                        null));
            } else if (score == null || score.signum() <= 0) {
                leftOut.add(new LeftOut(
                        item.id(), Kind.NO_VALUE, score == null ? "not scored" : "its score isn't above 0", null));
            } else if (used.add(effort).compareTo(capacity.amount()) > 0) {
                BigDecimal free = capacity.amount().subtract(used);
                leftOut.add(new LeftOut(
                        item.id(),
                        Kind.NO_ROOM,
                        "needs " + Decimals.plain(effort) + ", " + Decimals.plain(free) + " left",
                        effort.subtract(free)));
            } else {
                used = used.add(effort);
                value = value.add(score);
                candidates.add(new SprintCandidate(
                        candidates.size() + 1,
                        item.id(),
                        effort,
                        score,
                        Why.VALUE,
                        "rank " + item.rank() + ", score " + Decimals.score(score),
                        used,
                        List.of(),
                        BigDecimal.ZERO));
            }
        }
        return new SprintPlan(capacity, used, value, new Best(value, false), candidates, leftOut, List.of());
    }
}
