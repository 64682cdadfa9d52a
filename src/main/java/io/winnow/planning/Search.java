package io.winnow.planning;

import io.winnow.planning.Optimizer.Answer;
import io.winnow.planning.Optimizer.Question;
import io.winnow.planning.Optimizer.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Asks the optimizer for the best choice under a model's rules, about as few issues as can still matter. */
@SuppressWarnings("ArrayRecordComponent") // never compared
final class Search {

    private final Model model;
    private final boolean[] forced;
    private final Optimizer optimizer;

    /** {@code forced} are in every answer. */
    Search(Model model, boolean[] forced, Optimizer optimizer) {
        this.model = model;
        this.forced = forced;
        this.optimizer = optimizer;
    }

    /** What was found; {@code chosen} is the model's issues, and keeps every rule when {@code found}. */
    record Found(boolean[] chosen, boolean found, boolean proven) {}

    /** The choice worth most, if it is worth more than {@code atLeast}; issues that can't be in such a one are left aside,
     * and beyond {@code most} the less promising ones too, after which nothing is proven. */
    Found best(long[] least, long atLeast, int most) {
        Ceiling ceiling = new Ceiling(model);
        boolean[] open = new boolean[model.size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = model.out[i] == null && !forced[i] && ceiling.with(i) > atLeast;
        }
        if (!fewer(open, ceiling, most)) {
            return ask(open, model.value, least);
        }
        Found found = ask(open, model.value, least);
        return new Found(found.chosen(), found.found(), false);
    }

    /** Keeps the most promising open where there are too many, and says whether there were. */
    private static boolean fewer(boolean[] open, Ceiling ceiling, int most) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                all.add(i);
            }
        }
        double[] ceilings = new double[open.length];
        all.forEach(i -> ceilings[i] = ceiling.with(i));
        all.stream()
                .sorted(Comparator.<Integer>comparingDouble(i -> -ceilings[i]).thenComparing(i -> i))
                .skip(most)
                .forEach(i -> open[i] = false);
        return all.size() > most;
    }

    /** The choice that brings most into one limit. */
    Found most(int limit, long[] least) {
        boolean[] open = new boolean[model.size()];
        long[] weights = new long[model.size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = model.out[i] == null && !forced[i];
            weights[i] = model.weight(limit, i);
        }
        return ask(open, weights, least);
    }

    private Found ask(boolean[] open, long[] values, long[] least) {
        List<Integer> things = new ArrayList<>();
        int[] thingOf = new int[open.length];
        for (int i = 0; i < open.length; i++) {
            boolean whole = open[i];
            for (int k = 0; whole && k < model.bundle[i].length; k++) {
                int other = model.bundle[i][k];
                whole = open[other] || forced[other];
            }
            thingOf[i] = whole ? things.size() : -1;
            if (whole) {
                things.add(i);
            }
        }
        List<Sum> sums = sums(things, least);
        if (sums.stream().anyMatch(sum -> sum.things().length == 0 && sum.least() > 0)) {
            return new Found(new boolean[open.length], false, true);
        }
        List<int[]> needs = new ArrayList<>();
        for (int i : things) {
            for (int other : model.bundle[i]) {
                if (other != i && !forced[other]) {
                    needs.add(new int[] {thingOf[i], thingOf[other]});
                }
            }
        }
        long[] worth = things.stream().mapToLong(i -> values[i]).toArray();
        Answer answer = optimizer.solve(new Question(worth, sums, needs));
        boolean[] chosen = forced.clone();
        for (int thing = 0; thing < worth.length; thing++) {
            chosen[things.get(thing)] |= answer.chosen()[thing];
        }
        boolean found = answer.found() && model.keeps(chosen, forced, least);
        return new Found(chosen, found, answer.proven() && (found || !answer.found()));
    }

    private List<Sum> sums(List<Integer> things, long[] least) {
        long[] already = model.loads(forced);
        List<Sum> sums = new ArrayList<>();
        for (int limit = 0; limit < least.length; limit++) {
            List<Integer> at = new ArrayList<>();
            List<Long> weights = new ArrayList<>();
            long all = 0;
            for (int thing = 0; thing < things.size(); thing++) {
                long weight = model.weight(limit, things.get(thing));
                if (weight > 0) {
                    at.add(thing);
                    weights.add(weight);
                    all += weight;
                }
            }
            long most = model.limits.get(limit).most() - already[limit];
            long needed = Math.max(0, least[limit] - already[limit]);
            if (all > most || needed > 0) {
                sums.add(new Sum(
                        at.stream().mapToInt(Integer::intValue).toArray(),
                        weights.stream().mapToLong(Long::longValue).toArray(),
                        needed,
                        Math.min(most, all)));
            }
        }
        return sums;
    }
}
