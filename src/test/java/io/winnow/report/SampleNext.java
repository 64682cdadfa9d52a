package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.planning.Capacity;
import io.winnow.planning.WorthKnowing;
import io.winnow.scoring.Score;
import io.winnow.scoring.Stale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to score next in made-up backlogs. */
final class SampleNext {

    private static final Capacity CAPACITY = Capacity.of(BigDecimal.valueOf(34), "points", "configured");

    private SampleNext() {}

    /** An unscored issue and a stale one. */
    static NextExport of(ReportPage report) {
        Instant edited = report.generatedAt().minus(Duration.ofDays(3));
        return next(
                report.generatedAt(),
                entry(901, "Refunds in the app", null, "reach is missing", List.of(), new double[] {0.34, 45.25}),
                entry(
                        902,
                        "Ledger export",
                        "64.00",
                        "",
                        List.of(new Stale(Stale.Cause.ESTIMATE, "estimate edited (3 → 5)", edited)),
                        new double[] {0.999, 12}));
    }

    static NextExport hostile(String text) {
        return next(Instant.EPOCH, entry(903, text, null, text, List.of(), new double[] {0.0001, 0}));
    }

    private static NextExport next(Instant now, NextExport.Entry... entries) {
        return new NextExport("Payments", "Sprint 43", CAPACITY, List.of(entries), 2, 1, 0, true, now);
    }

    private static NextExport.Entry entry(
            long id, String summary, @Nullable String score, String reason, List<Stale> stale, double[] odds) {
        return new NextExport.Entry(
                "PAY-" + id,
                summary,
                new Score(
                        score == null ? null : new BigDecimal(score),
                        List.of(),
                        "",
                        reason.isEmpty() ? List.of() : List.of(reason)),
                stale,
                BigDecimal.valueOf(5),
                new WorthKnowing(new IssueId(id), score != null, odds[0], odds[1]));
    }
}
