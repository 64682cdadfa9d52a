package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.planning.CutFlips;
import io.winnow.planning.Draws;
import io.winnow.planning.Odds;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.Runner;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintOdds;
import io.winnow.planning.SprintPlan;
import java.lang.ref.SoftReference;
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

    static final long SEED = 20_250_101; // any will do; the same one gives the same figures

    private final PlanRunners runners;
    private SoftReference<Draws> drawn;

    /**
     * Prepares it for all plans from these.
     *
     * @param before whose draws serve again where scores are as they were
     */
    PlanOdds(PlanRunners runners, @Nullable PlanOdds before) {
        this.runners = runners;
        this.drawn = before == null ? new SoftReference<>(null) : before.drawn();
    }

    PlanRunners runners() {
        return runners;
    }

    RankConfidence of(BacklogPlan made) {
        SprintPlan plan = made.plan();
        List<Runner> all = runners.all(made.items(), made.rules().blockers());
        double capacity = plan.capacity().amount().doubleValue();
        Map<IssueId, Odds> odds = new SprintOdds(draws(all), capacity).of(all);
        Set<IssueId> planned =
                plan.candidates().stream().map(SprintCandidate::id).collect(Collectors.toSet());
        double spare = plan.capacity().amount().subtract(plan.used()).doubleValue();
        return new RankConfidence(
                odds.entrySet().stream()
                        .filter(entry -> runners.scored(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                new CutFlips(spare).of(all, planned, runners.uncertainties()));
    }

    /** Forgotten when memory is short. */
    private synchronized Draws draws(List<Runner> all) {
        Draws known = drawn.get();
        if (known == null || !known.areOf(all)) {
            known = Draws.of(all, Draws.ENOUGH, SEED);
            drawn = new SoftReference<>(known);
        }
        return known;
    }

    private synchronized SoftReference<Draws> drawn() {
        return drawn;
    }
}
