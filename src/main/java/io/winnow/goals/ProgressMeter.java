package io.winnow.goals;

import io.winnow.goals.Unknown.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures progress and pace as of one day. */
public final class ProgressMeter {

    private final GoalTree tree;
    private final Map<String, KpiPoint> latest;
    private final LocalDate today;

    /** {@code latest} has the last value of each KPI series up to today, by name. */
    public ProgressMeter(GoalTree tree, Map<String, KpiPoint> latest, LocalDate today) {
        this.tree = tree;
        this.latest = Map.copyOf(latest);
        this.today = today;
    }

    public GoalProgress of(Goal goal) {
        Span span = tree.span(goal).orElse(null);
        List<KeyResultProgress> results = goal.keyResults().stream()
                .map(result -> KeyResultProgress.of(result, point(result), span, today))
                .toList();
        BigDecimal progress = (results.isEmpty() ? ofParts(goal) : mean(results)).orElse(null);
        Pace pace = progress == null || span == null ? null : Pace.of(progress, span, today);
        return new GoalProgress(progress, pace, results);
    }

    private @Nullable KpiPoint point(KeyResult result) {
        return result.kpi() == null ? null : latest.get(KpiPoint.name(result.kpi()));
    }

    private static Optional<BigDecimal> mean(List<KeyResultProgress> results) {
        Mean mean = new Mean();
        results.forEach(result -> mean.add(result.progress(), BigDecimal.ONE));
        return mean.value();
    }

    private Optional<BigDecimal> ofParts(Goal goal) {
        Mean mean = new Mean();
        goal.goals().forEach(part -> mean.add(of(part).progress(), part.weight()));
        return mean.value();
    }

    /** A mean by weight of what is known. */
    private static final class Mean {

        private BigDecimal sum = BigDecimal.ZERO;
        private BigDecimal weights = BigDecimal.ZERO;

        void add(@Nullable BigDecimal value, BigDecimal weight) {
            if (value != null) {
                sum = sum.add(value.multiply(weight));
                weights = weights.add(weight);
            }
        }

        Optional<BigDecimal> value() {
            return weights.signum() == 0 ? Optional.empty() : Optional.of(Shares.of(sum, weights));
        }
    }

    /** Key results whose KPI series has no value yet. */
    public List<Unknown> unknown() {
        List<Unknown> unknown = new ArrayList<>();
        for (Goal goal : tree.all()) {
            for (KeyResult result : goal.keyResults()) {
                if (result.kpi() != null && point(result) == null) {
                    unknown.add(new Unknown(
                            Kind.KPI,
                            goal.id(),
                            result.kpi(),
                            "No value of this series is known; run winnow kpi import, or correct the name.",
                            List.of()));
                }
            }
        }
        return unknown;
    }
}
