package io.winnow.report;

import io.winnow.planning.SprintCandidate;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a plan's candidates as RFC 4180 CSV. */
final class PlanCsv {

    private static final List<String> COLUMNS = List.of(
            "position", "id", "key", "summary", "effort", "score", "why", "reason", "cumulative", "displaced", "cost");

    private final PlanExport export;

    PlanCsv(PlanExport export) {
        this.export = export;
    }

    String write() {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (SprintCandidate candidate : export.plan().candidates()) {
            csv.append(cells(candidate).stream().map(RankCsv::quoted).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private List<String> cells(SprintCandidate candidate) {
        BigDecimal score = candidate.score();
        return List.of(
                String.valueOf(candidate.position()),
                candidate.id().toString(),
                RankCsv.text(export.key(candidate.id())),
                RankCsv.text(export.summary(candidate.id())),
                RankCsv.number(candidate.effort()),
                score == null ? "" : Figures.score(score),
                PlanJson.word(candidate.why()),
                RankCsv.text(candidate.reason()),
                RankCsv.number(candidate.cumulative()),
                RankCsv.text(candidate.displaced().stream().map(export::key).collect(Collectors.joining(" "))),
                RankCsv.number(candidate.cost()));
    }
}
