package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.LeftOut.Kind;
import io.winnow.planning.SprintCandidate.Why;
import io.winnow.scoring.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a choice into its order and says of every issue why it stands where it does. */
final class Explanation {

    /** More than anyone reads; each costs a walk. */
    private static final int MOST_EXPLAINED = 20;

    private final Walk walk;
    private final Model model;
    private final boolean[] chosen;
    private final long[] loads;
    private final boolean exact;

    /** {@code chosen} is the walk's choice, or a better one. */
    Explanation(Walk walk, boolean[] chosen) {
        this.walk = walk;
        this.model = walk.model;
        this.chosen = chosen;
        this.loads = model.loads(chosen);
        this.exact = !Arrays.equals(chosen, walk.chosen);
    }

    List<SprintCandidate> candidates() {
        List<SprintCandidate> candidates = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        int explained = 0;
        for (int i : order()) {
            PlanItem item = model.items.get(i);
            BigDecimal effort = Objects.requireNonNull(item.effort());
            sum = sum.add(effort);
            Why why = why(i);
            Loss loss = why == Why.VALUE || explained++ >= MOST_EXPLAINED ? Loss.NONE : loss(i, why);
            candidates.add(new SprintCandidate(
                    candidates.size() + 1,
                    item.id(),
                    effort,
                    item.score(),
                    why,
                    reason(i, why),
                    sum,
                    loss.displaced(),
                    loss.cost()));
        }
        return candidates;
    }

    private Why why(int i) {
        Why its = walk.why[i];
        return its == null ? (model.value[i] > 0 ? Why.VALUE : needed(i)) : its;
    }

    private Why needed(int i) {
        return model.items.get(i).groups().isEmpty() ? Why.BLOCKER : Why.TOGETHER;
    }

    private String reason(int i, Why why) {
        PlanItem item = model.items.get(i);
        String place = item.rank() == 0 ? "not ranked" : "rank " + item.rank();
        BigDecimal score = item.score();
        String itsScore = score == null ? "not scored" : "score " + Decimals.score(score);
        String words = walk.why[i] == null ? "part of the best combination" : walk.reason[i];
        return why == Why.VALUE && walk.why[i] != null
                ? place + ", " + itsScore
                : words + "; " + (words.startsWith("rank") ? "" : place + ", ") + itsScore;
    }

    /** Blockers before what they block, musts first if the rules say so, else as ranked; circles as ranked. */
    private List<Integer> order() {
        int[] waits = new int[model.size()];
        List<List<Integer>> frees = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            frees.add(new ArrayList<>());
        }
        for (int i = 0; i < model.size(); i++) {
            Set<IssueId> seen = new HashSet<>();
            for (PlanItem.Blocker blocker : chosen[i] ? model.items.get(i).blockers() : List.<PlanItem.Blocker>of()) {
                Integer other = model.place.get(blocker.id());
                if (other != null && other != i && chosen[other] && seen.add(blocker.id())) {
                    waits[i]++;
                    frees.get(other).add(i);
                }
            }
        }
        Set<Integer> rest = new HashSet<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>((one, other) -> compare(one, other));
        for (int i = 0; i < model.size(); i++) {
            if (chosen[i]) {
                rest.add(i);
                if (waits[i] == 0) {
                    ready.add(i);
                }
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            Integer next = ready.poll();
            if (next == null) {
                next = Collections.min(rest, this::compare); // a circle of blockers
            }
            if (rest.remove(next)) {
                order.add(next);
                for (int freed : frees.get(next)) {
                    if (--waits[freed] == 0) {
                        ready.add(freed);
                    }
                }
            }
        }
        return order;
    }

    private int compare(int one, int other) {
        boolean musts = model.request.rules().mustsFirst();
        int band = musts
                ? Boolean.compare(
                        model.items.get(other).must(), model.items.get(one).must())
                : 0;
        return band != 0 ? band : Integer.compare(one, other);
    }

    private record Loss(List<IssueId> displaced, BigDecimal cost) {

        static final Loss NONE = new Loss(List.of(), BigDecimal.ZERO);
    }

    /** What the walk would have taken had it not been for this issue. */
    private Loss loss(int i, Why why) {
        PlanRequest request = model.request;
        PlanItem item = model.items.get(i);
        PlanRequest without = switch (why) {
            case PIN ->
                request.with(request.overrides().stream()
                        .filter(override -> !override.issue().equals(item.id()))
                        .toList());
            case MUST -> request.with(changed(item, item.withoutMust()));
            case BLOCKER ->
                request.with(request.items().stream()
                        .map(one -> one.without(Set.of(item.id())))
                        .toList());
            case TOGETHER -> request.with(changed(item, item.withoutGroups()));
            case MINIMUM ->
                request.with(request.rules()
                        .withShares(request.rules().shares().stream()
                                .map(share -> share.holds(item) ? share.withLeast(null) : share)
                                .toList()));
            case VALUE -> request;
        };
        Walk other = new Walk(new Model(without));
        List<IssueId> displaced = new ArrayList<>();
        for (int k = 0; k < chosen.length; k++) {
            if (other.chosen[k] && !walk.chosen[k] && !chosen[k]) {
                displaced.add(model.items.get(k).id());
            }
        }
        long cost = other.model.value(other.chosen) - model.value(walk.chosen);
        return new Loss(displaced, displaced.isEmpty() ? BigDecimal.ZERO : BigDecimal.valueOf(Math.max(0, cost), 2));
    }

    private List<PlanItem> changed(PlanItem from, PlanItem to) {
        return model.request.items().stream()
                .map(one -> one.id().equals(from.id()) ? to : one)
                .toList();
    }

    List<LeftOut> leftOut() {
        List<LeftOut> leftOut = new ArrayList<>();
        Missing missing = new Missing(model);
        for (int i = 0; i < chosen.length; i++) {
            if (!chosen[i]) {
                LeftOut out = model.out[i];
                leftOut.add(out != null ? out : left(i, missing));
            }
        }
        return leftOut;
    }

    private LeftOut left(int i, Missing missing) {
        PlanItem item = model.items.get(i);
        long[] more = new long[loads.length];
        int companions = 0;
        for (int other : model.bundle[i]) {
            if (!chosen[other]) {
                companions += other == i ? 0 : 1;
                for (int k = 0; k < model.limitsOf[other].length; k++) {
                    more[model.limitsOf[other][k]] += model.weightsOf[other][k];
                }
            }
        }
        if (model.value[i] <= 0) {
            return new LeftOut(
                    item.id(), Kind.NO_VALUE, item.score() == null ? "not scored" : "its score isn't above 0", null);
        }
        for (int k = loads.length - 1; k >= 0; k--) {
            Limit limit = model.limits.get(k);
            if (more[k] > 0 && loads[k] + more[k] > limit.most() && limit.group() != Limit.Group.CAPACITY) {
                return new LeftOut(item.id(), Kind.RULE, limit.rule() + ": no room left there", null);
            }
        }
        for (int k = 0; k < loads.length; k++) {
            long room = model.limits.get(k).most() - loads[k];
            if (more[k] > room) {
                BigDecimal enough = exact ? null : missing.of(i, k).orElse(null);
                return new LeftOut(item.id(), Kind.NO_ROOM, room(i, k, more[k], room, companions, enough), enough);
            }
        }
        return new LeftOut(
                item.id(), Kind.NO_VALUE, exact ? "the best combination goes without it" : "not taken", null);
    }

    private String room(int i, int limit, long needed, long left, int companions, @Nullable BigDecimal enough) {
        Limit capacity = model.limits.get(limit);
        String where = model.request.capacity().teams().isEmpty() ? "" : " of " + capacity.rule();
        return "needs " + plain(needed)
                + (companions == 0 ? "" : " with " + companions + " it can't go without")
                + ", " + plain(left) + where + " left"
                + (enough == null ? "" : ": " + Decimals.plain(enough) + " more would bring it in")
                + (companions > 0 && waits(i)
                        ? enough == null
                                ? ": it would fit were what it waits for done before"
                                : ", or would fit were what it waits for done before"
                        : "");
    }

    private boolean waits(int i) {
        return model.request.rules().blockers() == PlanRules.Blockers.FIRST
                && !model.items.get(i).blockers().isEmpty();
    }

    private static String plain(long thousandths) {
        return Decimals.plain(Scaled.effort(thousandths));
    }
}
