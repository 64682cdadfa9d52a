package io.winnow.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads CSV as rows. */
final class CsvRows {

    private static final Pattern SAYS_DELIMITER = Pattern.compile("sep=.?", Pattern.CASE_INSENSITIVE);

    private final String file;
    private final Columns columns;
    private @Nullable List<String> header;

    CsvRows(String file, Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    /** @param beginning the first part of the same text, from which the delimiter is told */
    void read(String beginning, Reader text, RowSink sink) throws IOException {
        CsvRecords csv = new CsvRecords(text, Delimiter.of(beginning, columns), sink);
        for (CsvLine line = csv.next(); line != null; line = csv.next()) {
            take(line, sink);
        }
    }

    private void take(CsvLine line, RowSink sink) {
        if (line.blank()) {
            return; // spreadsheets leave such lines behind
        }
        List<String> titles = header;
        if (titles != null) {
            row(line, titles, sink);
        } else if (!SAYS_DELIMITER.matcher(line.cells().get(0)).matches()) {
            header = columns.header(file, line.cells());
        }
    }

    private void row(CsvLine line, List<String> titles, RowSink sink) {
        List<String> cells = line.cells();
        boolean more = cells.size() > titles.size()
                && cells.subList(titles.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        if (more) {
            sink.problem(
                    line.number(),
                    "has " + line.count() + " cells where the header has " + titles.size()
                            + ". Put text that holds the delimiter in quotation marks.");
            return;
        }
        Map<String, String> values = new HashMap<>(columns.constants());
        for (int i = 0; i < Math.min(cells.size(), titles.size()); i++) {
            if (!titles.get(i).isEmpty() && !cells.get(i).isBlank()) {
                values.put(titles.get(i), Guard.off(cells.get(i)));
            }
        }
        sink.row(new Row(line.number(), values, Set.of(), ""));
    }
}
