package io.winnow.entry.web;

import io.winnow.workflow.ChangeInputs;
import io.winnow.workflow.ExplainIssue;
import java.time.Clock;

/** What the pages of one site may set in motion for people whom another system knows. */
public record SiteWorkflows(
        OrderWorkflows order,
        PushWorkflows pushes,
        ChangeInputs changeInputs,
        ExplainIssue explainIssue,
        Clock clock) {}
