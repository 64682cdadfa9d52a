package io.winnow;

import io.winnow.entry.web.ReportSource;
import io.winnow.model.IssueId;
import io.winnow.report.BacklogList;
import io.winnow.report.EvidenceList;
import io.winnow.report.IssuePage;
import io.winnow.report.PlanExport;
import io.winnow.report.PlanPage;
import io.winnow.report.ReportPage;
import io.winnow.report.RoadmapPage;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.BuildReport;
import io.winnow.workflow.KeptReports;
import io.winnow.workflow.PlanOptions;
import io.winnow.workflow.ShowEvidence;
import io.winnow.workflow.ShowIssue;
import io.winnow.workflow.ShowPlan;
import io.winnow.workflow.ShowStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gives the web server what the workflows find in the store. */
final class StoredReports implements ReportSource {

    private final List<BacklogSettings> backlogs;
    private final BuildReport buildReport;
    private final ShowStatus showStatus;
    private final ShowEvidence showEvidence;
    private final ShowPlan showPlan;
    private final KeptReports keptReports;
    private final ShowIssue showIssue;

    StoredReports(
            List<BacklogSettings> backlogs,
            BuildReport buildReport,
            ShowStatus showStatus,
            ShowEvidence showEvidence,
            ShowPlan showPlan,
            KeptReports keptReports,
            ShowIssue showIssue) {
        this.backlogs = List.copyOf(backlogs);
        this.buildReport = buildReport;
        this.showStatus = showStatus;
        this.showEvidence = showEvidence;
        this.showPlan = showPlan;
        this.keptReports = keptReports;
        this.showIssue = showIssue;
    }

    @Override
    public BacklogList backlogs() {
        return showStatus.all();
    }

    @Override
    public Optional<Current> current(String backlog) {
        return backlogs.stream()
                .filter(known -> known.name().equals(backlog))
                .findFirst()
                .map(known -> new Current(buildReport.version(backlog), showStatus.of(backlog)));
    }

    @Override
    public ReportPage report(String backlog) {
        return keptReports.of(backlog);
    }

    @Override
    public EvidenceList evidence(Collection<IssueId> issues) {
        return showEvidence.run(issues);
    }

    @Override
    public Optional<PlanPage> plan(String backlog, PlanOptions options, boolean askAgain) {
        return showPlan.run(backlog, options, askAgain);
    }

    @Override
    public Optional<PlanExport> planExport(String backlog, PlanOptions options) {
        return showPlan.export(backlog, options);
    }

    @Override
    public Optional<IssuePage> issue(String backlog, String keyOrId) {
        return showIssue.run(backlog, keyOrId);
    }

    @Override
    public Optional<IssuePage> issue(String keyOrId) {
        return showIssue.run(keyOrId);
    }

    @Override
    public Optional<String> backlogOfProject(String key) {
        return backlogs.stream()
                .map(BacklogSettings::name)
                .filter(name -> keptReports.of(name).rows().stream()
                        .anyMatch(row -> row.key().startsWith(key + "-")))
                .findFirst();
    }

    @Override
    public Optional<RoadmapPage> roadmap(String backlog) {
        return showPlan.roadmap(backlog);
    }
}
