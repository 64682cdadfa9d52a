package io.winnow.entry.web;

import io.winnow.entry.web.ReportSource.Current;
import io.winnow.model.IssueId;
import io.winnow.report.EvidenceList;
import io.winnow.report.ReportRenderer;
import io.winnow.report.ServedReport;
import io.winnow.report.SyncStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps each backlog's answers until what they show has changed; each is made once, however many ask for it. */
final class ReportCache {

    private final ReportSource source;
    private final ReportRenderer renderer;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    ReportCache(ReportSource source, ReportRenderer renderer) {
        this.source = source;
        this.renderer = renderer;
    }

    /** Empty when there is no such backlog. */
    Optional<Body> page(String backlog) {
        return source.current(backlog).map(current -> slot(backlog).page(current));
    }

    /** Empty when there is no such backlog. */
    Optional<Body> rows(String backlog) {
        return source.current(backlog).map(current -> slot(backlog).rows(current));
    }

    /** Of an issue and those below it; empty when there is no such backlog, and without items when nothing is said. */
    Optional<Body> evidence(String backlog, IssueId issue) {
        return source.current(backlog)
                .map(current -> slot(backlog).heardIn(current, issue))
                .map(heardIn -> heardIn.isEmpty() ? EvidenceList.NONE : source.evidence(heardIn))
                .map(list -> Body.of("application/json", list.json()));
    }

    private Slot slot(String backlog) {
        return slots.computeIfAbsent(backlog, Slot::new);
    }

    /** One backlog's answers. */
    private final class Slot {

        private final String backlog;
        private @Nullable Made made;
        private @Nullable Page page;

        Slot(String backlog) {
            this.backlog = backlog;
        }

        synchronized Body page(Current current) {
            Made now = made(current);
            Page known = page;
            if (known == null
                    || !known.version().equals(now.version())
                    || !known.sync().equals(current.sync())) {
                known = new Page(
                        now.version(),
                        current.sync(),
                        Body.of("text/html; charset=utf-8", now.report().page(current.sync())));
                page = known;
            }
            return known.body();
        }

        synchronized Body rows(Current current) {
            return made(current).rows();
        }

        synchronized List<IssueId> heardIn(Current current, IssueId issue) {
            return made(current).report().heardIn(issue);
        }

        private Made made(Current current) {
            Made known = made;
            if (known == null || !known.version().equals(current.rows())) {
                ServedReport report = renderer.served(
                        source.report(backlog), source.backlogs().backlogs().size() > 1);
                known = new Made(current.rows(), report, Body.of("application/json", report.rowsJson()));
                made = known;
            }
            return known;
        }
    }

    private record Made(String version, ServedReport report, Body rows) {}

    private record Page(String version, SyncStatus sync, Body body) {}
}
