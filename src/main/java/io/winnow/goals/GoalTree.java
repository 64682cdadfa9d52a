package io.winnow.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All goals, each below the one it is part of: a goal stands in one place only, so there are no cycles. */
public final class GoalTree {

    public static final int MOST_GOALS = 500;
    public static final int DEEPEST = 6;
    public static final GoalTree EMPTY = new GoalTree(List.of());

    private final List<Goal> roots;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** A goal, and the one above it. */
    private record Place(Goal goal, @Nullable Goal above) {}

    /** Throws {@link IllegalArgumentException} when two goals have one id, or when there are too many or too deep ones. */
    public GoalTree(List<Goal> roots) {
        this.roots = List.copyOf(roots);
        add(this.roots, null, 1);
    }

    private void add(List<Goal> goals, @Nullable Goal above, int depth) {
        if (!goals.isEmpty() && depth > DEEPEST) {
            throw new IllegalArgumentException("goals are nested more than " + DEEPEST + " deep.");
        }
        for (Goal goal : goals) {
            if (places.putIfAbsent(key(goal.id()), new Place(goal, above)) != null) {
                throw new IllegalArgumentException("two goals have the id " + goal.id() + ".");
            }
            if (places.size() > MOST_GOALS) {
                throw new IllegalArgumentException("there are more than " + MOST_GOALS + " goals.");
            }
            add(goal.goals(), goal, depth + 1);
        }
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** The goals that are part of no other, in the order written. */
    public List<Goal> roots() {
        return roots;
    }

    /** Every goal, each before its parts. */
    public List<Goal> all() {
        return places.values().stream().map(Place::goal).toList();
    }

    public Optional<Goal> find(String id) {
        return Optional.ofNullable(places.get(key(id))).map(Place::goal);
    }

    /** The goals above this one, the nearest first. */
    public List<Goal> above(Goal goal) {
        List<Goal> above = new ArrayList<>();
        for (Goal next = aboveOrNull(goal); next != null; next = aboveOrNull(next)) {
            above.add(next);
        }
        return above;
    }

    private @Nullable Goal aboveOrNull(Goal goal) {
        Place place = places.get(key(goal.id()));
        return place == null ? null : place.above();
    }

    /** Whether the two are one, or one is part of the other. */
    boolean related(Goal one, Goal other) {
        return one.id().equals(other.id()) || contains(one, other) || contains(other, one);
    }

    private boolean contains(Goal whole, Goal part) {
        return above(part).stream().anyMatch(goal -> goal.id().equals(whole.id()));
    }

    /** What it counts beside all others: its own weight times those of the goals above it. */
    public BigDecimal weight(Goal goal) {
        return above(goal).stream().map(Goal::weight).reduce(goal.weight(), BigDecimal::multiply);
    }

    /** When it starts: what the goal doesn't say itself, the nearest goal above it says. */
    public Optional<LocalDate> start(Goal goal) {
        return nearest(goal, Goal::start);
    }

    /** When it is due, found in the same way. */
    public Optional<LocalDate> due(Goal goal) {
        return nearest(goal, Goal::due);
    }

    /** From start to due; empty when one of them is nowhere said, or due isn't later. */
    public Optional<Span> span(Goal goal) {
        return start(goal)
                .flatMap(start -> due(goal).filter(due -> due.isAfter(start)).map(due -> new Span(start, due)));
    }

    private Optional<LocalDate> nearest(Goal goal, Function<Goal, @Nullable LocalDate> date) {
        return Stream.concat(Stream.of(goal), above(goal).stream())
                .flatMap(one -> Stream.ofNullable(date.apply(one)))
                .findFirst();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GoalTree tree && roots.equals(tree.roots);
    }

    @Override
    public int hashCode() {
        return roots.hashCode();
    }

    @Override
    public String toString() {
        return "goals " + all().stream().map(Goal::id).toList();
    }
}
