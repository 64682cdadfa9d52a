package io.winnow.intake;

import io.winnow.goals.KpiPoint;
import io.winnow.intake.KpiFile.BadLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns one line after another into values of KPI series, each series and day once. */
final class KpiPoints implements RowSink {

    private static final Pattern WITH_POINT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,9})?");

    private final Map<String, KpiPoint> points = new HashMap<>();
    private final List<BadLine> bad = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private final String name;
    private final Dates dates;
    private final Amounts amounts;
    private int lines;

    KpiPoints(String name, Dates dates, Amounts amounts) {
        this.name = name;
        this.dates = dates;
        this.amounts = amounts;
    }

    @Override
    public void row(Row row) {
        if (++lines > KpiFile.MOST_LINES) {
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
        for (String column : KpiFile.COLUMNS) {
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

    /** What was read so far. */
    KpiFile.Content content() {
        return new KpiFile.Content(List.copyOf(points.values()), bad, notes);
    }
}
