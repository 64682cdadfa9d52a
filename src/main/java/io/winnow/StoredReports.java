package io.winnow;

import io.winnow.entry.web.ReportSource;
import io.winnow.report.BacklogList;
import io.winnow.report.ReportPage;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.BuildReport;
import io.winnow.workflow.ShowStatus;
import java.util.List;
import java.util.Optional;

/** Gives the web server what the workflows find in the store. */
final class StoredReports implements ReportSource {

    private final List<BacklogSettings> backlogs;
    private final BuildReport buildReport;
    private final ShowStatus showStatus;

    StoredReports(List<BacklogSettings> backlogs, BuildReport buildReport, ShowStatus showStatus) {
        this.backlogs = List.copyOf(backlogs);
        this.buildReport = buildReport;
        this.showStatus = showStatus;
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
                .map(known -> new Current(String.valueOf(buildReport.version(backlog)), showStatus.of(backlog)));
    }

    @Override
    public ReportPage report(String backlog) {
        return buildReport.run(backlog);
    }
}
