package io.winnow.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.winnow.goals.KpiPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads KPI series from CSV: a header and the columns kpi, date and value, in any order. */
public final class KpiFile {

    private static final int MOST_LINES = 200_000;
    private static final long MOST_BYTES = 20_000_000;

    private final KpiLine line = new KpiLine();
    private final List<BadLine> bad = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    private KpiFile() {}

    /** What a file holds: each series and day once, and the lines that couldn't be used. */
    public record Content(List<KpiPoint> points, List<BadLine> bad) {

        public Content {
            points = List.copyOf(points);
            bad = List.copyOf(bad);
        }
    }

    /** A line by its number, counted from 1, and what is wrong with it in one plain sentence. */
    public record BadLine(long line, String problem) {}

    /** Reads the file; throws {@link UnreadableFileException} when none of it can be used. */
    public static Content read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableFileException(name + " is larger than 20 MB. Split it.");
            }
            try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                    CsvReader<CsvRecord> csv = CsvReader.builder()
                            .allowMissingFields(true)
                            .allowExtraFields(true)
                            .ofCsvRecord(text)) {
                return new KpiFile().content(name, csv);
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(name + " doesn't exist. Name another file.");
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFileException(name + why(e));
        } catch (CsvParseException e) {
            throw new UnreadableFileException(name + " isn't CSV: " + e.getMessage() + ". Save it as CSV with commas.");
        }
    }

    private static String why(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return " isn't text in UTF-8. Save it in that encoding.";
            }
        }
        return " can't be read: " + failure.getMessage();
    }

    private Content content(String name, Iterable<CsvRecord> csv) {
        int lines = 0;
        for (CsvRecord record : csv) {
            if (++lines > MOST_LINES) {
                throw new UnreadableFileException(name + " has more than 200,000 lines. Split it.");
            }
            if (columns.isEmpty()) {
                header(name, record);
            } else {
                add(record);
            }
        }
        if (columns.isEmpty()) {
            throw new UnreadableFileException(name + " is empty. Its first line must be kpi,date,value.");
        }
        return new Content(List.copyOf(line.points()), bad);
    }

    private void header(String name, CsvRecord line) {
        List<String> titles = line.getFields().stream()
                .map(title -> title.strip().replace("\ufeff", "").toLowerCase(Locale.ROOT))
                .toList();
        for (String column : KpiLine.COLUMNS) {
            if (titles.indexOf(column) < 0 || titles.indexOf(column) != titles.lastIndexOf(column)) {
                throw new UnreadableFileException(name + " has no one column '" + column
                        + "'. Its first line must be kpi,date,value, and commas must part the columns.");
            }
            columns.add(titles.indexOf(column));
        }
    }

    private void add(CsvRecord record) {
        try {
            line.take(columns.stream().map(at -> text(record, at)).toList());
        } catch (WrongLineException wrong) {
            bad.add(new BadLine(record.getStartingLineNumber(), String.valueOf(wrong.getMessage())));
        }
    }

    private static String text(CsvRecord record, int at) {
        return at < record.getFieldCount() ? record.getField(at).strip() : "";
    }
}
