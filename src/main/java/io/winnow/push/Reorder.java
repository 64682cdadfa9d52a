package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.OrderChange;
import io.winnow.tracker.BacklogOrder.Placed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A new order for issues of a backlog.
 *
 * @param current everything that is ranked beside them, as it stands in Jira; some of it never moves
 * @param wanted issues of {@code current} as they should stand among each other; those that never move keep their order
 * @param staying those of them that could move and mustn't, which keep their order, too
 */
public record Reorder(List<Placed> current, List<IssueId> wanted, Set<IssueId> staying) {

    public Reorder {
        current = List.copyOf(current);
        wanted = List.copyOf(wanted);
        staying = Set.copyOf(staying);
    }

    /**
     * The order a plan brings about: the candidates, then the other ranked issues, then the rest as they stood.
     *
     * @param placed the backlog, as it stands in Jira
     * @param candidates in the plan's order; those that can't be ranked here are left alone
     * @param ranked scored issues, best first
     */
    public static Reorder planned(Collection<Placed> placed, List<IssueId> candidates, List<IssueId> ranked) {
        List<Placed> current = placed.stream().filter(Reorder::beside).toList();
        Set<IssueId> there = ids(current.stream().filter(Reorder::movable).toList());
        Set<IssueId> wanted = new LinkedHashSet<>();
        candidates.stream().filter(there::contains).forEach(wanted::add);
        ranked.stream().filter(there::contains).forEach(wanted::add);
        wanted.addAll(there);
        return new Reorder(current, new ArrayList<>(wanted), Set.of());
    }

    /** The moves that bring it about. */
    RankMoves moves() {
        Set<IssueId> fixed = new HashSet<>(wanted);
        current.stream()
                .filter(placed -> movable(placed) && !staying.contains(placed.id()))
                .forEach(placed -> fixed.remove(placed.id()));
        return RankMoves.between(inOrder(current), wanted, fixed);
    }

    /**
     * One rank change for each issue that the moves move, from place to place in the wanted order's issues.
     *
     * @param placed to know their keys
     */
    List<FieldChange> changes(RankMoves moves, Map<IssueId, Placed> placed, FieldDefinition field) {
        Map<IssueId, Integer> places = new HashMap<>();
        inOrder(current).forEach(issue -> places.put(issue, places.size() + 1));
        List<FieldChange> changes = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            IssueId issue = wanted.get(i);
            if (!moves.kept().contains(issue)) {
                Placed one = placed.get(issue);
                changes.add(new FieldChange(
                        0,
                        issue,
                        one == null ? issue.toString() : one.key(),
                        field.id(),
                        field.name(),
                        FieldValue.number(BigDecimal.valueOf(places.getOrDefault(issue, 0))),
                        FieldValue.number(BigDecimal.valueOf(i + 1L)),
                        Outcome.PLANNED,
                        "",
                        Subject.RANK));
            }
        }
        return changes;
    }

    /** As the audit keeps it before the first call. */
    OrderChange stored(RankMoves moves) {
        Set<IssueId> moving = new HashSet<>(wanted);
        moving.removeAll(moves.kept());
        Map<IssueId, String> ranks = current.stream()
                .filter(placed -> moving.contains(placed.id()))
                .collect(Collectors.toMap(Placed::id, Placed::rank));
        return new OrderChange(List.copyOf(ids(current)), wanted, ranks, Map.of(), 0);
    }

    /** The wanted issues in another order of places. */
    List<IssueId> inOrder(List<Placed> places) {
        Set<IssueId> all = Set.copyOf(wanted);
        return places.stream().map(Placed::id).filter(all::contains).toList();
    }

    /** Whether an issue stands in the same ranking as stories, may it move or not. */
    static boolean beside(Placed placed) {
        return placed.type().hierarchyLevel() == 0;
    }

    /** Whether an issue may be ranked among the backlog's: open, in no active sprint, no epic and no sub-task. */
    public static boolean movable(Placed placed) {
        return whyNot(placed).isEmpty();
    }

    /** Why an issue isn't ranked; empty when it is. */
    static String whyNot(Placed placed) {
        if (placed.done()) {
            return Reasons.DONE;
        }
        if (placed.active()) {
            return Reasons.ACTIVE;
        }
        int level = placed.type().hierarchyLevel();
        return level == 0 ? "" : level < 0 ? Reasons.SUBTASK : Reasons.EPIC;
    }

    static Set<IssueId> ids(Collection<Placed> placed) {
        Set<IssueId> ids = new LinkedHashSet<>();
        placed.forEach(one -> ids.add(one.id()));
        return ids;
    }
}
