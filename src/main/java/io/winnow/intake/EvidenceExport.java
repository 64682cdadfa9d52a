package io.winnow.intake;

import io.winnow.evidence.Evidence;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;

/** Writes evidence as CSV or JSON that {@link EvidenceFile} reads back as it was, and in which a spreadsheet finds no formula. */
public final class EvidenceExport implements AutoCloseable {

    private final RecordsOut records;

    public EvidenceExport(Writer out, FileForm form) {
        this.records = new RecordsOut(out, EvidenceFile.COLUMNS, form);
    }

    public void write(Evidence item) {
        Instant date = item.date();
        records.write(Arrays.asList(
                item.source(),
                item.externalId(),
                date == null ? null : date.toString(),
                item.kind(),
                item.customer(),
                item.contact(),
                item.issues(),
                item.text(),
                item.url(),
                item.revenue(),
                item.segment(),
                item.persona(),
                item.stage(),
                item.nps(),
                item.csat(),
                item.importance(),
                item.quantity()));
    }

    @Override
    public void close() {
        records.close();
    }
}
