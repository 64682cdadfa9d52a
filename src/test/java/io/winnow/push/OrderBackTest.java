package io.winnow.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldDefinition;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.OrderChange;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Orders that a push changed, people changed after it, and that are then taken back. */
class OrderBackTest {

    private static final FieldDefinition RANK = new FieldDefinition("customfield_1", "Rank", true, null, null, null);

    /** A backlog whose ranks are numbers with room between them. */
    private static final class Backlog {

        private final Map<IssueId, Double> ranks = new HashMap<>();

        Backlog(int size) {
            for (int i = 1; i <= size; i++) {
                ranks.put(new IssueId(i), (double) i);
            }
        }

        List<IssueId> order() {
            List<IssueId> order = new ArrayList<>(ranks.keySet());
            order.sort(Comparator.comparing(ranks::get));
            return order;
        }

        Map<IssueId, Placed> placed() {
            Map<IssueId, Placed> placed = new TreeMap<>();
            ranks.forEach((id, rank) -> placed.put(
                    id,
                    new Placed(
                            id,
                            "PAY-" + id,
                            new Project("1", "PAY", "Payments", false),
                            new IssueType("1", "Story", 0),
                            false,
                            String.format(Locale.ROOT, "%025.15f", rank),
                            List.of())));
            return placed;
        }

        void move(IssueId issue, int to) {
            List<IssueId> others = order();
            others.remove(issue);
            double before = to == 0 ? 0 : ranks.getOrDefault(others.get(to - 1), 0.0);
            double after = to == others.size() ? ranks.size() + 1.0 : ranks.getOrDefault(others.get(to), 0.0);
            ranks.put(issue, (before + after) / 2);
        }

        void make(RankMoves moves) {
            for (RankMoves.Block block : moves.blocks()) {
                for (int i = 0; i < block.issues().size(); i++) {
                    IssueId issue = block.issues().get(i);
                    IssueId anchor = i == 0 ? block.anchor() : block.issues().get(i - 1);
                    List<IssueId> others = order();
                    others.remove(issue);
                    move(issue, others.indexOf(anchor) + (i == 0 && block.before() ? 0 : 1));
                }
            }
        }
    }

    @Test
    void whoever_a_person_moved_since_stays_where_that_person_put_it() {
        int stayed = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Backlog backlog = new Backlog(5 + random.nextInt(30));
            Pushed pushed = push(backlog, random);
            Set<IssueId> byHand = new HashSet<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                IssueId issue = backlog.order().get(random.nextInt(backlog.ranks.size()));
                backlog.move(issue, random.nextInt(backlog.ranks.size() - 1));
                byHand.add(issue);
            }

            List<FieldChange> skipped = new ArrayList<>();
            Optional<Reorder> back = undo(pushed, backlog, skipped);

            Set<IssueId> kept = skipped.stream().map(FieldChange::issue).collect(Collectors.toSet());
            stayed += kept.size();
            assertThat(byHand).as("seed %d", seed).containsAll(kept);
            back.ifPresent(reorder -> reorder.moves()
                    .blocks()
                    .forEach(block -> assertThat(Collections.disjoint(block.issues(), kept))
                            .as("%s among %s", kept, block)
                            .isTrue()));
        }
        assertThat(stayed).isGreaterThan(1_000);
    }

    @Test
    void what_nobody_touched_comes_back_exactly() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Backlog backlog = new Backlog(5 + random.nextInt(30));
            List<IssueId> before = backlog.order();
            Pushed pushed = push(backlog, random);

            undo(pushed, backlog, new ArrayList<>()).ifPresent(reorder -> backlog.make(reorder.moves()));

            assertThat(backlog.order()).as("seed %d", seed).isEqualTo(before);
        }
    }

    private record Pushed(OrderChange change, List<FieldChange> changes) {}

    private static Pushed push(Backlog backlog, Random random) {
        List<IssueId> wanted = backlog.order();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            Collections.swap(wanted, random.nextInt(wanted.size()), random.nextInt(wanted.size()));
        }
        Map<IssueId, Placed> placed = backlog.placed();
        Reorder reorder = new Reorder(inOrder(placed.values()), wanted, Set.of());
        RankMoves moves = reorder.moves();
        OrderChange stored = reorder.stored(moves);
        List<FieldChange> changes = reorder.changes(moves, placed, RANK).stream()
                .map(change -> change.ended(Outcome.APPLIED, ""))
                .toList();
        backlog.make(moves);
        Map<IssueId, String> after = new LinkedHashMap<>();
        backlog.placed().forEach((id, now) -> {
            if (!moves.kept().contains(id)) {
                after.put(id, now.rank());
            }
        });
        return new Pushed(
                new OrderChange(stored.before(), stored.wanted(), stored.ranksBefore(), after, moves.calls()), changes);
    }

    private static Optional<Reorder> undo(Pushed pushed, Backlog backlog, Collection<FieldChange> skipped) {
        return new OrderBack(pushed.changes(), backlog.placed(), new LaterPushes(Map.of()))
                .reorder(pushed.change().before(), LeftOrder.by(pushed.change(), pushed.changes()), skipped);
    }

    private static List<Placed> inOrder(Collection<Placed> placed) {
        return placed.stream().sorted(Comparator.comparing(Placed::rank)).toList();
    }
}
