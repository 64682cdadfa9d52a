package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.Search.Found;
import io.winnow.planning.SprintPlan.Best;
import io.winnow.planning.SprintPlan.Way;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a sprint should hold, in one of two ways: by walking the order, or by looking for the best combination.
 * The same request, in whatever order, always gets the same plan.
 */
public final class SprintPlanner {

    private static final List<BigDecimal> OTHER_CAPACITIES = List.of(new BigDecimal("0.8"), new BigDecimal("1.2"));

    /** About so many issues the optimizer is asked about: for the best plan, and for what the best is worth only. */
    private static final int MANY = 300;

    private static final int FEW = 80;

    private final Optimizer optimizer;

    public SprintPlanner(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /** With {@code exact} the best plan that was found, else the readable one where that keeps the rules. */
    public SprintPlan plan(PlanRequest request, boolean exact) {
        Model model = new Model(request);
        Walk walk = new Walk(model);
        List<Unmet> unmet = new ArrayList<>(walk.unmet);
        Search search = new Search(model, walk.forced, optimizer);
        boolean[] steep = Walk.byRatio(model).chosen;
        long[] least = model.least();
        boolean[] known = best(model, walk.forced, least, walk.chosen, steep);
        Found found = known != null
                ? search.best(least, model.value(known), exact ? MANY : FEW)
                : search.best(least, Long.MIN_VALUE, MANY);
        if (known == null && !found.found()) {
            Minimums minimums = new Minimums(model, walk.forced, optimizer);
            least = minimums.reachable();
            unmet.addAll(minimums.unmet());
            known = best(model, walk.forced, least, walk.chosen, steep, minimums.witness());
            found = search.best(least, known == null ? Long.MIN_VALUE : model.value(known), MANY);
        }
        if (found.found() && (known == null || model.value(found.chosen()) > model.value(known))) {
            known = found.chosen();
        }
        boolean walkKeeps = model.keeps(walk.chosen, walk.forced, least);
        boolean searched = known != null && (!walkKeeps || (exact && model.value(known) > model.value(walk.chosen)));
        boolean[] chosen = known != null && searched ? known : walk.chosen;
        Explanation explanation = new Explanation(walk, chosen);
        List<SprintCandidate> candidates = explanation.candidates();
        return new SprintPlan(
                request.capacity(),
                used(model, chosen),
                value(model, chosen),
                best(model, known == null ? chosen : known, found.proven()),
                searched ? Way.SEARCH : Way.WALK,
                candidates,
                explanation.leftOut(),
                unmet,
                OTHER_CAPACITIES.stream()
                        .map(factor -> whatIf(model.with(request.capacity().times(factor)), model, chosen))
                        .toList());
    }

    /** The one worth most of those that keep every rule, with these minimums; the first of equals; null when none does. */
    private static boolean @Nullable [] best(Model model, boolean[] forced, long[] least, boolean[]... choices) {
        boolean[] best = null;
        for (boolean[] choice : choices) {
            if (model.keeps(choice, forced, least) && (best == null || model.value(choice) > model.value(best))) {
                best = choice;
            }
        }
        return best;
    }

    private static Best best(Model model, boolean[] found, boolean proven) {
        return proven
                ? new Best(value(model, found), true)
                : new Best(BigDecimal.valueOf(Math.max(new Ceiling(model).value(), model.value(found)), 2), false);
    }

    private static WhatIf whatIf(Model otherwise, Model model, boolean[] chosen) {
        Walk other = new Walk(otherwise);
        Set<IssueId> now = ids(model, chosen);
        Set<IssueId> then = ids(other.model, other.chosen);
        return new WhatIf(
                otherwise.request.capacity().amount(),
                used(other.model, other.chosen),
                value(other.model, other.chosen),
                model.items.stream()
                        .map(PlanItem::id)
                        .filter(id -> then.contains(id) && !now.contains(id))
                        .toList(),
                model.items.stream()
                        .map(PlanItem::id)
                        .filter(id -> now.contains(id) && !then.contains(id))
                        .toList());
    }

    private static Set<IssueId> ids(Model model, boolean[] chosen) {
        Set<IssueId> ids = new HashSet<>();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                ids.add(model.items.get(i).id());
            }
        }
        return ids;
    }

    private static BigDecimal used(Model model, boolean[] chosen) {
        return sum(model, chosen, true);
    }

    private static BigDecimal value(Model model, boolean[] chosen) {
        return sum(model, chosen, false);
    }

    private static BigDecimal sum(Model model, boolean[] chosen, boolean effort) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < chosen.length; i++) {
            PlanItem item = model.items.get(i);
            BigDecimal its = effort ? item.effort() : item.score();
            sum = chosen[i] && its != null ? sum.add(its) : sum;
        }
        return sum;
    }
}
