package io.winnow.entry.web;

import io.winnow.workflow.ApplyGoals;
import io.winnow.workflow.ImportEvidence;
import io.winnow.workflow.ImportKpi;
import io.winnow.workflow.ShowGoals;
import java.time.Clock;

/** What the API may set in motion: the same workflows as the commands. */
public record ApiWorkflows(
        ImportEvidence importEvidence,
        ImportKpi importKpi,
        ShowGoals showGoals,
        ApplyGoals applyGoals,
        OrderWorkflows order,
        Clock clock) {}
