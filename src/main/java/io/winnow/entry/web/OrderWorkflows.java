package io.winnow.entry.web;

import io.winnow.workflow.DecideOrder;
import io.winnow.workflow.ShowAudit;
import io.winnow.workflow.ShowOverrides;
import java.util.List;

/**
 * What people's decisions about the order take: the same workflows as the commands.
 *
 * @param backlogs the names of those there are
 */
public record OrderWorkflows(
        DecideOrder decideOrder, ShowOverrides showOverrides, ShowAudit showAudit, List<String> backlogs) {

    public OrderWorkflows {
        backlogs = List.copyOf(backlogs);
    }
}
