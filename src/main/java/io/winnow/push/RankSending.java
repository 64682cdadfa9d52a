package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.PushStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.BacklogOrder.Ranked;
import io.winnow.tracker.Progress;
import io.winnow.tracker.TrackerException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rank changes of one push being sent, a block at a time, one after another. */
final class RankSending {

    private final String pushId;
    private final BacklogOrder order;
    private final PushStore pushes;
    private final BacklogOrder.Fields fields;
    private final Map<IssueId, FieldChange> open = new LinkedHashMap<>();
    private final List<FieldChange> ended = new ArrayList<>();
    private int recorded;
    private int calls;

    RankSending(String pushId, BacklogOrder order, PushStore pushes, BacklogOrder.Fields fields) {
        this.pushId = pushId;
        this.order = order;
        this.pushes = pushes;
        this.fields = fields;
    }

    int calls() {
        return calls;
    }

    /** The changes with their ends. */
    List<FieldChange> send(Reorder reorder, RankMoves moves, List<FieldChange> changes, Progress progress) {
        changes.forEach(change -> open.put(change.issue(), change));
        List<RankMoves.Block> blocks = freshBlocks(reorder, moves);
        for (int i = 0; i < blocks.size(); i++) {
            progress.step("ranking in Jira", i, blocks.size());
            RankMoves.Block block = blocks.get(i);
            List<IssueId> issues =
                    block.issues().stream().filter(open::containsKey).toList();
            if (!issues.isEmpty()) {
                send(issues, block, true);
            }
        }
        progress.step("ranking in Jira", blocks.size(), blocks.size());
        return ended;
    }

    /**
     * Looks just before the first call, where it matters for certain: whatever somebody moved since the plan stays there.
     */
    private List<RankMoves.Block> freshBlocks(Reorder reorder, RankMoves moves) {
        Map<IssueId, Placed> now = order.lately(reorder.wanted(), moves.concerned(), fields);
        Map<IssueId, String> ranks = new HashMap<>();
        Set<IssueId> fixed = new HashSet<>();
        for (Placed placed : reorder.current()) {
            ranks.put(placed.id(), placed.rank());
            if (!Reorder.movable(placed)) {
                fixed.add(placed.id());
            }
        }
        List<Placed> standing = now.values().stream()
                .filter(placed -> fixed.contains(placed.id()) || Reorder.movable(placed))
                .sorted(Comparator.comparing(Placed::rank))
                .toList();
        Set<IssueId> out = OldPlaces.moved(reorder.inOrder(reorder.current()), ranks, standing);
        out.forEach(issue -> end(issue, Outcome.CONFLICT, Reasons.MOVED_MEANWHILE));
        Set<IssueId> there = Reorder.ids(standing);
        for (IssueId issue : reorder.wanted()) {
            if (!there.contains(issue)) {
                out.add(issue);
                Placed placed = now.get(issue);
                end(issue, Outcome.SKIPPED, placed == null ? Reasons.GONE : Reorder.whyNot(placed));
            }
        }
        if (!out.isEmpty()) {
            Set<IssueId> kept = new HashSet<>(moves.kept());
            kept.removeAll(out);
            List<IssueId> wanted = reorder.wanted().stream()
                    .filter(issue -> !out.contains(issue))
                    .toList();
            if (kept.isEmpty()) {
                wanted.forEach(issue -> end(issue, Outcome.CONFLICT, Reasons.ORDER_CHANGED));
            }
            record();
            return RankMoves.around(wanted, kept).blocks();
        }
        return moves.blocks();
    }

    /** @param again whether what is gone meanwhile may be left out and the rest tried once more */
    private void send(List<IssueId> issues, RankMoves.Block block, boolean again) {
        try {
            Ranked ranked = order.rank(issues, block.anchor(), block.before());
            calls += ranked.calls();
            ranked.failed().forEach((issue, why) -> end(issue, Outcome.FAILED, why));
            List<IssueId> moved = issues.stream().filter(open::containsKey).toList();
            Map<IssueId, String> after = new HashMap<>();
            order.now(moved, fields).values().forEach(placed -> after.put(placed.id(), placed.rank()));
            moved.forEach(issue -> end(issue, Outcome.APPLIED, ""));
            pushes.recordRanks(pushId, after, ranked.calls());
            record();
        } catch (TrackerException refused) {
            switch (refused.kind()) {
                case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw refused;
                case FORBIDDEN, NOT_FOUND, REJECTED -> refused(issues, block, again, refused);
            }
        }
    }

    private void refused(List<IssueId> issues, RankMoves.Block block, boolean again, TrackerException refused) {
        calls++;
        Map<IssueId, Placed> there = order.now(issues, fields);
        List<IssueId> rest = issues.stream().filter(there::containsKey).toList();
        issues.stream()
                .filter(issue -> !there.containsKey(issue))
                .forEach(issue -> end(issue, Outcome.SKIPPED, Reasons.GONE));
        if (again && !rest.isEmpty() && rest.size() < issues.size()) {
            send(rest, block, false);
            return;
        }
        rest.forEach(issue -> end(issue, Outcome.FAILED, String.valueOf(refused.getMessage())));
        record();
    }

    private void end(IssueId issue, Outcome outcome, String why) {
        if (open.containsKey(issue)) {
            ended.add(Objects.requireNonNull(open.remove(issue)).ended(outcome, why));
        }
    }

    private void record() {
        pushes.record(pushId, List.copyOf(ended.subList(recorded, ended.size())));
        recorded = ended.size();
    }
}
