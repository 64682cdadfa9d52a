package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.LeftOut.Kind;
import io.winnow.planning.Limit.Group;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.PlanRules.Share;
import io.winnow.ranking.OrderOverride;
import io.winnow.scoring.Decimals;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request made ready: issues in their order, numbered from 0; rules as sums; and what can't go without what. */
final class Model {

    final PlanRequest request;
    final List<PlanItem> items;
    final long[] effort;
    final long[] value;
    final @Nullable LeftOut[] out;
    /** All that must come with an issue, itself first. */
    final int[][] bundle;

    final List<Limit> limits = new ArrayList<>();
    /** The limits that an issue counts in, and how much. */
    final int[][] limitsOf;

    final long[][] weightsOf;
    final Map<IssueId, Integer> place;

    private final Map<String, List<Integer>> groups;
    /** What keeps issues out by itself, whatever they can't go without. */
    private final @Nullable LeftOut[] alone;
    /** Whether a bundle was given up because all of it needs more than the whole capacity. */
    private final boolean[] cut;

    Model(PlanRequest request) {
        this.request = request;
        this.items = request.items();
        int n = items.size();
        this.place = new HashMap<>(2 * n);
        this.effort = new long[n];
        this.value = new long[n];
        this.out = new LeftOut[n];
        this.cut = new boolean[n];
        this.bundle = new int[n][];
        this.limitsOf = new int[n][];
        this.weightsOf = new long[n][];
        for (int i = 0; i < n; i++) {
            place.put(items.get(i).id(), i);
            BigDecimal itsEffort = items.get(i).effort();
            BigDecimal score = items.get(i).score();
            effort[i] = itsEffort == null ? 0 : Scaled.effort(itsEffort);
            value[i] = score == null ? 0 : Scaled.score(score);
        }
        keepOut();
        this.alone = out.clone();
        this.groups = groups(items);
        for (int i = 0; i < n; i++) {
            bundle(i);
        }
        addLimits();
        addEpics(request.rules().perEpic());
        index();
    }

    /** The same issues and rules under another capacity of the same teams. */
    private Model(Model other, Capacity capacity) {
        this.request = other.request.with(capacity);
        this.items = other.items;
        this.place = other.place;
        this.effort = other.effort;
        this.value = other.value;
        this.limitsOf = other.limitsOf;
        this.weightsOf = other.weightsOf;
        this.alone = other.alone;
        this.groups = other.groups;
        this.out = other.out.clone();
        this.cut = other.cut.clone();
        this.bundle = other.bundle.clone();
        long room = room();
        for (int i = 0; i < bundle.length; i++) {
            if (cut[i] || sum(bundle[i]) > room) {
                out[i] = alone[i];
                cut[i] = false;
                bundle(i);
            }
        }
        addLimits();
        limits.addAll(other.limits.subList(limits.size(), other.limits.size())); // epics know no capacity
    }

    /** Far cheaper than a new one. */
    Model with(Capacity capacity) {
        return new Model(this, capacity);
    }

    private long sum(int[] which) {
        long sum = 0;
        for (int i : which) {
            sum += effort[i];
        }
        return sum;
    }

    private long room() {
        return Scaled.most(BigDecimal.ONE, request.capacity().amount());
    }

    private void keepOut() {
        Map<IssueId, OrderOverride> excluded = new HashMap<>();
        request.overrides().stream()
                .filter(override -> override.kind() == OrderOverride.Kind.EXCLUDE)
                .forEach(override -> excluded.put(override.issue(), override));
        for (int i = 0; i < items.size(); i++) {
            PlanItem item = items.get(i);
            OrderOverride override = excluded.get(item.id());
            String wrong = wrong(item);
            if (!wrong.isEmpty()) {
                out[i] = new LeftOut(item.id(), Kind.NOT_PLANNABLE, "not plannable: " + wrong, null);
            } else if (override != null) {
                out[i] = new LeftOut(
                        item.id(), Kind.EXCLUDED, "excluded by " + override.owner() + ": " + override.reason(), null);
            } else if (request.rules().blockers() == Blockers.EXCLUDE
                    && !item.blockers().isEmpty()) {
                out[i] = new LeftOut(
                        item.id(),
                        Kind.RULE,
                        "blocked by " + item.blockers().get(0).name() + ", which isn't done",
                        null);
            }
        }
    }

    private String wrong(PlanItem item) {
        BigDecimal itsEffort = item.effort();
        if (!item.barred().isEmpty()) {
            return item.barred();
        }
        if (itsEffort == null) {
            return "no estimate";
        }
        if (itsEffort.signum() <= 0) {
            return "its estimate isn't above 0";
        }
        Map<String, BigDecimal> teams = request.capacity().teams();
        if (!teams.isEmpty() && !teams.containsKey(item.team())) {
            return item.team().isEmpty() ? "it names no team" : "its team " + item.team() + " has no capacity";
        }
        return "";
    }

    private static Map<String, List<Integer>> groups(List<PlanItem> items) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            for (String group : items.get(i).groups()) {
                groups.computeIfAbsent(group, first -> new ArrayList<>()).add(i);
            }
        }
        return groups;
    }

    /** Whatever can't be planned keeps out all that can't go without it. */
    private void bundle(int i) {
        if (alone[i] != null || goesAlone(items.get(i))) {
            bundle[i] = new int[] {i};
            return;
        }
        boolean first = request.rules().blockers() == Blockers.FIRST;
        long room = room();
        List<Integer> found = new ArrayList<>(List.of(i));
        TreeSet<Integer> seen = new TreeSet<>(found);
        Deque<Integer> open = new ArrayDeque<>(found);
        long sum = effort[i];
        while (!open.isEmpty() && sum <= room) {
            int at = open.remove();
            PlanItem item = items.get(at);
            List<Integer> next = new ArrayList<>();
            for (Blocker blocker : first ? item.blockers() : List.<Blocker>of()) {
                Integer other = place.get(blocker.id());
                if (other == null) {
                    keepOut(i, at, "blocked by " + blocker.name() + ", which isn't done and not in this backlog");
                } else if (!items.get(other).underWay()) {
                    barred(i, at, other, "blocked by ");
                    next.add(other);
                }
            }
            for (String group : new TreeSet<>(item.groups())) {
                for (int other : groups.getOrDefault(group, List.of())) {
                    barred(i, at, other, "kept together with ");
                    next.add(other);
                }
            }
            for (int other : next) {
                if (seen.add(other)) {
                    found.add(other);
                    open.add(other);
                    sum += effort[other];
                }
            }
        }
        bundle[i] = found.stream().mapToInt(Integer::intValue).toArray();
        cut[i] = sum > room;
        if (out[i] == null && cut[i] && found.size() > 1) {
            out[i] = new LeftOut(
                    items.get(i).id(),
                    Kind.NO_ROOM,
                    "with what it can't go without it needs more than the whole capacity",
                    null);
        }
    }

    private boolean goesAlone(PlanItem item) {
        return item.groups().isEmpty()
                && (item.blockers().isEmpty() || request.rules().blockers() != Blockers.FIRST);
    }

    private void barred(int i, int at, int other, String how) {
        LeftOut why = alone[other];
        if (why != null) {
            keepOut(i, at, how + items.get(other).name() + ", which is left out: " + why.reason());
        }
    }

    private void keepOut(int i, int at, String reason) {
        if (out[i] == null) {
            String whole =
                    i == at ? reason : "it can't go without " + items.get(at).name() + ", " + reason;
            out[i] = new LeftOut(items.get(i).id(), Kind.RULE, whole, null);
        }
    }

    private void addLimits() {
        Capacity capacity = request.capacity();
        PlanRules rules = request.rules();
        if (capacity.teams().isEmpty()) {
            limits.add(most("capacity", Group.CAPACITY, item -> true, BigDecimal.ONE));
        }
        capacity.teams()
                .forEach((team, part) -> limits.add(new Limit(
                        "capacity of team " + team,
                        Group.CAPACITY,
                        item -> item.team().equals(team),
                        false,
                        0,
                        Scaled.most(BigDecimal.ONE, part))));
        if (rules.mustsMost() != null) {
            limits.add(most(
                    "musts at most " + Decimals.percent(rules.mustsMost()),
                    Group.MUSTS,
                    PlanItem::must,
                    rules.mustsMost()));
        }
        for (Share share : rules.shares()) {
            BigDecimal least = share.least();
            BigDecimal most = share.most();
            if (most != null) {
                limits.add(
                        most(share.words() + " at most " + Decimals.percent(most), Group.SHARES, share::holds, most));
            }
            if (least != null) {
                limits.add(new Limit(
                        share.words() + " at least " + Decimals.percent(least),
                        Group.SHARES,
                        share::holds,
                        false,
                        Scaled.least(least, capacity.amount()),
                        Long.MAX_VALUE));
            }
        }
    }

    private Limit most(String rule, Group group, java.util.function.Predicate<PlanItem> members, BigDecimal share) {
        return new Limit(
                rule,
                group,
                members,
                false,
                0,
                Scaled.most(share, request.capacity().amount()));
    }

    private void addEpics(@Nullable Integer perEpic) {
        if (perEpic == null) {
            return;
        }
        Map<IssueId, Integer> underWay = new TreeMap<>();
        for (PlanItem item : items) {
            if (item.epic() != null) {
                underWay.merge(item.epic(), item.underWay() ? 1 : 0, Integer::sum);
            }
        }
        underWay.forEach((epic, already) -> limits.add(new Limit(
                "at most " + perEpic + " of an epic",
                Group.EPICS,
                item -> epic.equals(item.epic()),
                true,
                0,
                Math.max(0, perEpic - already))));
    }

    private void index() {
        for (int i = 0; i < items.size(); i++) {
            int found = 0;
            int[] at = new int[limits.size()];
            long[] weights = new long[limits.size()];
            for (int limit = 0; limit < limits.size(); limit++) {
                long weight = limits.get(limit).weight(items.get(i), effort[i]);
                if (weight > 0) {
                    at[found] = limit;
                    weights[found++] = weight;
                }
            }
            limitsOf[i] = java.util.Arrays.copyOf(at, found);
            weightsOf[i] = java.util.Arrays.copyOf(weights, found);
        }
    }

    int size() {
        return items.size();
    }

    String name(int i) {
        return items.get(i).name();
    }

    long weight(int limit, int i) {
        return limits.get(limit).weight(items.get(i), effort[i]);
    }

    /** What the chosen ones add up to in each limit. */
    long[] loads(boolean[] chosen) {
        long[] loads = new long[limits.size()];
        for (int i = 0; i < chosen.length; i++) {
            for (int k = 0; chosen[i] && k < limitsOf[i].length; k++) {
                loads[limitsOf[i][k]] += weightsOf[i][k];
            }
        }
        return loads;
    }

    long value(boolean[] chosen) {
        long sum = 0;
        for (int i = 0; i < chosen.length; i++) {
            sum += chosen[i] ? value[i] : 0;
        }
        return sum;
    }

    /** Whether a choice keeps every rule, with these minimums in place of the limits' own. */
    boolean keeps(boolean[] chosen, boolean[] forced, long[] least) {
        long[] loads = loads(chosen);
        for (int limit = 0; limit < loads.length; limit++) {
            if (loads[limit] > limits.get(limit).most() || loads[limit] < least[limit]) {
                return false;
            }
        }
        for (int i = 0; i < chosen.length; i++) {
            if ((forced[i] && !chosen[i]) || (chosen[i] && out[i] != null)) {
                return false;
            }
            for (int k = 0; chosen[i] && k < bundle[i].length; k++) {
                if (!chosen[bundle[i][k]]) {
                    return false;
                }
            }
        }
        return true;
    }

    long[] least() {
        return limits.stream().mapToLong(Limit::least).toArray();
    }
}
