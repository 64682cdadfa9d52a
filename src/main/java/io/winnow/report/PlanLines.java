package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.report.PlanRow.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the issues that a plan names, and says them as lines. */
final class PlanLines {

    private final Map<IssueId, ReportRow> rows = new HashMap<>();
    private final Links links;
    private final String backlog;

    PlanLines(ReportPage report) {
        report.rows().forEach(row -> rows.put(row.id(), row));
        this.links = new Links(report.trackerUrl());
        this.backlog = Links.backlog(report.backlog());
    }

    /** Null when it came or went between the two readings. */
    @Nullable
    ReportRow find(IssueId id) {
        return rows.get(id);
    }

    String key(IssueId id) {
        ReportRow row = rows.get(id);
        return row == null ? id.toString() : row.key();
    }

    String summary(IssueId id) {
        ReportRow row = rows.get(id);
        return row == null ? "" : row.summary();
    }

    PlanRow row(IssueId id, Place place) {
        ReportRow row = rows.get(id);
        return row == null
                ? PlanRow.unknown(id, place)
                : PlanRow.of(row, links.issue(row.key()), backlog + "#issue=" + Links.segment(row.key()), place);
    }
}
