package io.winnow.planning;

import io.winnow.planning.Limit.Group;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.Search.Found;
import io.winnow.scoring.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds minimums that can't be met, what they collide with, and how far each must be lowered. */
final class Minimums {

    private final Model model;
    private final boolean[] forced;
    private final Optimizer optimizer;
    private final List<Unmet> unmet = new ArrayList<>();
    private boolean[] witness;

    Minimums(Model model, boolean[] forced, Optimizer optimizer) {
        this.model = model;
        this.forced = forced;
        this.optimizer = optimizer;
        this.witness = forced.clone();
    }

    List<Unmet> unmet() {
        return List.copyOf(unmet);
    }

    /** The minimums that can all be met: each as configured or, in their order, as near to it as the ones before allow. */
    long[] reachable() {
        long[] wanted = model.least();
        long[] least = new long[wanted.length];
        for (int limit = 0; limit < wanted.length; limit++) {
            if (wanted[limit] > 0) {
                Found found = new Search(model, forced, optimizer).most(limit, least);
                witness = found.found() ? found.chosen() : witness;
                long reached = model.loads(witness)[limit];
                least[limit] = Math.min(reached, wanted[limit]);
                if (reached < wanted[limit]) {
                    unmet.add(tell(limit, wanted[limit], reached));
                }
            }
        }
        return least;
    }

    /** A choice that keeps every rule and reaches what {@link #reachable} found, whatever it is worth. */
    boolean[] witness() {
        return witness;
    }

    private long reached(Model where, boolean[] fixed, int limit, long[] least) {
        Found found = new Search(where, fixed, optimizer).most(limit, least);
        return found.found() ? where.loads(found.chosen())[limit] : where.loads(fixed)[limit];
    }

    private Unmet tell(int limit, long wanted, long reached) {
        Limit minimum = model.limits.get(limit);
        BigDecimal capacity = model.request.capacity().amount();
        long there = 0;
        for (int i = 0; i < model.size(); i++) {
            there += model.out[i] == null ? model.weight(limit, i) : 0;
        }
        String unit = model.request.capacity().unit();
        String reason = "it needs " + amount(wanted) + " " + unit
                + (there < wanted
                        ? ", only " + amount(there) + " plannable " + unit + " serve it"
                        : ", " + amount(reached) + " is the most the other rules allow");
        BigDecimal percent = capacity.signum() == 0
                ? BigDecimal.ZERO
                : Scaled.effort(reached).divide(capacity, 2, RoundingMode.FLOOR);
        return new Unmet(
                minimum.rule(),
                reason,
                there < wanted ? List.of() : collisions(limit, wanted),
                "Lower it to " + Decimals.percent(percent));
    }

    /** The parts of the rules without any one of which it could be met. */
    private List<String> collisions(int limit, long wanted) {
        List<String> collides = new ArrayList<>();
        boolean[] none = new boolean[model.size()];
        long[] alone = new long[model.limits.size()];
        if (reached(model, forced, limit, alone) >= wanted) {
            return minimums(limit, wanted);
        }
        if (model.loads(forced)[0] > 0 && reached(model, none, limit, alone) >= wanted) {
            collides.add("pins and musts");
        }
        for (Group group : Group.values()) {
            Model without = new Model(model.request);
            without.limits.replaceAll(one -> one.group() != group || one.least() > 0
                    ? one
                    : new Limit(one.rule(), one.group(), one.members(), one.counted(), 0, Long.MAX_VALUE / 4));
            if (model.limits.stream().anyMatch(one -> one.group() == group && one.least() == 0)
                    && reached(without, forced, limit, alone) >= wanted) {
                collides.add(group.words());
            }
        }
        if (model.request.rules().blockers() != Blockers.IGNORE) {
            PlanRules rules = model.request.rules();
            Model without = new Model(model.request.with(new PlanRules(
                    Blockers.IGNORE, rules.mustsFirst(), rules.mustsMost(), rules.shares(), rules.perEpic())));
            if (reached(without, forced, limit, alone) >= wanted) {
                collides.add("the blockers");
            }
        }
        return collides;
    }

    /** The minimums before it without any one of which it could be met; all of them when it takes several. */
    private List<String> minimums(int limit, long wanted) {
        List<String> all = new ArrayList<>();
        List<String> enough = new ArrayList<>();
        long[] least = model.least();
        for (int other = 0; other < limit; other++) {
            if (least[other] > 0) {
                long[] without = Arrays.copyOf(Arrays.copyOf(least, limit), least.length); // those after it give way
                without[other] = 0;
                all.add(model.limits.get(other).rule());
                if (reached(model, forced, limit, without) >= wanted) {
                    enough.add(model.limits.get(other).rule());
                }
            }
        }
        return enough.isEmpty() ? all : enough;
    }

    private static String amount(long thousandths) {
        return Decimals.plain(Scaled.effort(thousandths));
    }
}
