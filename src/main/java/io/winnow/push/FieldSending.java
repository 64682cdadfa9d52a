package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.push.PushSettings.OnConflict;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.IssueStore;
import io.winnow.store.PushStore;
import io.winnow.tracker.IssueTracker.Readings;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The field changes of one push being sent: as few requests as the tracker needs, a window of issues at a time. */
final class FieldSending {

    private static final int MOST = 100;
    private static final int FEWEST = 10;

    private final String pushId;
    private final FieldWrite fieldWrite;
    private final SearchedScores searchedScores;
    private final OnConflict onConflict;
    private final Function<List<FieldChange>, Readings> read;
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
            FieldWrite fieldWrite,
            SearchedScores searchedScores,
            OnConflict onConflict,
            Function<List<FieldChange>, Readings> read,
            Predicate<IssueId> quietly,
            PushStore pushStore,
            IssueStore issueStore,
            Clock clock) {
        this.pushId = pushId;
        this.fieldWrite = fieldWrite;
        this.searchedScores = searchedScores;
        this.onConflict = onConflict;
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
        List<List<FieldChange>> requests = fieldWrite.requests(Pusher.planned(changes));
        int all = Preflight.byIssue(changes).size();
        int done = 0;
        int most = MOST;
        for (int from = 0, next; from < requests.size(); from = next) {
            progress.step("writing to Jira", done, all);
            List<List<FieldChange>> window = new ArrayList<>();
            int issues = 0;
            for (next = from; next < requests.size() && issues < most; next++) {
                window.add(requests.get(next));
                issues += FieldWrite.issues(requests.get(next)).size();
            }
            Instant begun = clock.instant();
            window(window, writes).forEach(change -> ends.put(change.seq(), change));
            most = fieldWrite.looks() ? MOST : inTime(issues, Duration.between(begun, clock.instant()));
            done += issues;
        }
        progress.step("writing to Jira", all, all);
        return List.copyOf(ends.values());
    }

    /** As many as can be written before what was read of them is old: after that each is looked at again by itself. */
    private static int inTime(int written, Duration took) {
        long atThatPace = written * HeldValues.FRESH.toMillis() * 3 / 4 / Math.max(1, took.toMillis());
        return (int) Math.max(FEWEST, Math.min(MOST, atThatPace));
    }

    /** Looks what Jira holds just before writing, so that what a person changed since the pull is kept. */
    private List<FieldChange> window(List<List<FieldChange>> requests, ParallelWrites writes) {
        if (fieldWrite.looks()) {
            return write(requests, new ArrayList<>(), Readings.NONE, Instant.EPOCH, writes);
        }
        Instant readAt = clock.instant();
        Readings now = read.apply(requests.stream().flatMap(List::stream).toList());
        List<FieldChange> ended = new ArrayList<>();
        List<List<FieldChange>> toSend = new ArrayList<>();
        for (List<FieldChange> request : requests) {
            List<FieldChange> checked = request.stream()
                    .map(change -> HeldValues.compared(change, now, onConflict))
                    .toList();
            List<FieldChange> open = Pusher.planned(checked);
            checked.stream()
                    .filter(change -> change.outcome() != Outcome.PLANNED)
                    .forEach(ended::add);
            if (!open.isEmpty()) {
                toSend.add(open);
            }
        }
        pushStore.record(pushId, ended);
        return write(toSend, ended, now, readAt, writes);
    }

    /** @param ended to which their ends are added */
    private List<FieldChange> write(
            List<List<FieldChange>> requests,
            List<FieldChange> ended,
            Readings now,
            Instant readAt,
            ParallelWrites writes) {
        writes.run(requests, request -> write(request, readAt), some -> {
            ended.addAll(some);
            searchedScores.tell(now.read(), keep(some));
        });
        return ended;
    }

    private List<FieldChange> write(List<FieldChange> changes, Instant readAt) {
        return fieldWrite.apply(changes, FieldWrite.issues(changes).stream().allMatch(quietly), readAt);
    }

    /** What was applied of them, by issue and field id. */
    private Map<IssueId, Map<String, FieldValue>> keep(List<FieldChange> ended) {
        pushStore.record(pushId, ended);
        Map<IssueId, Map<String, FieldValue>> applied = new HashMap<>();
        ended.stream()
                .filter(change -> change.outcome() == Outcome.APPLIED)
                .forEach(change -> applied.computeIfAbsent(change.issue(), key -> new HashMap<>())
                        .put(change.fieldId(), change.newValue()));
        issueStore.putValues(applied);
        return applied;
    }
}
