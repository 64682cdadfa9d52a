package io.winnow.entry.web;

import io.winnow.model.IssueId;
import io.winnow.planning.PlanRules;
import io.winnow.report.BacklogList;
import io.winnow.report.EvidenceList;
import io.winnow.report.IssuePage;
import io.winnow.report.PlanExport;
import io.winnow.report.PlanPage;
import io.winnow.report.ReportPage;
import io.winnow.report.RoadmapPage;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleIssue;
import io.winnow.report.SamplePlan;
import io.winnow.report.SampleRoadmap;
import io.winnow.report.SyncStatus;
import io.winnow.workflow.PlanOptions;
import io.winnow.workflow.SetupException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves made-up reports; a report can be swapped for another while the server runs. */
final class SampleSource implements ReportSource {

    final AtomicInteger built = new AtomicInteger();
    final AtomicInteger askedAgain = new AtomicInteger();
    private volatile List<ReportPage> pages = List.of();
    private volatile Runnable before = () -> {};
    private final AtomicInteger version = new AtomicInteger();

    SampleSource(ReportPage... pages) {
        show(pages);
    }

    void show(ReportPage... others) {
        pages = List.of(others);
        version.incrementAndGet();
    }

    /** The same rows, another state of the sync. */
    void showSync(SyncStatus sync) {
        pages = pages.stream()
                .map(page -> SampleBacklog.with(page, sync, page.push()))
                .toList();
    }

    void fail(RuntimeException defect) {
        before(() -> {
            throw defect;
        });
    }

    /** Runs this whenever a report is asked for. */
    void before(Runnable action) {
        before = action;
    }

    @Override
    public BacklogList backlogs() {
        return new BacklogList(
                Instant.parse("2026-11-22T03:00:00Z"),
                pages.stream()
                        .map(page -> new BacklogList.Entry(
                                page.backlog(), page.sync(), page.rows().size(), page.scored()))
                        .toList());
    }

    @Override
    public Optional<Current> current(String backlog) {
        return find(backlog).map(page -> new Current("v" + version.get(), page.sync()));
    }

    @Override
    public ReportPage report(String backlog) {
        before.run();
        built.incrementAndGet();
        return find(backlog).orElseThrow();
    }

    /** Names the issues it was asked about, so that a test can tell. */
    @Override
    public EvidenceList evidence(Collection<IssueId> issues) {
        return SampleEvidence.about(issues);
    }

    @Override
    public Optional<PlanPage> plan(String backlog, PlanOptions options, boolean askAgain) {
        if (askAgain) {
            askedAgain.incrementAndGet();
        }
        return find(backlog)
                .map(page -> SamplePlan.page(
                        page,
                        options.capacity(),
                        options.exact(),
                        options.switches().of(PlanRules.DEFAULT)));
    }

    @Override
    public Optional<PlanExport> planExport(String backlog, PlanOptions options) {
        if ("Sprint 9".equals(options.sprint())) {
            throw new SetupException("There is no sprint 'Sprint 9'.");
        }
        return find(backlog).map(page -> SamplePlan.export(page, options.capacity()));
    }

    @Override
    public Optional<RoadmapPage> roadmap(String backlog) {
        return find(backlog).map(page -> new RoadmapPage(backlog, page.sync(), SampleRoadmap.of(page), ""));
    }

    @Override
    public Optional<IssuePage> issue(String backlog, String keyOrId) {
        return find(backlog)
                .flatMap(page -> page.rows().stream()
                        .filter(row ->
                                row.id().toString().equals(keyOrId) || row.key().equals(keyOrId))
                        .findFirst()
                        .map(row -> SampleIssue.page(page, row, SampleEvidence.about(List.of(row.id())))));
    }

    @Override
    public Optional<IssuePage> issue(String keyOrId) {
        return pages.stream()
                .flatMap(page -> issue(page.backlog(), keyOrId).stream())
                .findFirst();
    }

    @Override
    public Optional<String> backlogOfProject(String key) {
        return pages.stream()
                .filter(page -> page.rows().stream().anyMatch(row -> row.key().startsWith(key + "-")))
                .map(ReportPage::backlog)
                .findFirst();
    }

    private Optional<ReportPage> find(String backlog) {
        return pages.stream().filter(page -> page.backlog().equals(backlog)).findFirst();
    }
}
