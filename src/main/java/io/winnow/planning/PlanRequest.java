package io.winnow.planning;

import io.winnow.ranking.OrderOverride;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What to plan.
 *
 * @param items every issue of the backlog once, given in any order; kept as ranked, unranked ones last
 * @param overrides those that hold; only pins and exclusions count here
 */
public record PlanRequest(
        List<PlanItem> items, Capacity capacity, PlanRules rules, Collection<OrderOverride> overrides) {

    private static final Comparator<PlanItem> BEST_FIRST = Comparator.<PlanItem>comparingInt(
                    item -> item.rank() == 0 ? Integer.MAX_VALUE : item.rank())
            .thenComparing(PlanItem::id);

    public PlanRequest {
        items = sorted(items)
                ? List.copyOf(items)
                : items.stream().sorted(BEST_FIRST).toList();
        overrides = List.copyOf(overrides);
    }

    /** Far cheaper to see than to sort, and one request follows from another many times. */
    private static boolean sorted(List<PlanItem> items) {
        PlanItem before = null;
        for (PlanItem item : items) {
            if (before != null && BEST_FIRST.compare(before, item) > 0) {
                return false;
            }
            before = item;
        }
        return true;
    }

    PlanRequest with(List<PlanItem> otherItems) {
        return new PlanRequest(otherItems, capacity, rules, overrides);
    }

    PlanRequest with(Capacity other) {
        return new PlanRequest(items, other, rules, overrides);
    }

    PlanRequest with(PlanRules other) {
        return new PlanRequest(items, capacity, other, overrides);
    }

    PlanRequest with(Collection<OrderOverride> others) {
        return new PlanRequest(items, capacity, rules, others);
    }
}
