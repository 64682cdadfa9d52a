package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.IssueStore;
import io.winnow.store.PushStore;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The field changes of one push being sent, a window of issues at a time. */
final class FieldSending {

    private static final int WINDOW = 100;

    private final String pushId;
    private final IssueWrite issueWrite;
    private final Function<List<FieldChange>, Map<IssueId, Map<String, FieldValue>>> read;
    private final Predicate<IssueId> quietly;
    private final PushStore pushStore;
    private final IssueStore issueStore;
    private final Clock clock;

    /**
     * @param read what Jira holds now of the fields that some changes are of
     * @param quietly whether an issue may be written without mails
     */
    FieldSending(
            String pushId,
            IssueWrite issueWrite,
            Function<List<FieldChange>, Map<IssueId, Map<String, FieldValue>>> read,
            Predicate<IssueId> quietly,
            PushStore pushStore,
            IssueStore issueStore,
            Clock clock) {
        this.pushId = pushId;
        this.issueWrite = issueWrite;
        this.read = read;
        this.quietly = quietly;
        this.pushStore = pushStore;
        this.issueStore = issueStore;
        this.clock = clock;
    }

    /** All changes with their ends, in their order. */
    List<FieldChange> send(List<FieldChange> changes, ParallelWrites writes, Progress progress) {
        Map<Integer, FieldChange> ends = new LinkedHashMap<>();
        changes.forEach(change -> ends.put(change.seq(), change));
        List<List<FieldChange>> open = List.copyOf(Preflight.byIssue(changes).values());
        for (int from = 0; from < open.size(); from += WINDOW) {
            progress.step("writing to Jira", from, open.size());
            window(open.subList(from, Math.min(open.size(), from + WINDOW)), writes)
                    .forEach(change -> ends.put(change.seq(), change));
        }
        progress.step("writing to Jira", open.size(), open.size());
        return List.copyOf(ends.values());
    }

    /** Looks what Jira holds just before writing, so that what a person changed since the pull is kept. */
    private List<FieldChange> window(List<List<FieldChange>> open, ParallelWrites writes) {
        List<FieldChange> all = open.stream().flatMap(List::stream).toList();
        Instant readAt = clock.instant();
        Map<IssueId, Map<String, FieldValue>> now = read.apply(all);
        List<FieldChange> ended = new ArrayList<>();
        List<FieldChange> toSend = new ArrayList<>();
        for (FieldChange change : all) {
            FieldChange checked = issueWrite.compared(change, now.get(change.issue()));
            (checked.outcome() == Outcome.PLANNED ? toSend : ended).add(checked);
        }
        pushStore.record(pushId, ended);
        writes.run(List.copyOf(Preflight.byIssue(toSend).values()), one -> write(one, readAt), some -> {
            ended.addAll(some);
            keep(some);
        });
        return ended;
    }

    private List<FieldChange> write(List<FieldChange> changes, Instant readAt) {
        return issueWrite.apply(changes, quietly.test(changes.get(0).issue()), readAt);
    }

    private void keep(List<FieldChange> ended) {
        pushStore.record(pushId, ended);
        Map<IssueId, Map<String, FieldValue>> applied = new HashMap<>();
        ended.stream()
                .filter(change -> change.outcome() == Outcome.APPLIED)
                .forEach(change -> applied.computeIfAbsent(change.issue(), key -> new HashMap<>())
                        .put(change.fieldId(), change.newValue()));
        issueStore.putValues(applied);
    }
}
