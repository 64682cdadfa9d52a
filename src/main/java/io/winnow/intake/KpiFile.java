package io.winnow.intake;

import io.winnow.goals.KpiPoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads KPI series from CSV or JSON with the columns kpi, date and value, as other files are read. */
public final class KpiFile {

    /** Our columns; each must hold something. */
    public static final List<String> COLUMNS = List.of("kpi", "date", "value");

    private static final int MOST_LINES = 200_000;
    private static final long MOST_BYTES = 20_000_000;
    /** A series may hold what is planned. */
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private static final Pattern WITH_POINT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,9})?");

    private final Map<String, KpiPoint> points = new HashMap<>();
    private final List<BadLine> bad = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private KpiFile() {}

    /** What a file holds: each series and day once, the lines that couldn't be used, and notes about the file. */
    public record Content(List<KpiPoint> points, List<BadLine> bad, List<String> notes) {

        public Content {
            points = List.copyOf(points);
            bad = List.copyOf(bad);
            notes = List.copyOf(notes);
        }
    }

    /** A line by its number, counted from 1, and what is wrong with it in one plain sentence. */
    public record BadLine(long line, String problem) {}

    /** Reads the file; throws {@link UnreadableFileException} when none of it can be used. */
    public static Content read(Path file, Mapping mapping) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                throw new UnreadableFileException(name + " is larger than 20 MB. Split it.");
            }
        } catch (IOException e) {
            throw new UnreadableFileException(name + " can't be read: " + e.getMessage());
        }
        KpiFile content = new KpiFile();
        Rows rows = new Rows(file, COLUMNS, List.of(Set.of("kpi"), Set.of("date"), Set.of("value")), mapping);
        Dates.Order order = mapping.order() == Dates.Order.UNKNOWN ? DateOrder.in(rows) : mapping.order();
        rows.read(content.new Points(name, new Dates(order, LATEST), new Amounts(mapping.decimal())));
        return new Content(List.copyOf(content.points.values()), content.bad, content.notes);
    }

    private final class Points implements RowSink {

        private final String name;
        private final Dates dates;
        private final Amounts amounts;
        private int lines;

        Points(String name, Dates dates, Amounts amounts) {
            this.name = name;
            this.dates = dates;
            this.amounts = amounts;
        }

        @Override
        public void row(Row row) {
            if (++lines > MOST_LINES) {
                throw new UnreadableFileException(name + " has more than 200,000 lines. Split it.");
            }
            try {
                add(point(row));
            } catch (WrongLineException wrong) {
                problem(row.line(), wrong.getMessage() + row.aside());
            }
        }

        @Override
        public void problem(long line, String message) {
            if (line > 0) {
                bad.add(new BadLine(line, message));
            } else {
                notes.add(message);
            }
        }

        private KpiPoint point(Row row) throws WrongLineException {
            for (String column : COLUMNS) {
                if (!row.has(column)) {
                    throw new WrongLineException("has no " + column + ". Write one, or remove the line.");
                }
            }
            String kpi = row.word("kpi", KpiPoint.LONGEST_NAME);
            if (kpi == null || row.text("kpi").strip().contains("\n")) {
                throw new WrongLineException("has a kpi that is empty or holds a line break. Write one line.");
            }
            LocalDate date = LocalDate.ofInstant(dates.read(row.text("date")), ZoneOffset.UTC);
            return new KpiPoint(kpi, date, value(row));
        }

        /** A point with digits behind it stands before a fraction here, unless the mapping says otherwise. */
        private BigDecimal value(Row row) throws WrongLineException {
            String text = row.text("value").strip();
            boolean point = !row.numbers().contains("value")
                    && !amounts.saysDecimal()
                    && WITH_POINT.matcher(text).matches();
            BigDecimal value = point ? new BigDecimal(text) : row.number("value", amounts);
            return value == null ? BigDecimal.ZERO : value;
        }

        private void add(KpiPoint point) throws WrongLineException {
            KpiPoint other = points.putIfAbsent(point.kpi() + " " + point.date(), point);
            if (other != null && other.value().compareTo(point.value()) != 0) {
                throw new WrongLineException(
                        "gives " + point.kpi() + " of " + point.date() + " a second value. Keep one of the two.");
            }
        }
    }
}
