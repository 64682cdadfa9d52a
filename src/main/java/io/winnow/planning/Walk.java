package io.winnow.planning;

import io.winnow.planning.SprintCandidate.Why;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.scoring.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The readable way to a plan: pins, then musts, then minimums, then the order, each issue taken if it fits. */
final class Walk {

    final Model model;
    final boolean[] chosen;
    /** What pins and musts brought in, which every plan holds. */
    final boolean[] forced;

    final @Nullable Why[] why;
    final String[] reason;
    final List<Unmet> unmet = new ArrayList<>();
    private final long[] loads;

    Walk(Model model) {
        this(model, IntStream.range(0, model.size()).toArray());
    }

    /** The same, but at the end in the order of value for effort: less easy to follow, often worth more. */
    static Walk byRatio(Model model) {
        return new Walk(
                model,
                IntStream.range(0, model.size())
                        .boxed()
                        .sorted(Comparator.<Integer>comparingDouble(i -> -ratio(model, i))
                                .thenComparing(i -> i))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    private static double ratio(Model model, int i) {
        double value = 0;
        double effort = 1; // thousandths; keeps the division from 0
        for (int other : model.bundle[i]) {
            value += model.value[other];
            effort += model.effort[other];
        }
        return value / effort;
    }

    /** The same, but at the end only these, in this order. */
    Walk(Model model, int[] order) {
        this.model = model;
        this.chosen = new boolean[model.size()];
        this.why = new Why[model.size()];
        this.reason = new String[model.size()];
        this.loads = new long[model.limits.size()];
        pins();
        if (model.request.rules().mustsFirst()) {
            for (int i = 0; i < model.size(); i++) {
                if (model.items.get(i).must()) {
                    take(i, Why.MUST, "a must");
                }
            }
        }
        this.forced = chosen.clone();
        minimums();
        for (int i : order) {
            if (model.value[i] > 0) {
                take(i, Why.VALUE, rank(i));
            }
        }
    }

    private void pins() {
        List<OrderOverride> pins = model.request.overrides().stream()
                .filter(override -> override.kind() == Kind.PIN && model.place.containsKey(override.issue()))
                .sorted(Comparator.comparing(override -> model.place.getOrDefault(override.issue(), 0)))
                .toList();
        boolean[] wanted = new boolean[model.size()];
        for (OrderOverride pin : pins) {
            int i = model.place.getOrDefault(pin.issue(), 0);
            for (int other : model.bundle[i]) {
                wanted[other] |= model.out[i] == null;
            }
        }
        for (OrderOverride pin : pins) {
            int i = model.place.getOrDefault(pin.issue(), 0);
            LeftOut out = model.out[i];
            if (out != null) {
                unmet.add(new Unmet(
                        "pin " + model.name(i), out.reason(), List.of(), "Take the pin off, or remove that reason"));
            } else if (!take(i, Why.PIN, "pinned by " + pin.owner() + ": " + pin.reason())) {
                int limit = tight(i);
                unmet.add(new Unmet(
                        "pin " + model.name(i),
                        "it doesn't fit beside the other pins",
                        List.of(model.limits.get(limit).rule()),
                        relaxation(limit, model.loads(wanted)[limit])));
            }
        }
    }

    private String relaxation(int limit, long needed) {
        Limit bound = model.limits.get(limit);
        return bound.counted()
                ? "A limit of " + needed + " more than is under way would do for all pins"
                : bound.group() == Limit.Group.CAPACITY
                        ? bound.rule() + " " + Decimals.plain(Scaled.effort(needed)) + " would do for all pins"
                        : "The pins need " + Decimals.plain(Scaled.effort(needed)) + " there, "
                                + Decimals.plain(Scaled.effort(bound.most())) + " are allowed";
    }

    private void minimums() {
        for (int limit = 0; limit < loads.length; limit++) {
            Limit minimum = model.limits.get(limit);
            for (int i = 0; i < model.size() && loads[limit] < minimum.least(); i++) {
                if (model.weight(limit, i) > 0) {
                    take(i, Why.MINIMUM, "for " + minimum.rule());
                }
            }
        }
    }

    /** Takes the issue and all it can't go without, if all of it fits. */
    private boolean take(int i, Why its, String words) {
        if (chosen[i] || model.out[i] != null) {
            return chosen[i];
        }
        if (tight(i) >= 0) {
            return false;
        }
        for (int other : model.bundle[i]) {
            if (!chosen[other]) {
                chosen[other] = true;
                add(loads, other, 1);
                boolean group = !java.util.Collections.disjoint(
                        model.items.get(i).groups(), model.items.get(other).groups());
                why[other] = other == i ? its : group ? Why.TOGETHER : Why.BLOCKER;
                reason[other] = other == i
                        ? words
                        : (group ? "kept together with " : "comes first: it blocks ") + model.name(i);
            }
        }
        return true;
    }

    /** The first limit that has no room for the issue and all it can't go without; −1 when there is room. */
    int tight(int i) {
        long[] more = new long[loads.length];
        for (int other : model.bundle[i]) {
            if (!chosen[other]) {
                add(more, other, 1);
            }
        }
        for (int limit = 0; limit < more.length; limit++) {
            if (more[limit] > 0
                    && loads[limit] + more[limit] > model.limits.get(limit).most()) {
                return limit;
            }
        }
        return -1;
    }

    private void add(long[] sums, int i, int times) {
        for (int k = 0; k < model.limitsOf[i].length; k++) {
            sums[model.limitsOf[i][k]] += times * model.weightsOf[i][k];
        }
    }

    private String rank(int i) {
        return model.items.get(i).rank() == 0
                ? "not ranked"
                : "rank " + model.items.get(i).rank();
    }
}
