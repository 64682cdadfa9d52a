package io.winnow.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.winnow.goals.KpiPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads KPI series from CSV: a header and the columns kpi, date and value, in any order. */
public final class KpiFile {

    private static final List<String> COLUMNS = List.of("kpi", "date", "value");
    private static final int MOST_LINES = 200_000;
    private static final long MOST_BYTES = 20_000_000;
    private static final int SHOWN = 60;

    private final Map<String, KpiPoint> points = new HashMap<>();
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

    /** A line's problem on its way out. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

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
        for (CsvRecord line : csv) {
            if (++lines > MOST_LINES) {
                throw new UnreadableFileException(name + " has more than 200,000 lines. Split it.");
            }
            if (columns.isEmpty()) {
                header(name, line);
            } else {
                add(line);
            }
        }
        if (columns.isEmpty()) {
            throw new UnreadableFileException(name + " is empty. Its first line must be kpi,date,value.");
        }
        return new Content(List.copyOf(points.values()), bad);
    }

    private void header(String name, CsvRecord line) {
        List<String> titles = line.getFields().stream()
                .map(title -> title.strip().replace("\ufeff", "").toLowerCase(Locale.ROOT))
                .toList();
        for (String column : COLUMNS) {
            if (titles.indexOf(column) < 0 || titles.indexOf(column) != titles.lastIndexOf(column)) {
                throw new UnreadableFileException(name + " has no one column '" + column
                        + "'. Its first line must be kpi,date,value, and commas must part the columns.");
            }
            columns.add(titles.indexOf(column));
        }
    }

    private void add(CsvRecord line) {
        try {
            KpiPoint point = new KpiPoint(kpi(text(line, 0)), date(text(line, 1)), value(text(line, 2)));
            KpiPoint other = points.putIfAbsent(point.kpi() + " " + point.date(), point);
            if (other != null && other.value().compareTo(point.value()) != 0) {
                throw new Wrong(
                        "gives " + point.kpi() + " of " + point.date() + " a second value. Keep one of the two.");
            }
        } catch (Wrong wrong) {
            bad.add(new BadLine(line.getStartingLineNumber(), String.valueOf(wrong.getMessage())));
        }
    }

    private String text(CsvRecord line, int column) throws Wrong {
        int at = columns.get(column);
        String text = at < line.getFieldCount() ? line.getField(at).strip() : "";
        if (text.isEmpty()) {
            throw new Wrong("has no " + COLUMNS.get(column) + ". Write one, or remove the line.");
        }
        return text;
    }

    private static String kpi(String text) throws Wrong {
        if (text.length() > KpiPoint.LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new Wrong("has a kpi that is too long or holds a line break. Write at most " + KpiPoint.LONGEST_NAME
                    + " characters.");
        }
        return text;
    }

    private static LocalDate date(String text) throws Wrong {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Wrong("has the date '" + shown(text) + "'. Write year, month and day, such as 2026-10-01.");
        }
    }

    private static BigDecimal value(String text) throws Wrong {
        if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new Wrong(
                    "has the value '" + shown(text) + "'. Write a number with a decimal point, such as 34 or 4.5.");
        }
        return new BigDecimal(text);
    }

    private static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "·");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }
}
