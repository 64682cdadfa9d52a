package io.winnow.planning;

import io.winnow.model.IssueId;
import java.math.BigDecimal;
import java.util.List;

/**
 * How the plan would be with another capacity, by the readable way.
 *
 * @param added what would come in, in the backlog's order
 * @param dropped what would fall out
 */
public record WhatIf(
        BigDecimal capacity, BigDecimal used, BigDecimal value, List<IssueId> added, List<IssueId> dropped) {

    public WhatIf {
        added = List.copyOf(added);
        dropped = List.copyOf(dropped);
    }
}
