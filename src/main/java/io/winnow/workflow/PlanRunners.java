package io.winnow.workflow;

import io.winnow.evidence.Counts;
import io.winnow.evidence.Strength;
import io.winnow.evidence.StrengthRules;
import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.Runner;
import io.winnow.planning.Runner.Standing;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.scoring.Formula;
import io.winnow.scoring.LikelyScores;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import io.winnow.scoring.Uncertainty;
import io.winnow.store.ScoreStore.StoredScore;
import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a backlog's plannable issues what simulations draw from.
 *
 * <p>Safe to share between threads.
 */
final class PlanRunners {

    private final boolean byBand;
    private final Map<IssueId, Score> scores = new HashMap<>();
    private final Map<IssueId, Uncertainty> uncertainties = new HashMap<>();
    private final Map<IssueId, Kind> decided = new HashMap<>();
    private final Formula formula;
    private final List<Score> scored;
    private SoftReference<LikelyScores> likely = new SoftReference<>(null);

    /** @param evidence of each issue and those below it; one without an entry has none */
    PlanRunners(PlanBasis basis, Map<IssueId, Counts> evidence) {
        BacklogSettings backlog = basis.backlog();
        StrengthRules cap = backlog.scoring().cap();
        StrengthRules rules = cap == null ? StrengthRules.DEFAULT : cap;
        this.byBand = backlog.ranking().byBand();
        for (StoredScore score : basis.ranking()) {
            Counts heard = evidence.get(score.id());
            scores.put(score.id(), score.score());
            uncertainties.put(
                    score.id(),
                    backlog.plan()
                            .uncertainty()
                            .of(
                                    score.score(),
                                    backlog.scoring().formula(),
                                    heard == null ? Strength.NONE : rules.strengthOf(heard)));
        }
        this.formula = backlog.scoring().formula();
        this.scored = scored(basis);
        for (OrderOverride override : basis.overrides()) {
            decided.put(override.issue(), override.kind());
        }
    }

    /** By id, so that the order people gave the backlog doesn't matter. */
    private static List<Score> scored(PlanBasis basis) {
        return basis.ranking().stream()
                .filter(score -> score.score().scored())
                .sorted(Comparator.comparing(StoredScore::id))
                .map(StoredScore::score)
                .toList();
    }

    /** What those that aren't scored may turn out to score; what was reckoned once is known while there is memory for it. */
    synchronized LikelyScores likely() {
        LikelyScores known = likely.get();
        if (known == null) {
            known = new LikelyScores(formula, scored);
            likely = new SoftReference<>(known);
        }
        return known;
    }

    /** What isn't scored stands behind everything else. */
    List<Runner> all(List<PlanItem> items, Blockers rule) {
        return items.stream()
                .map(item -> runner(item, scored(item.id()) ? band(item.id()) : Moscow.WONT.band() + 1, rule))
                .toList();
    }

    /** What isn't scored stands where it would if it were. */
    List<Runner> asIfScored(List<PlanItem> items, Blockers rule) {
        return items.stream().map(item -> runner(item, band(item.id()), rule)).toList();
    }

    boolean scored(IssueId id) {
        Score score = scores.get(id);
        return score != null && score.scored();
    }

    /** By issue, of every issue with a score or a reason for having none. */
    Map<IssueId, Uncertainty> uncertainties() {
        return uncertainties;
    }

    private Runner runner(PlanItem item, int band, Blockers rule) {
        BigDecimal value = item.score();
        BigDecimal effort = item.effort();
        List<IssueId> blockers = rule == Blockers.FIRST
                ? item.blockers().stream().map(Blocker::id).toList()
                : List.of();
        return new Runner(
                item.id(),
                band,
                value == null ? 0 : value.doubleValue(),
                uncertainties.getOrDefault(item.id(), Uncertainty.NONE).spread(),
                effort == null ? 0 : effort.doubleValue(),
                standing(item, rule),
                blockers);
    }

    /** As the order has them: won't-issues last, and the other bands only where they count. */
    private int band(IssueId id) {
        Score score = scores.get(id);
        Moscow moscow = score == null ? null : score.basis().moscow();
        if (moscow == null) {
            return Moscow.COULD.band();
        }
        return moscow == Moscow.WONT || byBand ? moscow.band() : Moscow.COULD.band();
    }

    private Standing standing(PlanItem item, Blockers rule) {
        @Nullable Kind kind = decided.get(item.id());
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
