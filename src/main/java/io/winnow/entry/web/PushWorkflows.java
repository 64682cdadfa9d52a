package io.winnow.entry.web;

import io.winnow.workflow.ApplyPlan;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.ListPushes;
import io.winnow.workflow.UndoPush;
import java.util.List;
import java.util.function.Supplier;

/**
 * What writing a plan to the tracker takes: the same workflows as the commands.
 *
 * @param ids gives every run a new id of lower-case letters and digits
 */
public record PushWorkflows(
        ApplyPlan applyPlan,
        UndoPush undoPush,
        ListPushes listPushes,
        List<BacklogSettings> backlogs,
        Supplier<String> ids) {

    public PushWorkflows {
        backlogs = List.copyOf(backlogs);
    }
}
