package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.planning.CutFlips;
import io.winnow.planning.Odds;
import io.winnow.planning.PlanItem;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.Runner;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintOdds;
import io.winnow.planning.SprintPlan;
import io.winnow.scoring.Uncertainty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds how sure a plan is, from how far the inputs of its scores may be off. */
final class PlanOdds {

    static final long SEED = 20_250_101; // any will do; the same one gives the same figures

    private PlanOdds() {}

    static RankConfidence of(PlanBasis basis, List<PlanItem> items, SprintPlan plan) {
        PlanRunners made = new PlanRunners(basis);
        List<Runner> runners = made.all(items);
        Map<IssueId, Uncertainty> uncertainties = new HashMap<>();
        items.forEach(item -> uncertainties.put(item.id(), made.uncertainty(item.id())));
        double capacity = plan.capacity().amount().doubleValue();
        Map<IssueId, Odds> odds = new SprintOdds(capacity, SprintOdds.DRAWS, SEED).of(runners);
        Set<IssueId> planned =
                plan.candidates().stream().map(SprintCandidate::id).collect(Collectors.toSet());
        double spare = plan.capacity().amount().subtract(plan.used()).doubleValue();
        return new RankConfidence(
                odds.entrySet().stream()
                        .filter(entry -> made.scored(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                new CutFlips(spare).of(runners, planned, uncertainties));
    }
}
