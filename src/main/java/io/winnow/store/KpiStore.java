package io.winnow.store;

import io.winnow.goals.KpiPoint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps KPI series: one value for each series and day. */
public interface KpiStore {

    /** Adds points or replaces their values, in one transaction; idempotent. */
    Saved save(Collection<KpiPoint> points);

    /** The last point of each series up to this day, by the series' name. */
    Map<String, KpiPoint> latest(LocalDate day);

    /** A series by day; empty when there is none of this name. */
    List<KpiPoint> series(String kpi);

    /** How a save ended: points that are new, have another value than before, or the same. */
    record Saved(int added, int changed, int same) {}
}
