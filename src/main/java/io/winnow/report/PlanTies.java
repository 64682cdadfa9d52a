package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.SprintCandidate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which of a sprint's issues wait for which, and where a line beside the list ties the one to the other. */
final class PlanTies {

    private final Map<IssueId, List<Blocker>> blockers = new HashMap<>();

    /** Lines that run from a position to the next one, and positions where one begins or ends. */
    private final BitSet lines = new BitSet();

    private final BitSet ends = new BitSet();

    PlanTies(List<SprintCandidate> candidates, List<PlanItem> items) {
        Map<IssueId, Integer> positions = new HashMap<>();
        candidates.forEach(candidate -> positions.put(candidate.id(), candidate.position()));
        for (PlanItem item : items) {
            Integer at = positions.get(item.id());
            if (at != null && !item.blockers().isEmpty()) {
                blockers.put(item.id(), item.blockers());
                for (Blocker blocker : item.blockers()) {
                    Integer other = positions.get(blocker.id());
                    if (other != null) {
                        lines.set(Math.min(at, other), Math.max(at, other));
                        ends.set(at);
                        ends.set(other);
                    }
                }
            }
        }
    }

    /** The names of the unfinished issues this one waits for. */
    List<String> blockersOf(IssueId id) {
        return blockers.getOrDefault(id, List.of()).stream().map(Blocker::name).toList();
    }

    /** Any of {@code up}, {@code down} and {@code end}, for how the line runs at this position; empty for no line. */
    String at(int position) {
        List<String> words = new ArrayList<>();
        if (position > 0 && lines.get(position - 1)) {
            words.add("up");
        }
        if (lines.get(position)) {
            words.add("down");
        }
        if (ends.get(position)) {
            words.add("end");
        }
        return String.join(" ", words);
    }
}
