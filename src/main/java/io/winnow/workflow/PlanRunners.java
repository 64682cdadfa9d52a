package io.winnow.workflow;

import io.winnow.evidence.Strength;
import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.Runner;
import io.winnow.planning.Runner.Standing;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import io.winnow.scoring.Uncertainty;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of a backlog's plannable issues what simulations draw from. */
final class PlanRunners {

    private final BacklogSettings backlog;
    private final Map<IssueId, Strength> strengths;
    private final Map<IssueId, Score> scores = new HashMap<>();
    private final Map<IssueId, Uncertainty> uncertainties = new HashMap<>();
    private final Map<IssueId, Kind> decided = new HashMap<>();

    PlanRunners(PlanBasis basis) {
        this.backlog = basis.backlog();
        this.strengths = basis.strengths();
        basis.ranking().forEach(score -> scores.put(score.id(), score.score()));
        for (OrderOverride override : basis.overrides()) {
            decided.put(override.issue(), override.kind());
        }
    }

    /** What isn't scored stands behind everything else. */
    List<Runner> all(List<PlanItem> items) {
        return items.stream()
                .map(item -> runner(item, scored(item.id()) ? band(item.id()) : Moscow.WONT.band() + 1))
                .toList();
    }

    /** What isn't scored stands where it would if it were. */
    List<Runner> asIfScored(List<PlanItem> items) {
        return items.stream().map(item -> runner(item, band(item.id()))).toList();
    }

    boolean scored(IssueId id) {
        Score score = scores.get(id);
        return score != null && score.scored();
    }

    Uncertainty uncertainty(IssueId id) {
        return uncertainties.computeIfAbsent(id, first -> {
            Score score = scores.get(id);
            return score == null
                    ? Uncertainty.NONE
                    : backlog.plan()
                            .uncertainty()
                            .of(score, backlog.scoring().formula(), strengths.getOrDefault(id, Strength.NONE));
        });
    }

    private Runner runner(PlanItem item, int band) {
        BigDecimal value = item.score();
        BigDecimal effort = item.effort();
        List<IssueId> blockers = backlog.plan().rules().blockers() == Blockers.FIRST
                ? item.blockers().stream().map(Blocker::id).toList()
                : List.of();
        return new Runner(
                item.id(),
                band,
                value == null ? 0 : value.doubleValue(),
                uncertainty(item.id()).spread(),
                effort == null ? 0 : effort.doubleValue(),
                standing(item),
                blockers);
    }

    /** As the order has them: won't-issues last, and the other bands only where they count. */
    private int band(IssueId id) {
        Score score = scores.get(id);
        Moscow moscow = score == null ? null : score.basis().moscow();
        if (moscow == null) {
            return Moscow.COULD.band();
        }
        return moscow == Moscow.WONT || backlog.ranking().byBand() ? moscow.band() : Moscow.COULD.band();
    }

    private Standing standing(PlanItem item) {
        @Nullable Kind kind = decided.get(item.id());
        BigDecimal effort = item.effort();
        if (item.underWay()) {
            return Standing.STARTED;
        }
        boolean blocked = backlog.plan().rules().blockers() == Blockers.EXCLUDE
                && !item.blockers().isEmpty();
        if (!item.barred().isEmpty() || effort == null || effort.signum() <= 0 || kind == Kind.EXCLUDE || blocked) {
            return Standing.OUT;
        }
        return kind == Kind.PIN ? Standing.IN : Standing.CANDIDATE;
    }
}
