package io.winnow.report;

import io.winnow.ranking.Lever;
import io.winnow.scoring.Input;
import io.winnow.scoring.ScoreChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One issue of a sample backlog, with something of everything its page shows. */
public final class SampleIssue {

    private static final BigDecimal SCORE = new BigDecimal("640.00");

    private SampleIssue() {}

    public static IssuePage page(ReportPage page, ReportRow row, EvidenceList evidence) {
        return new IssuePage(
                page.backlog(),
                page.trackerUrl(),
                row,
                page.scored(),
                List.of(
                        new Lever(
                                Input.REACH,
                                new BigDecimal("800"),
                                new Lever.Step(new BigDecimal("1600"), new BigDecimal("1280.00"), 2),
                                new Lever.Step(new BigDecimal("400"), new BigDecimal("320.00"), 31)),
                        new Lever(
                                Input.CONFIDENCE,
                                BigDecimal.ONE,
                                null,
                                new Lever.Step(new BigDecimal("0.8"), new BigDecimal("512.00"), 19))),
                List.of(
                        new ScoreChange(
                                Instant.parse("2026-11-20T09:00:00Z"), null, SCORE, "RICE 640.00 = <b>reach</b> 800"),
                        new ScoreChange(Instant.parse("2026-11-02T09:00:00Z"), SCORE, null, "Not scored: effort is 0"),
                        new ScoreChange(
                                Instant.parse("2026-10-02T09:00:00Z"),
                                new BigDecimal("320.00"),
                                SCORE,
                                "RICE 640.00 = reach 800")),
                evidence,
                List.of("growth & \"more\""),
                page.generatedAt());
    }
}
