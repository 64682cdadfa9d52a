package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.ranking.OverrideEffect.State;
import io.winnow.ranking.Ranking.NotScored;
import io.winnow.ranking.Ranking.RankedIssue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts issues where people want them, in an order that follows from scores.
 *
 * <p>An issue that is moved takes along those that were put beside it. Of several put at the same side of one issue, the
 * one decided last stands nearest. In a circle of decisions the oldest gives way. What can't be done moves nothing and
 * says why.
 */
public final class OverriddenOrder {

    private static final Comparator<OrderOverride> OLDEST_FIRST =
            Comparator.comparing(OrderOverride::since).thenComparing(OrderOverride::issue);

    private final Map<IssueId, RankedIssue> scored = new LinkedHashMap<>();
    private final Set<IssueId> notScored = new HashSet<>();
    private final Ranking byScore;
    private final Set<IssueId> done;
    private final List<OrderOverride> overrides;
    private final Map<IssueId, State> states = new HashMap<>();

    /**
     * What follows from these.
     *
     * @param byScore the order that follows from scores alone
     * @param overrides those that hold; of several for one issue the latest counts
     * @param done which of the issues are done
     */
    public OverriddenOrder(Ranking byScore, Collection<OrderOverride> overrides, Set<IssueId> done) {
        this.byScore = byScore;
        this.done = Set.copyOf(done);
        byScore.ranked().forEach(issue -> scored.put(issue.id(), issue));
        byScore.notScored().stream().map(NotScored::id).forEach(notScored::add);
        Map<IssueId, OrderOverride> latest = new HashMap<>();
        overrides.stream().sorted(OLDEST_FIRST).forEach(one -> latest.put(one.issue(), one));
        this.overrides = latest.values().stream().sorted(OLDEST_FIRST).toList();
        this.overrides.forEach(one -> states.put(one.issue(), state(one)));
        breakCircles();
    }

    private State state(OrderOverride override) {
        IssueId issue = override.issue();
        IssueId anchor = override.anchor();
        if (!scored.containsKey(issue) && !notScored.contains(issue)) {
            return State.NOT_IN_BACKLOG;
        }
        if (done.contains(issue)) {
            return State.DONE;
        }
        if (anchor == null) {
            return State.FOR_PLANNER;
        }
        if (!scored.containsKey(issue)) {
            return State.NOT_SCORED;
        }
        if (!scored.containsKey(anchor)) {
            return notScored.contains(anchor) ? State.ANCHOR_NOT_SCORED : State.ANCHOR_GONE;
        }
        return State.MOVES;
    }

    private void breakCircles() {
        Map<IssueId, Set<IssueId>> anchors = new HashMap<>();
        Map<IssueId, OrderOverride> moving = new HashMap<>();
        for (OrderOverride one : moving()) {
            IssueId anchor = one.anchor();
            if (anchor != null) {
                anchors.put(one.issue(), Set.of(anchor));
                moving.put(one.issue(), one);
            }
        }
        for (List<IssueId> circle : new Circles<>(anchors).inOrder()) {
            IssueId first = circle.get(0);
            if (circle.size() > 1 || anchors.getOrDefault(first, Set.of()).contains(first)) {
                circle.stream()
                        .flatMap(id -> Stream.ofNullable(moving.get(id)))
                        .min(OLDEST_FIRST)
                        .ifPresent(oldest -> states.put(oldest.issue(), State.GIVES_WAY));
            }
        }
    }

    private List<OrderOverride> moving() {
        return overrides.stream()
                .filter(one -> states.get(one.issue()) == State.MOVES)
                .toList();
    }

    /** The order with all of them; {@link OverrideEffect#places} isn't reckoned, for it takes an order for each. */
    public Ranking ranking() {
        List<OverrideEffect> effects = overrides.stream()
                .map(one -> new OverrideEffect(one, states.getOrDefault(one.issue(), State.NOT_IN_BACKLOG), 0))
                .toList();
        Map<IssueId, OrderOverride> movedBy = new HashMap<>();
        moving().forEach(one -> movedBy.put(one.issue(), one));
        List<RankedIssue> ranked = new ArrayList<>(scored.size());
        for (RankedIssue issue : order(moving())) {
            ranked.add(new RankedIssue(
                    ranked.size() + 1,
                    issue.id(),
                    issue.score(),
                    issue.borrowed(),
                    issue.rank(),
                    movedBy.get(issue.id())));
        }
        return new Ranking(ranked, byScore.notScored(), effects);
    }

    /** How each of them fares, the oldest first, and by how many places it moves its issue. */
    public List<OverrideEffect> effects() {
        List<OrderOverride> moving = moving();
        Map<IssueId, Integer> with = ranks(moving);
        return overrides.stream().map(one -> effect(one, moving, with)).toList();
    }

    private OverrideEffect effect(OrderOverride override, List<OrderOverride> moving, Map<IssueId, Integer> with) {
        State state = states.getOrDefault(override.issue(), State.NOT_IN_BACKLOG);
        if (state != State.MOVES) {
            return new OverrideEffect(override, state, 0);
        }
        List<OrderOverride> others =
                moving.stream().filter(one -> !one.equals(override)).toList();
        int places = ranks(others).getOrDefault(override.issue(), 0) - with.getOrDefault(override.issue(), 0);
        return new OverrideEffect(override, places == 0 ? State.ALREADY_THERE : State.MOVES, places);
    }

    private Map<IssueId, Integer> ranks(List<OrderOverride> moving) {
        Map<IssueId, Integer> ranks = new HashMap<>();
        order(moving).forEach(issue -> ranks.put(issue.id(), ranks.size() + 1));
        return ranks;
    }

    /** Each issue that stays, with those beside it; a stack instead of recursion, for a chain may be long. */
    private List<RankedIssue> order(List<OrderOverride> moving) {
        Map<IssueId, Beside> beside = new HashMap<>();
        Set<IssueId> moved = new HashSet<>();
        for (OrderOverride one : moving) {
            IssueId anchor = one.anchor();
            if (anchor != null) {
                moved.add(one.issue());
                beside.computeIfAbsent(anchor, id -> new Beside()).add(one);
            }
        }
        List<RankedIssue> order = new ArrayList<>(scored.size());
        for (RankedIssue issue : scored.values()) {
            if (!moved.contains(issue.id())) {
                place(issue.id(), beside, order);
            }
        }
        return order;
    }

    private void place(IssueId root, Map<IssueId, Beside> beside, List<RankedIssue> order) {
        List<Step> waiting = new ArrayList<>(List.of(new Step(root, false)));
        while (!waiting.isEmpty()) {
            Step step = waiting.remove(waiting.size() - 1);
            Beside its = step.itself() ? null : beside.get(step.issue());
            RankedIssue issue = scored.get(step.issue());
            if (its == null && issue != null) {
                order.add(issue);
            } else if (its != null) {
                its.push(step.issue(), waiting);
            }
        }
    }

    /** Something to put into the order next: an issue with those beside it, or the issue itself. */
    private record Step(IssueId issue, boolean itself) {}

    /** Those that are put beside one issue, the oldest decision first. */
    private static final class Beside {

        private final List<IssueId> before = new ArrayList<>();
        private final List<IssueId> after = new ArrayList<>();

        void add(OrderOverride override) {
            (override.kind() == Kind.BEFORE ? before : after).add(override.issue());
        }

        /** The last pushed is taken first. */
        void push(IssueId issue, List<Step> waiting) {
            after.forEach(id -> waiting.add(new Step(id, false)));
            waiting.add(new Step(issue, true));
            for (int i = before.size() - 1; i >= 0; i--) {
                waiting.add(new Step(before.get(i), false));
            }
        }
    }
}
