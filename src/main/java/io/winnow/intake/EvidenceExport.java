package io.winnow.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.winnow.evidence.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Writes evidence as CSV that {@link EvidenceFile} reads back as it was, and in which a spreadsheet finds no formula: a
 * cell that could be one gets an apostrophe in front, which reading takes away again.
 */
public final class EvidenceExport implements AutoCloseable {

    private final CsvWriter csv;

    public EvidenceExport(Writer out) {
        this.csv = CsvWriter.builder().build(out);
        csv.writeRecord(EvidenceFile.COLUMNS);
    }

    public void write(Evidence item) {
        Instant date = item.date();
        csv.writeRecord(List.of(
                Guard.on(item.source()),
                Guard.on(item.externalId()),
                date == null ? "" : date.toString(),
                Guard.on(item.kind()),
                Guard.on(item.customer()),
                Guard.on(item.contact()),
                Guard.on(String.join(" ", item.issues())),
                Guard.on(item.text()),
                Guard.on(item.url()),
                Amounts.written(item.revenue()),
                Guard.on(item.segment()),
                Guard.on(item.persona()),
                Guard.on(item.stage()),
                Objects.toString(item.nps(), ""),
                Amounts.written(item.csat()),
                Amounts.written(item.importance())));
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
