package io.winnow;

import io.winnow.config.WinnowConfig;
import io.winnow.entry.cli.Server;
import io.winnow.entry.schedule.BacklogSchedule;
import io.winnow.entry.schedule.SyncAction;
import io.winnow.entry.web.ApiWorkflows;
import io.winnow.entry.web.OrderWorkflows;
import io.winnow.entry.web.PanelSettings;
import io.winnow.entry.web.PushWorkflows;
import io.winnow.entry.web.SitePages;
import io.winnow.entry.web.SiteWorkflows;
import io.winnow.entry.web.WebServer;
import io.winnow.entry.web.WebSettings;
import io.winnow.entry.webhook.EventThread;
import io.winnow.entry.webhook.JiraEvents;
import io.winnow.entry.webhook.Later;
import io.winnow.report.ReportRenderer;
import io.winnow.store.sql.SqlStores;
import io.winnow.tracker.jira.Jira;
import io.winnow.workflow.BacklogProjects;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.Hint;
import io.winnow.workflow.KeptReports;
import io.winnow.workflow.OfferPanel;
import io.winnow.workflow.RefreshIssues;
import io.winnow.workflow.ShowIssue;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts the workflows of one configuration to work on their own: by the clock, by what Jira tells, and for who comes to the page. */
final class Duty {

    private final RunningWinnow winnow;
    private final SyncAction sync;
    private final RefreshIssues refreshIssues;
    private final KeptReports keptReports;
    private final WinnowConfig config;
    private final Jira jira;
    private final SqlStores stores;
    private final Clock clock;

    Duty(
            RunningWinnow winnow,
            SyncAction sync,
            RefreshIssues refreshIssues,
            KeptReports keptReports,
            WinnowConfig config,
            Jira jira,
            SqlStores stores,
            Clock clock) {
        this.winnow = winnow;
        this.sync = sync;
        this.refreshIssues = refreshIssues;
        this.keptReports = keptReports;
        this.config = config;
        this.jira = jira;
        this.stores = stores;
        this.clock = clock;
    }

    /** As {@link io.winnow.entry.cli.Application#serve}; {@code below} is told where. */
    Server serve(OptionalInt port, Ground below) {
        WebSettings settings =
                config.server().withPort(port.orElse(config.server().port()));
        EventThread eventThread = new EventThread();
        WebServer web = new WebServer(
                settings,
                storedReports(),
                new ReportRenderer(),
                config.api(),
                new ApiWorkflows(
                        winnow.importEvidence(),
                        winnow.importKpi(),
                        winnow.showGoals(),
                        winnow.applyGoals(),
                        orderWorkflows(),
                        pushWorkflows(),
                        winnow.changeInputs(),
                        winnow.explainIssue(),
                        winnow.manageTokens(),
                        winnow.signIn(),
                        new PanelSettings(config.jira().url(), RandomNames.secret(), new OfferPanel(jira.writer())),
                        jiraEvents(eventThread),
                        clock));
        RunningServer server = RunningServer.start(
                web,
                schedule(sync),
                eventThread,
                Stream.concat(settings.notes().stream(), below.notes().stream()).toList());
        below.serving(server.url());
        return server;
    }

    /**
     * Starts the schedule, and makes ready to show pages, without a port of its own: for people whom another system knows.
     *
     * @param by that system, in one word
     * @param named what is written into the log by its work is said to be this site's
     */
    SiteAtWork atSite(ReportRenderer renderer, String by, Named named) {
        EventThread eventThread = new EventThread();
        SitePages pages = new SitePages(
                storedReports(),
                renderer,
                new SiteWorkflows(
                        orderWorkflows(), pushWorkflows(), winnow.changeInputs(), winnow.explainIssue(), clock),
                by);
        BacklogSchedule schedule = schedule(backlog -> named.call(() -> sync.run(backlog)));
        JiraEvents events = jiraEvents((after, work) -> eventThread.run(after, () -> named.run(work)));
        pages.prepare();
        schedule.start();
        return new SiteAtWork(
                winnow,
                pages,
                schedule,
                events,
                eventThread,
                new BacklogProjects(stores.issues(), winnow.buildReport()));
    }

    private OrderWorkflows orderWorkflows() {
        return new OrderWorkflows(
                winnow.decideOrder(),
                winnow.showOverrides(),
                winnow.showAudit(),
                config.backlogs().stream().map(BacklogSettings::name).toList());
    }

    private PushWorkflows pushWorkflows() {
        return new PushWorkflows(
                winnow.applyPlan(), winnow.undoPush(), winnow.listPushes(), config.backlogs(), RandomNames::id);
    }

    private BacklogSchedule schedule(SyncAction action) {
        return new BacklogSchedule(stores.dataSource(), config.schedules(), action, stores.runs(), clock, new Random());
    }

    private JiraEvents jiraEvents(Later later) {
        Map<String, Consumer<Collection<Hint>>> backlogs = new LinkedHashMap<>();
        config.backlogs().forEach(backlog -> backlogs.put(backlog.name(), hints -> refreshIssues.run(backlog, hints)));
        return new JiraEvents(config.events(), backlogs, stores.events(), later, clock);
    }

    private StoredReports storedReports() {
        return new StoredReports(
                config.backlogs(),
                winnow.buildReport(),
                winnow.showStatus(),
                winnow.showEvidence(),
                winnow.showPlan(),
                keptReports,
                new ShowIssue(stores.issues(), stores.scores(), keptReports, winnow.showEvidence(), config.backlogs()));
    }
}
