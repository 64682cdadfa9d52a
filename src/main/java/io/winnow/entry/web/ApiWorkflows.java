package io.winnow.entry.web;

import io.winnow.entry.webhook.JiraEvents;
import io.winnow.workflow.ApplyGoals;
import io.winnow.workflow.ChangeInputs;
import io.winnow.workflow.ExplainIssue;
import io.winnow.workflow.ImportEvidence;
import io.winnow.workflow.ImportKpi;
import io.winnow.workflow.ManageTokens;
import io.winnow.workflow.ShowGoals;
import io.winnow.workflow.SignIn;
import java.time.Clock;

/**
 * What the API may set in motion: the same workflows as the commands; and whose tokens and sessions there are.
 *
 * @param events takes what Jira tells of changes
 */
public record ApiWorkflows(
        ImportEvidence importEvidence,
        ImportKpi importKpi,
        ShowGoals showGoals,
        ApplyGoals applyGoals,
        OrderWorkflows order,
        PushWorkflows pushes,
        ChangeInputs changeInputs,
        ExplainIssue explainIssue,
        ManageTokens tokens,
        SignIn signIn,
        PanelSettings panels,
        JiraEvents events,
        Clock clock) {}
