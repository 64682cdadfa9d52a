package io.winnow.entry.cli;

import io.winnow.tracker.RequestCounts;
import io.winnow.workflow.ApplyGoals;
import io.winnow.workflow.ApplyPlan;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.BuildReport;
import io.winnow.workflow.ChangeInputs;
import io.winnow.workflow.CheckSetup;
import io.winnow.workflow.ConfirmInputs;
import io.winnow.workflow.CountEvidence;
import io.winnow.workflow.CreateIssue;
import io.winnow.workflow.DecideOrder;
import io.winnow.workflow.ExplainIssue;
import io.winnow.workflow.ExportEvidence;
import io.winnow.workflow.ImportCustomers;
import io.winnow.workflow.ImportEvidence;
import io.winnow.workflow.ImportKpi;
import io.winnow.workflow.ListPushes;
import io.winnow.workflow.ManageCustomers;
import io.winnow.workflow.ManageFields;
import io.winnow.workflow.ManageTokens;
import io.winnow.workflow.MeasureInbox;
import io.winnow.workflow.PullEvidence;
import io.winnow.workflow.RegisterWebhook;
import io.winnow.workflow.ScoreNext;
import io.winnow.workflow.ShowAudit;
import io.winnow.workflow.ShowEvidence;
import io.winnow.workflow.ShowGoals;
import io.winnow.workflow.ShowInbox;
import io.winnow.workflow.ShowOverrides;
import io.winnow.workflow.ShowPlan;
import io.winnow.workflow.ShowRoadmap;
import io.winnow.workflow.ShowStatus;
import io.winnow.workflow.SignIn;
import io.winnow.workflow.SortEvidence;
import io.winnow.workflow.SyncBacklogs;
import io.winnow.workflow.UndoPush;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** The workflows of one configuration, ready to be called; closing it stops everything it started. */
public interface Application extends AutoCloseable {

    /** In the order of the configuration. */
    List<BacklogSettings> backlogs();

    SyncBacklogs syncBacklogs();

    BuildReport buildReport();

    ShowStatus showStatus();

    ExplainIssue explainIssue();

    ShowPlan showPlan();

    ScoreNext scoreNext();

    ShowRoadmap showRoadmap();

    ConfirmInputs confirmInputs();

    ChangeInputs changeInputs();

    ApplyPlan applyPlan();

    UndoPush undoPush();

    DecideOrder decideOrder();

    ShowOverrides showOverrides();

    ListPushes listPushes();

    ApplyGoals applyGoals();

    ShowGoals showGoals();

    ImportKpi importKpi();

    ManageFields manageFields();

    CheckSetup checkSetup();

    RegisterWebhook registerWebhook();

    ImportEvidence importEvidence();

    ExportEvidence exportEvidence();

    ImportCustomers importCustomers();

    PullEvidence pullEvidence();

    CountEvidence countEvidence();

    ShowInbox showInbox();

    MeasureInbox measureInbox();

    SortEvidence sortEvidence();

    ShowEvidence showEvidence();

    CreateIssue createIssue();

    ManageCustomers manageCustomers();

    ManageTokens manageTokens();

    SignIn signIn();

    ShowAudit showAudit();

    Instant now();

    /** Requests sent to the tracker so far. */
    RequestCounts requests();

    /**
     * Where a browser finds {@link #serve} when it runs; {@code port} in place of the configured one. Throws
     * {@link io.winnow.workflow.SetupException} when that can't be known.
     */
    URI address(OptionalInt port);

    /** Starts the page and the schedule; {@code port} in place of the configured one. */
    Server serve(OptionalInt port);

    @Override
    void close();
}
