package io.winnow.intake;

import io.winnow.goals.KpiPoint;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns one line after another into values of KPI series, each series and day once. */
final class KpiLine {

    static final List<String> COLUMNS = List.of("kpi", "date", "value");

    private final Map<String, KpiPoint> points = new HashMap<>();

    /** What was taken so far. */
    Collection<KpiPoint> points() {
        return points.values();
    }

    /** Texts without blanks around them, in the order of the columns. */
    void take(List<String> cells) throws WrongLineException {
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (cells.get(i).isEmpty()) {
                throw new WrongLineException("has no " + COLUMNS.get(i) + ". Write one, or remove the line.");
            }
        }
        KpiPoint point = new KpiPoint(kpi(cells.get(0)), date(cells.get(1)), value(cells.get(2)));
        KpiPoint other = points.putIfAbsent(point.kpi() + " " + point.date(), point);
        if (other != null && other.value().compareTo(point.value()) != 0) {
            throw new WrongLineException(
                    "gives " + point.kpi() + " of " + point.date() + " a second value. Keep one of the two.");
        }
    }

    private static String kpi(String text) throws WrongLineException {
        if (text.length() > KpiPoint.LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new WrongLineException("has a kpi that is too long or holds a line break. Write at most "
                    + KpiPoint.LONGEST_NAME + " characters.");
        }
        return text;
    }

    private static LocalDate date(String text) throws WrongLineException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new WrongLineException("has the date '" + WrongLineException.shown(text)
                    + "'. Write year, month and day, such as 2026-10-01.");
        }
    }

    private static BigDecimal value(String text) throws WrongLineException {
        if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new WrongLineException("has the value '" + WrongLineException.shown(text)
                    + "'. Write a number with a decimal point, such as 34 or 4.5.");
        }
        return new BigDecimal(text);
    }
}
