package io.winnow.workflow;

import io.winnow.report.ReportPage;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps each backlog's report until what it shows has changed, and while there is memory for it.
 *
 * <p>Safe to share between threads; each report is made once, however many ask for it.
 */
public final class KeptReports {

    private final BuildReport buildReport;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public KeptReports(BuildReport buildReport) {
        this.buildReport = buildReport;
    }

    /** Its sync is as it stood when the report was made. */
    public ReportPage of(String backlog) {
        return kept.computeIfAbsent(backlog, Kept::new).now();
    }

    private final class Kept {

        private final String backlog;
        private String version = "";
        private SoftReference<ReportPage> page = new SoftReference<>(null);

        Kept(String backlog) {
            this.backlog = backlog;
        }

        synchronized ReportPage now() {
            // before what it tells of: a change in between makes the report too old, never too new
            String current = buildReport.version(backlog);
            ReportPage known = page.get();
            if (known == null || !current.equals(version)) {
                known = buildReport.run(backlog);
                page = new SoftReference<>(known);
                version = current;
            }
            return known;
        }
    }
}
