package io.winnow.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** What a KPI was on a day; the series' name is kept in lower case, since upper and lower case are one. */
public record KpiPoint(String kpi, LocalDate date, BigDecimal value) {

    public static final int LONGEST_NAME = 64;

    public KpiPoint {
        kpi = name(kpi);
    }

    /** A series' name as it is kept. */
    public static String name(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }
}
