package io.winnow.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.winnow.evidence.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes evidence as CSV that {@link EvidenceFile} reads back as it was, and in which a spreadsheet finds no formula: a
 * cell that could be one gets an apostrophe in front, which reading takes away again.
 */
public final class EvidenceExport implements AutoCloseable {

    private static final Pattern LIKE_A_FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final CsvWriter csv;

    public EvidenceExport(Writer out) {
        this.csv = CsvWriter.builder().build(out);
        csv.writeRecord(EvidenceFile.COLUMNS);
    }

    public void write(Evidence item) {
        Instant date = item.date();
        csv.writeRecord(List.of(
                guarded(item.source()),
                guarded(item.externalId()),
                date == null ? "" : date.toString(),
                guarded(item.kind()),
                guarded(item.customer()),
                guarded(item.contact()),
                guarded(String.join(" ", item.issues())),
                guarded(item.text()),
                guarded(item.url()),
                plain(item.revenue()),
                guarded(item.segment()),
                guarded(item.persona()),
                guarded(item.stage()),
                Objects.toString(item.nps(), ""),
                plain(item.csat()),
                plain(item.importance())));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String guarded(@Nullable String text) {
        String cell = text == null ? "" : text;
        return LIKE_A_FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** The text of a cell that {@link #guarded} may have written. */
    static String withoutGuard(String cell) {
        return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
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
