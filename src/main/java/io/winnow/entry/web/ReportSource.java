package io.winnow.entry.web;

import io.winnow.model.IssueId;
import io.winnow.report.BacklogList;
import io.winnow.report.EvidenceList;
import io.winnow.report.IssuePage;
import io.winnow.report.PlanExport;
import io.winnow.report.PlanPage;
import io.winnow.report.ReportPage;
import io.winnow.report.RoadmapPage;
import io.winnow.report.SyncStatus;
import io.winnow.workflow.PlanOptions;
import java.util.Collection;
import java.util.Optional;

/** What the web server shows. Called from many threads at once. */
public interface ReportSource {

    /** Every backlog; asked for by each request for the list, so it should be cheap. */
    BacklogList backlogs();

    /** Where the backlog stands; asked for by every request, so it must be cheap. Empty when there is no such backlog. */
    Optional<Current> current(String backlog);

    /** The whole report; asked for only when {@link Current#rows} has changed. */
    ReportPage report(String backlog);

    /** The latest of what supports any of these issues; asked for when somebody opens an issue. */
    EvidenceList evidence(Collection<IssueId> issues);

    /**
     * A plan of the backlog's next sprint; empty when there is no such backlog.
     *
     * @param askAgain whether the tracker is to be asked although it was lately
     */
    Optional<PlanPage> plan(String backlog, PlanOptions options, boolean askAgain);

    /** The same plan to take away. Throws {@link io.winnow.workflow.SetupException} when none can be made. */
    Optional<PlanExport> planExport(String backlog, PlanOptions options);

    /** What is done now, next and later; empty when there is no such backlog. */
    Optional<RoadmapPage> roadmap(String backlog);

    /** An issue by key or id as it stands in that backlog; empty when that doesn't hold it, or there is no such backlog. */
    Optional<IssuePage> issue(String backlog, String keyOrId);

    /** The same in the first backlog that holds it. */
    Optional<IssuePage> issue(String keyOrId);

    /** The first backlog that holds an issue of the project with this key; empty when none does. */
    Optional<String> backlogOfProject(String key);

    /**
     * Where a backlog stands now.
     *
     * @param rows changes whenever {@link #report} would show other rows, goals, evidence or another push
     */
    record Current(String rows, SyncStatus sync) {}
}
