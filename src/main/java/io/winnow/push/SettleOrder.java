package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.OrderChange;
import io.winnow.store.PushStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Fields;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out which rank and sprint changes of an interrupted push took effect. */
final class SettleOrder {

    private final BacklogOrder order;
    private final PushStore pushes;

    SettleOrder(BacklogOrder order, PushStore pushes) {
        this.order = order;
        this.pushes = pushes;
    }

    /** Ends those of the changes that are of rank or sprint. */
    void settle(String pushId, List<FieldChange> open) {
        List<FieldChange> ranks = of(open, Subject.RANK);
        List<FieldChange> sprints = of(open, Subject.SPRINT);
        if (ranks.isEmpty() && sprints.isEmpty()) {
            return;
        }
        OrderChange change =
                pushes.order(pushId).orElseGet(() -> new OrderChange(List.of(), List.of(), Map.of(), Map.of(), 0));
        Set<IssueId> ids = new LinkedHashSet<>(ranks.isEmpty() ? List.of() : change.wanted());
        Set<IssueId> moved = open.stream().map(FieldChange::issue).collect(Collectors.toSet());
        ids.addAll(moved);
        Map<IssueId, Placed> now = order.lately(ids, moved, fields(open));
        List<FieldChange> ended = new ArrayList<>();
        sprints.forEach(one -> ended.add(sprint(one, now.get(one.issue()))));
        Map<IssueId, String> after = new HashMap<>();
        Set<IssueId> arrived = arrived(change, ranks, now);
        for (FieldChange one : ranks) {
            Placed placed = now.get(one.issue());
            if (placed != null && arrived.contains(one.issue())) {
                after.put(one.issue(), placed.rank());
                ended.add(one.ended(Outcome.APPLIED, ""));
            } else {
                ended.add(one.ended(Outcome.SKIPPED, placed == null ? Reasons.GONE : FieldChange.INTERRUPTED));
            }
        }
        pushes.recordRanks(pushId, after, 0);
        pushes.record(pushId, ended);
    }

    private static FieldChange sprint(FieldChange change, @Nullable Placed placed) {
        if (placed == null) {
            return change.ended(Outcome.SKIPPED, Reasons.GONE);
        }
        return SprintText.same(SprintText.of(placed.openSprint()), change.newValue())
                ? change.ended(Outcome.APPLIED, "")
                : change.ended(Outcome.SKIPPED, FieldChange.INTERRUPTED);
    }

    /** Those whose rank isn't what it was, and that stand between the kept neighbours they were to stand between. */
    private static Set<IssueId> arrived(OrderChange change, List<FieldChange> open, Map<IssueId, Placed> now) {
        Set<IssueId> planned = change.ranksBefore().keySet();
        Set<IssueId> wanted = Set.copyOf(change.wanted());
        Map<IssueId, Integer> places = new HashMap<>();
        now.values().stream()
                .filter(placed -> wanted.contains(placed.id()) || planned.contains(placed.id()))
                .sorted(Comparator.comparing(Placed::rank))
                .forEach(placed -> places.put(placed.id(), places.size()));
        Set<IssueId> between = new HashSet<>();
        int low = -1;
        List<IssueId> waiting = new ArrayList<>();
        for (IssueId issue : change.wanted()) {
            Integer place = places.get(issue);
            if (place == null) {
                continue;
            }
            if (planned.contains(issue)) {
                waiting.add(issue);
            } else {
                collect(waiting, low, place, places, between);
                low = place;
            }
        }
        collect(waiting, low, Integer.MAX_VALUE, places, between);
        Set<IssueId> arrived = new HashSet<>();
        for (FieldChange one : open) {
            Placed placed = now.get(one.issue());
            boolean moved = placed != null
                    && !placed.rank().equals(change.ranksBefore().getOrDefault(one.issue(), placed.rank()));
            if (moved && between.contains(one.issue())) {
                arrived.add(one.issue());
            }
        }
        return arrived;
    }

    private static void collect(
            List<IssueId> waiting, int low, int high, Map<IssueId, Integer> places, Set<IssueId> between) {
        for (IssueId issue : waiting) {
            int place = places.getOrDefault(issue, -1);
            if (place > low && place < high) {
                between.add(issue);
            }
        }
        waiting.clear();
    }

    private static List<FieldChange> of(List<FieldChange> changes, Subject subject) {
        return changes.stream().filter(change -> change.subject() == subject).toList();
    }

    /** The fields as the changes name them; without a rank change no rank is needed, and any field will do. */
    static Fields fields(List<FieldChange> changes) {
        Optional<FieldDefinition> sprint = field(changes, Subject.SPRINT);
        return new Fields(field(changes, Subject.RANK).or(() -> sprint).orElseThrow(), sprint);
    }

    private static Optional<FieldDefinition> field(List<FieldChange> changes, Subject subject) {
        return changes.stream()
                .filter(change -> change.subject() == subject)
                .findFirst()
                .map(change -> new FieldDefinition(change.fieldId(), change.fieldName(), true, null, null, null));
    }
}
