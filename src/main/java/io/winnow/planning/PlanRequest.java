package io.winnow.planning;

import java.util.List;

/**
 * What to plan.
 *
 * @param items every issue of the backlog once, in any order
 */
public record PlanRequest(List<PlanItem> items, Capacity capacity) {

    public PlanRequest {
        items = List.copyOf(items);
    }
}
