package io.winnow.report;

import io.winnow.goals.KeyResult;
import io.winnow.goals.KeyResultProgress;
import io.winnow.goals.KpiPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A key result, in words, with the latest values of its series.
 *
 * @param figures such as {@code 34.5 of 40 points, from 31}
 * @param points latest last; empty when it has no series or the series no value
 * @param cut says when earlier values are left out, else empty
 * @param said the line read aloud
 */
public record KeyResultView(
        String metric,
        String figures,
        ProgressView progress,
        String baseline,
        String target,
        List<Point> points,
        String cut,
        String said) {

    /** A value of the series; {@code day} as 2026-10-01. */
    public record Point(String day, String shown, String value) {}

    static KeyResultView of(KeyResultProgress progress, Map<String, List<KpiPoint>> series, int most) {
        KeyResult result = progress.keyResult();
        List<KpiPoint> all =
                result.kpi() == null ? List.of() : series.getOrDefault(KpiPoint.name(result.kpi()), List.of());
        List<KpiPoint> latest = all.subList(Math.max(0, all.size() - most), all.size());
        return new KeyResultView(
                result.metric(),
                figures(progress),
                ProgressView.of(progress.progress(), progress.pace()),
                Figures.plain(result.baseline()),
                Figures.plain(result.target()),
                latest.stream().map(KeyResultView::point).toList(),
                all.size() > latest.size()
                        ? "The last " + latest.size() + " of " + Figures.count(all.size(), "value") + "."
                        : "",
                said(result, latest));
    }

    private static Point point(KpiPoint point) {
        return new Point(point.date().toString(), GoalView.day(point.date()), Figures.plain(point.value()));
    }

    private static String figures(KeyResultProgress progress) {
        KeyResult result = progress.keyResult();
        BigDecimal current = progress.current();
        String unit = result.unit().isEmpty() ? "" : " " + result.unit();
        return (current == null ? "no value yet" : Figures.plain(current)) + " → " + Figures.plain(result.target())
                + unit + ", from " + Figures.plain(result.baseline());
    }

    private static String said(KeyResult result, List<KpiPoint> points) {
        if (points.isEmpty()) {
            return "";
        }
        KpiPoint first = points.get(0);
        KpiPoint last = points.get(points.size() - 1);
        return result.metric() + ": " + Figures.plain(first.value()) + " on " + GoalView.day(first.date()) + ", "
                + Figures.plain(last.value()) + " on " + GoalView.day(last.date()) + "; target "
                + Figures.plain(result.target());
    }
}
