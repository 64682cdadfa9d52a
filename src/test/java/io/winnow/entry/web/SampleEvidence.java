package io.winnow.entry.web;

import io.winnow.evidence.Evidence;
import io.winnow.model.IssueId;
import io.winnow.report.EvidenceItem;
import io.winnow.report.EvidenceList;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was said about any issue, an attack and a plain request among it. */
final class SampleEvidence {

    static final String ATTACK = "<img src=x onerror=alert(3)></script>\u202e gnp.exe";

    private SampleEvidence() {}

    static EvidenceList about(Collection<IssueId> issues) {
        return new EvidenceList(List.of(
                item(
                        1,
                        "Please retry cards by yourselves; asked about " + issues,
                        "https://desk.example/t/1",
                        "Northwind"),
                item(2, ATTACK, "javascript:alert(4)", "<b>Mallory & Co</b>"),
                item(3, "No account, no address", null, "")));
    }

    static Map<IssueId, EvidenceList> of(ReportPage page) {
        Map<IssueId, EvidenceList> lists = new LinkedHashMap<>();
        page.rows().stream()
                .filter(row -> row.support().evidence().total().items() > 0)
                .limit(20)
                .map(ReportRow::id)
                .forEach(id -> lists.put(id, about(List.of(id))));
        return lists;
    }

    private static EvidenceItem item(long id, String text, @Nullable String url, String customer) {
        Evidence evidence = new Evidence(
                "desk",
                "T" + id,
                "support",
                id == 3 ? null : Instant.parse("2026-11-18T10:00:00Z"),
                text,
                url,
                "person@northwind.example",
                "N-1",
                null,
                null,
                null,
                null,
                id == 1 ? 9 : null,
                id == 1 ? new BigDecimal("4.50") : null,
                null,
                null,
                List.of("PAY-1"));
        return EvidenceItem.of(id, evidence, customer);
    }
}
