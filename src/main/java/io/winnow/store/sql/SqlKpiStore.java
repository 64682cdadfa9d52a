package io.winnow.store.sql;

import io.winnow.goals.KpiPoint;
import io.winnow.store.KpiStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Keeps one row for each series and day. */
final class SqlKpiStore implements KpiStore {

    private static final String PUT = "INSERT INTO kpi_point (kpi, day, value) VALUES (?, ?, ?)"
            + " ON CONFLICT (kpi, day) DO UPDATE SET value = excluded.value";

    private final Database database;

    SqlKpiStore(Database database) {
        this.database = database;
    }

    @Override
    public Saved save(Collection<KpiPoint> points) {
        return database.write(handle -> {
            Map<String, BigDecimal> before = new HashMap<>();
            points.stream()
                    .map(KpiPoint::kpi)
                    .distinct()
                    .forEach(kpi -> series(handle, kpi).forEach(point -> before.put(key(point), point.value())));
            List<KpiPoint> different = new ArrayList<>();
            int added = 0;
            for (KpiPoint point : points) {
                BigDecimal old = before.put(key(point), point.value());
                added += old == null ? 1 : 0;
                if (old == null || old.compareTo(point.value()) != 0) {
                    different.add(point);
                }
            }
            Database.batch(
                    handle,
                    PUT,
                    different.stream()
                            .map(point -> Database.row(
                                    point.kpi(),
                                    point.date().toString(),
                                    point.value().toPlainString())));
            SqlGoalStore.touch(handle, different.size());
            return new Saved(added, different.size() - added, points.size() - different.size());
        });
    }

    private static String key(KpiPoint point) {
        return point.date() + " " + point.kpi();
    }

    @Override
    public Map<String, KpiPoint> latest(LocalDate day) {
        Map<String, KpiPoint> latest = new HashMap<>();
        database.read(handle -> handle.createQuery(
                                "SELECT p.kpi, p.day, p.value FROM kpi_point p JOIN (SELECT kpi, MAX(day) AS day"
                                        + " FROM kpi_point WHERE day <= ? GROUP BY kpi) last ON last.kpi = p.kpi AND last.day = p.day")
                        .bind(0, day.toString())
                        .map((row, context) -> point(row))
                        .list())
                .forEach(point -> latest.put(point.kpi(), point));
        return latest;
    }

    @Override
    public List<KpiPoint> series(String kpi) {
        return database.read(handle -> series(handle, KpiPoint.name(kpi)));
    }

    private static List<KpiPoint> series(Handle handle, String kpi) {
        return handle.createQuery("SELECT kpi, day, value FROM kpi_point WHERE kpi = ? ORDER BY day")
                .bind(0, kpi)
                .map((row, context) -> point(row))
                .list();
    }

    private static KpiPoint point(ResultSet row) throws SQLException {
        return new KpiPoint(row.getString(1), LocalDate.parse(row.getString(2)), new BigDecimal(row.getString(3)));
    }
}
