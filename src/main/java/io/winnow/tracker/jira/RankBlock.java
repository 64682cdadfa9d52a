package io.winnow.tracker.jira;

import io.winnow.model.IssueId;
import io.winnow.tracker.BacklogOrder.Ranked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One block on its way to its place. When others rank at the same time, Jira moves a part only: then those it left go
 * again, each run of them behind what comes before it in the block, until all are there or it was tried often enough.
 */
final class RankBlock {

    private final List<IssueId> block;
    private final Call call;
    private final IntConsumer pause;
    private final Set<IssueId> arrived = new HashSet<>();
    private final Map<IssueId, String> refused = new HashMap<>();
    private int calls;

    /** @param pause waits before the next round, given how many there were */
    RankBlock(List<IssueId> block, Call call, IntConsumer pause) {
        this.block = block;
        this.call = call;
        this.pause = pause;
    }

    /** Sends one request. */
    interface Call {

        /** The issues that weren't moved. */
        Map<IssueId, NotRanked> rank(List<IssueId> issues, IssueId anchor, boolean before);
    }

    /**
     * Why an issue wasn't moved.
     *
     * @param words the tracker's
     * @param busy whether only because somebody else was ranking
     */
    record NotRanked(String words, boolean busy) {}

    Ranked send(IssueId anchor, boolean before) {
        Map<IssueId, String> busy = round(List.of(block), anchor, before);
        for (int rounds = 1; !busy.isEmpty() && rounds < JiraHttp.MOST_TRIES; rounds++) {
            pause.accept(rounds - 1);
            busy = round(runs(busy.keySet()), anchor, before);
        }
        refused.putAll(busy);
        return new Ranked(calls, refused);
    }

    /** Those that Jira was too busy for. */
    private Map<IssueId, String> round(List<List<IssueId>> runs, IssueId anchor, boolean before) {
        Map<IssueId, String> busy = new HashMap<>();
        for (List<IssueId> run : runs) {
            IssueId neighbour = neighbour(run.get(0));
            IssueId first = first();
            Map<IssueId, NotRanked> left;
            if (neighbour != null) {
                left = call.rank(run, neighbour, false);
            } else if (first != null) {
                left = call.rank(run, first, true);
            } else {
                left = call.rank(run, anchor, before);
            }
            calls++;
            for (IssueId issue : run) {
                NotRanked why = left.get(issue);
                if (why == null) {
                    arrived.add(issue);
                } else {
                    (why.busy() ? busy : refused).put(issue, why.words());
                }
            }
        }
        return busy;
    }

    /** The nearest of those already there that comes before it in the block. */
    private @Nullable IssueId neighbour(IssueId issue) {
        IssueId neighbour = null;
        for (IssueId other : block.subList(0, block.indexOf(issue))) {
            neighbour = arrived.contains(other) ? other : neighbour;
        }
        return neighbour;
    }

    private @Nullable IssueId first() {
        return block.stream().filter(arrived::contains).findFirst().orElse(null);
    }

    /** Issues with nothing between them that is there already. */
    private List<List<IssueId>> runs(Set<IssueId> busy) {
        List<List<IssueId>> runs = new ArrayList<>();
        boolean open = false;
        for (IssueId issue : block) {
            if (busy.contains(issue)) {
                if (!open) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(issue);
                open = true;
            } else if (arrived.contains(issue)) {
                open = false;
            }
        }
        return runs;
    }
}
