package io.winnow.workflow;

import io.winnow.evidence.Strength;
import io.winnow.model.IssueId;
import io.winnow.planning.CutFlips;
import io.winnow.planning.Draws;
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
import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds how sure a backlog's plans are, from how far the inputs of its scores may be off. What they have in common is drawn once.
 *
 * <p>Safe to share between threads.
 */
final class PlanOdds {

    private static final long SEED = 20_250_101; // any will do; the same one gives the same figures

    private final Map<IssueId, StoredScore> scores = new HashMap<>();
    private final Map<IssueId, Kind> decided = new HashMap<>();
    private final Map<IssueId, Uncertainty> uncertainties = new HashMap<>();
    private final boolean byBand;
    private SoftReference<Draws> drawn;

    /**
     * Prepares it for all plans from this.
     *
     * @param strengths how good the evidence of each issue is; one without an entry has none
     * @param before whose draws serve again where scores are as they were
     */
    PlanOdds(PlanBasis basis, Map<IssueId, Strength> strengths, @Nullable PlanOdds before) {
        this.byBand = basis.backlog().ranking().byBand();
        this.drawn = before == null ? new SoftReference<>(null) : before.drawn();
        for (StoredScore score : basis.ranking()) {
            scores.put(score.id(), score);
            uncertainties.put(
                    score.id(),
                    basis.backlog()
                            .plan()
                            .uncertainty()
                            .of(
                                    score.score(),
                                    basis.backlog().scoring().formula(),
                                    strengths.getOrDefault(score.id(), Strength.NONE)));
        }
        for (OrderOverride override : basis.overrides()) {
            decided.put(override.issue(), override.kind());
        }
    }

    RankConfidence of(BacklogPlan made) {
        SprintPlan plan = made.plan();
        Blockers rule = made.rules().blockers();
        List<Runner> runners =
                made.items().stream().map(item -> runner(item, rule)).toList();
        double capacity = plan.capacity().amount().doubleValue();
        Map<IssueId, Odds> odds = new SprintOdds(draws(runners), capacity).of(runners);
        Set<IssueId> planned =
                plan.candidates().stream().map(SprintCandidate::id).collect(Collectors.toSet());
        double spare = plan.capacity().amount().subtract(plan.used()).doubleValue();
        return new RankConfidence(
                odds.entrySet().stream()
                        .filter(entry -> scored(scores.get(entry.getKey())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                new CutFlips(spare).of(runners, planned, uncertainties));
    }

    /** Forgotten when memory is short. */
    private synchronized Draws draws(List<Runner> runners) {
        Draws known = drawn.get();
        if (known == null || !known.areOf(runners)) {
            known = Draws.of(runners, Draws.ENOUGH, SEED);
            drawn = new SoftReference<>(known);
        }
        return known;
    }

    private synchronized SoftReference<Draws> drawn() {
        return drawn;
    }

    private static boolean scored(@Nullable StoredScore score) {
        return score != null && score.score().scored();
    }

    private Runner runner(PlanItem item, Blockers rule) {
        StoredScore score = scores.get(item.id());
        BigDecimal value = item.score();
        BigDecimal effort = item.effort();
        List<IssueId> blockers = rule == Blockers.FIRST
                ? item.blockers().stream().map(Blocker::id).toList()
                : List.of();
        return new Runner(
                item.id(),
                band(score),
                value == null ? 0 : value.doubleValue(),
                uncertainties.getOrDefault(item.id(), Uncertainty.NONE).spread(),
                effort == null ? 0 : effort.doubleValue(),
                standing(item, rule),
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
        return moscow == Moscow.WONT || byBand ? moscow.band() : Moscow.COULD.band();
    }

    private Standing standing(PlanItem item, Blockers rule) {
        Kind kind = decided.get(item.id());
        BigDecimal effort = item.effort();
        if (item.underWay()) {
            return Standing.STARTED;
        }
        boolean blocked = rule == Blockers.EXCLUDE && !item.blockers().isEmpty();
        if (!item.barred().isEmpty() || effort == null || effort.signum() <= 0 || kind == Kind.EXCLUDE || blocked) {
            return Standing.OUT;
        }
        return kind == Kind.PIN ? Standing.IN : Standing.CANDIDATE;
    }
}
