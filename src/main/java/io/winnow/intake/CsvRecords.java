package io.winnow.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV record by record. Our own, since parsers take a quotation mark that is never closed for the end of the file:
 * here only its record is lost, and reading goes on with the next line. A mark inside a cell is a character like any other.
 */
final class CsvRecords {

    private static final int LONGEST = Lines.LONGEST;
    private static final int MOST_CELLS = 2_000;

    private final Lines lines;
    private final char delimiter;
    private final RowSink sink;

    /** @param sink gets the problems */
    CsvRecords(Reader text, char delimiter, RowSink sink) {
        this.lines = new Lines(text);
        this.delimiter = delimiter;
        this.sink = sink;
    }

    /** Null at the end. */
    @Nullable
    CsvLine next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.length() > LONGEST) {
                sink.problem(lines.number(), "has more than 4,000,000 characters. Shorten it.");
                continue;
            }
            CsvLine read = new Reading(line).read();
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private final class Reading {

        private final long begin = lines.number();
        private final List<String> cells = new ArrayList<>();
        private String line;
        private int at;
        private int count;

        Reading(String line) {
            this.line = line;
        }

        /** Null when a quotation mark is never closed, which is told. */
        @Nullable
        CsvLine read() throws IOException {
            while (true) {
                if (at < line.length() && line.charAt(at) == '"') {
                    if (!quoted()) {
                        return null;
                    }
                } else {
                    int end = endOfCell(at);
                    add(line.substring(at, Math.min(end, at + PlainText.LONGEST_CELL + 1)));
                    at = end;
                }
                if (at == line.length()) {
                    return new CsvLine(begin, cells, count);
                }
                at++;
            }
        }

        private boolean quoted() throws IOException {
            long opened = lines.number();
            List<String> more = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            int from = at + 1;
            while (true) {
                int mark = line.indexOf('"', from);
                if (mark < 0) {
                    cell.append(line, from, line.length()).append('\n');
                    String next = cell.length() > LONGEST ? null : lines.next();
                    if (next == null) {
                        return neverClosed(opened, more);
                    }
                    more.add(next);
                    line = next;
                    from = 0;
                } else if (line.startsWith("\"\"", mark)) {
                    cell.append(line, from, mark + 1);
                    from = mark + 2;
                } else {
                    cell.append(line, from, mark);
                    at = endOfCell(mark + 1);
                    String rest = line.substring(mark + 1, at);
                    if (!rest.isBlank() && !more.isEmpty()) {
                        return neverClosed(opened, more); // it is another's opening mark
                    }
                    add(cell.append(rest.isBlank() ? "" : rest).toString());
                    return true;
                }
            }
        }

        private boolean neverClosed(long opened, List<String> more) {
            lines.putBack(more);
            sink.problem(
                    opened,
                    "opens a quotation mark that is never closed, so "
                            + (opened == begin ? "it" : "what begins in line " + begin)
                            + " was passed over. Close it.");
            return false;
        }

        private int endOfCell(int from) {
            int end = line.indexOf(delimiter, from);
            return end < 0 ? line.length() : end;
        }

        private void add(String cell) {
            if (cells.size() < MOST_CELLS) {
                cells.add(PlainText.cut(cell, PlainText.LONGEST_CELL));
            }
            count++;
        }
    }
}
