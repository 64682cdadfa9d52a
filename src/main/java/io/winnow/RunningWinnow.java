package io.winnow;

import io.winnow.config.WinnowConfig;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.entry.schedule.ScheduledTimes;
import io.winnow.push.PlanPusher;
import io.winnow.push.Pusher;
import io.winnow.report.ReportRenderer;
import io.winnow.solver.IntegerProgram;
import io.winnow.store.GoalStore;
import io.winnow.store.sql.SqlStores;
import io.winnow.sync.Synchronizer;
import io.winnow.tracker.RequestCounts;
import io.winnow.tracker.Waiting;
import io.winnow.tracker.jira.Jira;
import io.winnow.tracker.jira.Pause;
import io.winnow.workflow.ApplyGoals;
import io.winnow.workflow.ApplyPlan;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.BuildReport;
import io.winnow.workflow.ChangeInputs;
import io.winnow.workflow.CheckEvents;
import io.winnow.workflow.CheckSetup;
import io.winnow.workflow.ConfirmInputs;
import io.winnow.workflow.CountEvidence;
import io.winnow.workflow.CreateIssue;
import io.winnow.workflow.CurrentOrder;
import io.winnow.workflow.Customers;
import io.winnow.workflow.DecideOrder;
import io.winnow.workflow.EventAddress;
import io.winnow.workflow.ExplainIssue;
import io.winnow.workflow.ExportEvidence;
import io.winnow.workflow.GatherSupport;
import io.winnow.workflow.ImportCustomers;
import io.winnow.workflow.ImportEvidence;
import io.winnow.workflow.ImportKpi;
import io.winnow.workflow.IssueKnowledge;
import io.winnow.workflow.KeptReports;
import io.winnow.workflow.LinkGoals;
import io.winnow.workflow.ListPushes;
import io.winnow.workflow.Login;
import io.winnow.workflow.ManageCustomers;
import io.winnow.workflow.ManageFields;
import io.winnow.workflow.ManageTokens;
import io.winnow.workflow.MeasureInbox;
import io.winnow.workflow.PlanSprint;
import io.winnow.workflow.PrepareSite;
import io.winnow.workflow.PullEvidence;
import io.winnow.workflow.PushedOrder;
import io.winnow.workflow.RefreshIssues;
import io.winnow.workflow.RegisterWebhook;
import io.winnow.workflow.ScoreNext;
import io.winnow.workflow.SetupException;
import io.winnow.workflow.ShowAudit;
import io.winnow.workflow.ShowDrift;
import io.winnow.workflow.ShowEvidence;
import io.winnow.workflow.ShowGoals;
import io.winnow.workflow.ShowInbox;
import io.winnow.workflow.ShowOverrides;
import io.winnow.workflow.ShowPlan;
import io.winnow.workflow.ShowRoadmap;
import io.winnow.workflow.ShowStatus;
import io.winnow.workflow.SignIn;
import io.winnow.workflow.SortEvidence;
import io.winnow.workflow.SyncBacklog;
import io.winnow.workflow.SyncBacklogs;
import io.winnow.workflow.SyncEvidence;
import io.winnow.workflow.UndoPush;
import io.winnow.workflow.WatchInputs;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Every object of one configuration, built once, in data-flow order. */
final class RunningWinnow implements Application {

    private final WinnowConfig config;
    private final Clock clock;
    private final Ground below;
    private final Jira jira;
    private final SqlStores stores;
    private final Customers customers;
    private final SyncEvidence syncEvidence;
    private final Pusher pusher;
    private final Synchronizer synchronizer;
    private final SyncBacklogs syncBacklogs;
    private final SyncBacklog syncBacklog;
    private final PrepareSite prepareSite;
    private final ShowStatus showStatus;
    private final BuildReport buildReport;
    private final KeptReports keptReports;
    private final ManageFields manageFields;
    private final CheckSetup checkSetup;
    private final RegisterWebhook registerWebhook;
    private final WatchInputs watchInputs;
    private final RefreshIssues refreshIssues;
    private final ChangeInputs changeInputs;
    private final WaitingRuns waitingRuns;

    /** {@code below} is what must live as long as this does, and is closed after it. */
    RunningWinnow(WinnowConfig config, Waiting waiting, Clock clock, Pause pause, Ground below) {
        this(config, waiting, clock, pause, below, false);
    }

    /** {@code loggingIn} is whether Jira will be asked first of all: then that begins while the store is opened. */
    RunningWinnow(WinnowConfig config, Waiting waiting, Clock clock, Pause pause, Ground below, boolean loggingIn) {
        this.config = config;
        this.clock = clock;
        this.below = below;
        this.waitingRuns = new WaitingRuns(waiting);
        this.jira = new Jira(config.jira(), clock, pause, new Random(), waitingRuns);
        Login login = new Login(jira.tracker());
        if (loggingIn) {
            login.begin();
        }
        this.stores = stores(config, clock, jira);
        String site = config.jira().url().toString();
        this.synchronizer = new Synchronizer(jira.tracker(), stores.issues(), stores.cursors(), config.sync(), clock);
        this.pusher = new Pusher(
                jira.tracker(),
                jira.writer(),
                jira.order(),
                stores.issues(),
                stores.pushes(),
                RandomNames::id,
                config.jira().maxConcurrent(),
                clock);
        this.prepareSite = new PrepareSite(
                jira.tracker(),
                jira.writer(),
                config.backlogs(),
                config.push(),
                config.evidence().tickets(),
                new LinkGoals(stores.goals(), stores.issues(), jira.tracker(), clock),
                login);
        this.customers = new Customers(stores.customers());
        this.syncEvidence = new SyncEvidence(
                synchronizer,
                stores.issues(),
                stores.evidence(),
                customers,
                config.backlogs(),
                site,
                jira.tracker()::browseUrl);
        this.watchInputs = new WatchInputs(stores.inputs(), config.backlogs(), clock);
        this.syncBacklog = new SyncBacklog(
                synchronizer,
                syncEvidence,
                knowledge(),
                stores.issues(),
                stores.scores(),
                watchInputs,
                waitingRuns.told(stores.runs()),
                pusher,
                site,
                clock);
        this.syncBacklogs = new SyncBacklogs(prepareSite, syncBacklog);
        this.refreshIssues = new RefreshIssues(synchronizer, syncBacklog, prepareSite, stores.issues(), stores.runs());
        this.changeInputs = new ChangeInputs(
                prepareSite,
                refreshIssues,
                jira.tracker(),
                jira.editor(),
                stores.issues(),
                stores.scores(),
                stores.audit(),
                config.backlogs(),
                clock);
        this.showStatus = new ShowStatus(
                stores.runs(), stores.scores(), stores.events(), this::nextRun, config.backlogs(), clock);
        this.buildReport = new BuildReport(
                currentOrder(),
                stores.pushes(),
                stores.runs(),
                showStatus,
                new GatherSupport(stores.evidence(), stores.goals(), countEvidence(), showGoals(), clock),
                watchInputs,
                site,
                clock);
        this.keptReports = new KeptReports(buildReport);
        this.manageFields = new ManageFields(jira.tracker(), jira.writer(), pusher, config.push(), config.backlogs());
        EventAddress events = eventAddress();
        this.registerWebhook = new RegisterWebhook(events, jira.tracker(), jira.webhooks(), config.backlogs());
        this.checkSetup = new CheckSetup(
                jira.tracker(),
                jira.writer(),
                jira.order(),
                prepareSite,
                pusher,
                config.backlogs(),
                new CheckEvents(events, stores.events(), jira.webhooks(), jira.tracker(), config.backlogs(), clock));
    }

    private static SqlStores stores(WinnowConfig config, Clock clock, Jira jira) {
        try {
            return SqlStores.open(config.storeUrl(), clock);
        } catch (RuntimeException unopened) {
            jira.close();
            throw unopened;
        }
    }

    @Override
    public List<BacklogSettings> backlogs() {
        return config.backlogs();
    }

    @Override
    public SyncBacklogs syncBacklogs() {
        return syncBacklogs;
    }

    @Override
    public BuildReport buildReport() {
        return buildReport;
    }

    @Override
    public ShowStatus showStatus() {
        return showStatus;
    }

    private IssueKnowledge knowledge() {
        return new IssueKnowledge(stores.issues(), stores.goals(), countEvidence());
    }

    @Override
    public ExplainIssue explainIssue() {
        return new ExplainIssue(
                stores.issues(),
                stores.scores(),
                stores.goals(),
                stores.evidence(),
                countEvidence(),
                knowledge(),
                currentOrder(),
                watchInputs,
                config.backlogs(),
                clock);
    }

    private PlanPusher planPusher() {
        return new PlanPusher(pusher, jira.order(), stores.pushes(), RandomNames::id, clock);
    }

    @Override
    public ApplyPlan applyPlan() {
        return new ApplyPlan(
                prepareSite,
                planSprint(),
                jira.order(),
                pusher,
                planPusher(),
                stores.pushes(),
                stores.runs(),
                config.push(),
                showDrift());
    }

    private ShowDrift showDrift() {
        return new ShowDrift(stores.baselines(), clock);
    }

    @Override
    public UndoPush undoPush() {
        return new UndoPush(
                prepareSite,
                jira.order(),
                pusher,
                planPusher(),
                stores.issues(),
                stores.pushes(),
                stores.runs(),
                config.backlogs());
    }

    @Override
    public ShowPlan showPlan() {
        return new ShowPlan(
                planSprint(),
                scoreNext(),
                showRoadmap(),
                showDrift(),
                buildReport,
                keptReports,
                showStatus,
                () -> countEvidence().together(),
                config.backlogs(),
                clock);
    }

    private PlanSprint planSprint() {
        return new PlanSprint(
                jira.tracker(),
                stores.issues(),
                currentOrder(),
                knowledge(),
                watchInputs,
                new IntegerProgram(),
                config.jira().url().toString(),
                clock);
    }

    @Override
    public ScoreNext scoreNext() {
        return new ScoreNext(planSprint(), clock);
    }

    @Override
    public ShowRoadmap showRoadmap() {
        return new ShowRoadmap(planSprint());
    }

    @Override
    public ConfirmInputs confirmInputs() {
        return new ConfirmInputs(stores.issues(), stores.inputs(), clock);
    }

    @Override
    public ChangeInputs changeInputs() {
        return changeInputs;
    }

    private CurrentOrder currentOrder() {
        return new CurrentOrder(stores.issues(), stores.scores(), stores.overrides(), clock);
    }

    @Override
    public DecideOrder decideOrder() {
        return new DecideOrder(stores.issues(), stores.overrides(), currentOrder(), config.backlogs(), clock);
    }

    @Override
    public ShowOverrides showOverrides() {
        return new ShowOverrides(
                currentOrder(),
                stores.overrides(),
                new PushedOrder(stores.pushes()),
                jira.tracker(),
                jira.order(),
                clock);
    }

    @Override
    public ListPushes listPushes() {
        return new ListPushes(stores.pushes(), stores.issues());
    }

    @Override
    public ApplyGoals applyGoals() {
        return new ApplyGoals(
                new ConfiguredGoals(), stores.goals(), stores.issues(), stores.scores(), config.backlogs(), clock);
    }

    @Override
    public ShowGoals showGoals() {
        return new ShowGoals(
                stores.goals(),
                stores.kpis(),
                stores.issues(),
                stores.scores(),
                countEvidence()::together,
                config.backlogs(),
                clock);
    }

    /** The goals that count; empty when none were ever applied. */
    Optional<GoalStore.Version> goals() {
        return stores.goals().current();
    }

    @Override
    public ImportKpi importKpi() {
        return new ImportKpi(stores.kpis());
    }

    @Override
    public ManageFields manageFields() {
        return manageFields;
    }

    @Override
    public CheckSetup checkSetup() {
        return checkSetup;
    }

    @Override
    public RegisterWebhook registerWebhook() {
        return registerWebhook;
    }

    @Override
    public ImportEvidence importEvidence() {
        return new ImportEvidence(stores.evidence(), customers);
    }

    @Override
    public ExportEvidence exportEvidence() {
        return new ExportEvidence(stores.evidence());
    }

    @Override
    public ImportCustomers importCustomers() {
        return new ImportCustomers(customers, stores.evidence());
    }

    @Override
    public PullEvidence pullEvidence() {
        return new PullEvidence(prepareSite, syncEvidence);
    }

    @Override
    public CountEvidence countEvidence() {
        return new CountEvidence(
                stores.issues(),
                stores.evidence(),
                stores.customers(),
                config.evidence().counting());
    }

    @Override
    public ShowInbox showInbox() {
        return new ShowInbox(stores.issues(), stores.evidence(), stores.customers());
    }

    @Override
    public MeasureInbox measureInbox() {
        return new MeasureInbox(stores.issues(), stores.evidence(), stores.customers());
    }

    @Override
    public SortEvidence sortEvidence() {
        return new SortEvidence(stores.evidence(), stores.issues());
    }

    @Override
    public ShowEvidence showEvidence() {
        return new ShowEvidence(stores.evidence(), stores.customers());
    }

    @Override
    public CreateIssue createIssue() {
        return new CreateIssue(
                stores.evidence(), stores.customers(), stores.issues(), jira.tracker(), jira.writer(), clock);
    }

    @Override
    public ManageCustomers manageCustomers() {
        return new ManageCustomers(stores.customers());
    }

    @Override
    public ManageTokens manageTokens() {
        return new ManageTokens(stores.tokens(), RandomNames::id, RandomNames::token, clock);
    }

    @Override
    public SignIn signIn() {
        return new SignIn(stores.sessions(), RandomNames::id, RandomNames::token, clock);
    }

    @Override
    public URI address(OptionalInt port) {
        int chosen = port.orElse(config.server().port());
        if (chosen == 0 && config.server().publicUrl() == null) {
            throw new SetupException("server.port is 0, so only winnow serve knows its port. Name it with --port.");
        }
        return config.server().url(chosen);
    }

    @Override
    public ShowAudit showAudit() {
        return new ShowAudit(stores.audit());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public RequestCounts requests() {
        return jira.counts();
    }

    @Override
    public Server serve(OptionalInt port) {
        return duty().serve(port, below);
    }

    /** As {@link Duty#atSite}. */
    SiteAtWork atWork(ReportRenderer renderer, String by, Named named) {
        return duty().atSite(renderer, by, named);
    }

    private Duty duty() {
        return new Duty(
                this,
                new ScheduledSync(config.backlogs(), prepareSite, syncBacklog),
                refreshIssues,
                keptReports,
                config,
                jira,
                stores,
                clock);
    }

    private EventAddress eventAddress() {
        return new EventAddress(
                config.server().publicUrl(),
                config.events().secret(),
                config.events().pathSecret(),
                config.jira().app() != null);
    }

    private Optional<Instant> nextRun(String backlog) {
        return new ScheduledTimes(stores.dataSource())
                .of(backlog)
                .filter(times -> !times.running())
                .map(ScheduledTimes.Times::nextRun);
    }

    @Override
    public void close() {
        boolean stopped = Thread.interrupted(); // being told to stop must not keep the store from closing
        try {
            jira.close();
            stores.close();
            below.close();
        } catch (Exception failure) {
            throw new IllegalStateException("couldn't stop what Winnow had started", failure);
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
