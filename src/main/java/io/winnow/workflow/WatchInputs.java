package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.scoring.InputMemory;
import io.winnow.scoring.Known;
import io.winnow.scoring.ObservedInputs;
import io.winnow.scoring.Score;
import io.winnow.scoring.Stale;
import io.winnow.store.InputStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Remembers from sync to sync what inputs held and what stood around their issues, and says which of them are old. */
public final class WatchInputs {

    private final InputStore inputs;
    private final Map<String, Duration> staleAfter = new HashMap<>();
    private final Clock clock;

    public WatchInputs(InputStore inputs, List<BacklogSettings> backlogs, Clock clock) {
        this.inputs = inputs;
        backlogs.forEach(
                backlog -> staleAfter.put(backlog.name(), backlog.plan().staleAfter()));
        this.clock = clock;
    }

    /** Notes what a sync found of a whole backlog. */
    void remember(
            BacklogSettings backlog, List<Issue> snapshot, Map<IssueId, Score> scores, Map<IssueId, Known> known) {
        Instant now = clock.instant();
        BlockerLinks links = BlockerLinks.allOpen(snapshot, backlog.ranking().blockerLinks());
        Map<IssueId, ObservedInputs> found = new HashMap<>();
        for (Issue issue : snapshot) {
            Score score = scores.get(issue.id());
            if (score != null) {
                Map<Long, String> blockers = links.of(issue.id()).stream()
                        .collect(Collectors.toMap(blocker -> blocker.id().value(), Blocker::name));
                found.put(
                        issue.id(),
                        ObservedInputs.of(issue, score, known.getOrDefault(issue.id(), Known.NOTHING), blockers));
            }
        }
        inputs.update(backlog.name(), before -> {
            Map<IssueId, InputMemory> after = new HashMap<>();
            found.forEach((id, observed) -> {
                InputMemory memory = before.get(id);
                after.put(id, memory == null ? InputMemory.first(observed, now) : memory.next(observed, now));
            });
            return after;
        });
    }

    /** The marks of each issue whose inputs are old, whether it is scored or not; others have no entry. */
    Map<IssueId, List<Stale>> of(String backlog) {
        Duration after = staleAfter.getOrDefault(backlog, PlanSettings.DEFAULT.staleAfter());
        Instant now = clock.instant();
        Map<IssueId, List<Stale>> marks = new HashMap<>();
        inputs.load(backlog).forEach((id, memory) -> {
            List<Stale> its = memory.stale(after, now);
            if (!its.isEmpty()) {
                marks.put(id, its);
            }
        });
        return marks;
    }

    /** Changes whenever {@link #of} may, but for the passing of time. */
    long revision(String backlog) {
        return inputs.revision(backlog);
    }
}
