package io.winnow.workflow;

import io.winnow.evidence.Strength;
import io.winnow.model.IssueId;
import io.winnow.planning.CutFlips;
import io.winnow.planning.Odds;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.Runner;
import io.winnow.planning.Runner.Standing;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintOdds;
import io.winnow.planning.SprintPlan;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Uncertainty;
import io.winnow.store.ScoreStore.StoredScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds how sure a plan is, from how far the inputs of its scores may be off. */
final class PlanOdds {

    private static final long SEED = 20_250_101; // any will do; the same one gives the same figures

    private final BacklogSettings backlog;
    private final Map<IssueId, StoredScore> scores = new HashMap<>();
    private final Map<IssueId, Kind> decided = new HashMap<>();

    PlanOdds(PlanBasis basis) {
        this.backlog = basis.backlog();
        basis.ranking().forEach(score -> scores.put(score.id(), score));
        for (OrderOverride override : basis.overrides()) {
            decided.put(override.issue(), override.kind());
        }
    }

    /** {@code strengths} says how good the evidence of each issue is; one without an entry has none. */
    RankConfidence of(List<PlanItem> items, SprintPlan plan, Map<IssueId, Strength> strengths) {
        Map<IssueId, Uncertainty> uncertainties = new HashMap<>();
        List<Runner> runners = new ArrayList<>();
        for (PlanItem item : items) {
            StoredScore score = scores.get(item.id());
            Uncertainty uncertainty = score == null
                    ? Uncertainty.NONE
                    : backlog.plan()
                            .uncertainty()
                            .of(
                                    score.score(),
                                    backlog.scoring().formula(),
                                    strengths.getOrDefault(item.id(), Strength.NONE));
            uncertainties.put(item.id(), uncertainty);
            runners.add(runner(item, score, uncertainty));
        }
        double capacity = plan.capacity().amount().doubleValue();
        Map<IssueId, Odds> odds = new SprintOdds(capacity, SprintOdds.DRAWS, SEED).of(runners);
        Set<IssueId> planned =
                plan.candidates().stream().map(SprintCandidate::id).collect(Collectors.toSet());
        double spare = plan.capacity().amount().subtract(plan.used()).doubleValue();
        return new RankConfidence(
                odds.entrySet().stream()
                        .filter(entry -> scored(scores.get(entry.getKey())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                new CutFlips(spare).of(runners, planned, uncertainties));
    }

    private static boolean scored(@Nullable StoredScore score) {
        return score != null && score.score().scored();
    }

    private Runner runner(PlanItem item, @Nullable StoredScore score, Uncertainty uncertainty) {
        BigDecimal value = item.score();
        BigDecimal effort = item.effort();
        List<IssueId> blockers = backlog.plan().rules().blockers() == Blockers.FIRST
                ? item.blockers().stream().map(Blocker::id).toList()
                : List.of();
        return new Runner(
                item.id(),
                band(score),
                value == null ? 0 : value.doubleValue(),
                uncertainty.spread(),
                effort == null ? 0 : effort.doubleValue(),
                standing(item),
                blockers);
    }

    /** As the order has them: won't-issues last, and the other bands only where they count. */
    private int band(@Nullable StoredScore score) {
        Moscow moscow = score == null ? null : score.score().basis().moscow();
        if (!scored(score)) {
            return Moscow.WONT.band() + 1;
        }
        if (moscow == null) {
            return Moscow.COULD.band();
        }
        return moscow == Moscow.WONT || backlog.ranking().byBand() ? moscow.band() : Moscow.COULD.band();
    }

    private Standing standing(PlanItem item) {
        Kind kind = decided.get(item.id());
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
