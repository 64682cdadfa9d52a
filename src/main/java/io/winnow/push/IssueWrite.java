package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.push.PushSettings.OnConflict;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Writes one issue's changes in one request, and finds out how they ended even when the answer was lost. */
final class IssueWrite {

    private static final int MOST_TRIES = 8;
    private static final int MOST_FAILING = 10;

    /** A reading older than this is taken again right before the write it allows. */
    static final Duration FRESH = Duration.ofSeconds(3);

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final OwnFields fields;
    private final Clock clock;
    private final AtomicInteger failingInARow = new AtomicInteger();

    IssueWrite(IssueTracker tracker, IssueWriter writer, OwnFields fields, Clock clock) {
        this.tracker = tracker;
        this.writer = writer;
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * The changes with their ends; throws when it makes no sense to go on with other issues either.
     *
     * @param read when Jira was last seen to hold the old values
     */
    List<FieldChange> apply(List<FieldChange> changes, boolean quietly, Instant read) {
        Held held = new Held(changes.get(0).issue(), read);
        List<FieldChange> open = changes;
        List<FieldChange> ended = new ArrayList<>();
        for (int tries = 1; !open.isEmpty(); tries++) {
            try {
                if (send(open, quietly, held)) {
                    failingInARow.set(0);
                    open.forEach(change -> ended.add(change.ended(Outcome.APPLIED, "")));
                    return ended;
                }
                open = stillToDo(open, held, Outcome.SKIPPED, ended);
            } catch (TrackerException failure) {
                if (failure.kind() != Kind.UNAVAILABLE) {
                    ended.addAll(refused(open, failure, quietly, held.read));
                    return ended;
                }
                held.readAgain();
                open = stillToDo(open, held, Outcome.APPLIED, ended);
                if (!open.isEmpty() && tries >= MOST_TRIES) {
                    giveUp(open, failure, ended);
                    return ended;
                }
            }
        }
        return ended;
    }

    /** Jira can be read and doesn't take this write: the issue's own trouble, unless it happens to one after another. */
    private void giveUp(List<FieldChange> open, TrackerException failure, List<FieldChange> ended) {
        if (failingInARow.incrementAndGet() >= MOST_FAILING) {
            throw failure;
        }
        open.forEach(change -> ended.add(change.ended(Outcome.FAILED, message(failure))));
    }

    /** False when nothing was sent, because by the time it could be, Jira held something else. */
    private boolean send(List<FieldChange> changes, boolean quietly, Held held) {
        Map<String, FieldValue> values = new HashMap<>();
        changes.forEach(change -> values.put(change.fieldId(), change.newValue()));
        return writer.write(held.issue, values, quietly, () -> held.still(changes));
    }

    /** What of the changes is still to be made; those that Jira holds already end as {@code same} says. */
    private List<FieldChange> stillToDo(List<FieldChange> changes, Held held, Outcome same, List<FieldChange> ended) {
        List<FieldChange> open = new ArrayList<>();
        for (FieldChange change : changes) {
            FieldChange checked = compared(change, held.values);
            if (checked.outcome() == Outcome.PLANNED) {
                open.add(checked);
            } else if (checked.reason().equals(Reasons.ALREADY) && same == Outcome.APPLIED) {
                ended.add(change.ended(Outcome.APPLIED, "")); // by the write whose answer was lost
            } else {
                ended.add(checked);
            }
        }
        return open;
    }

    /**
     * A planned change against what Jira holds now: still PLANNED, or ended without having been sent.
     *
     * @param held by field id; null when the issue can't be read
     */
    FieldChange compared(FieldChange change, @Nullable Map<String, FieldValue> held) {
        if (held == null) {
            return change.ended(Outcome.SKIPPED, Reasons.GONE);
        }
        FieldValue value = held.getOrDefault(change.fieldId(), FieldValue.EMPTY);
        if (Values.same(value, change.newValue())) {
            return change.ended(Outcome.SKIPPED, Reasons.ALREADY);
        }
        if (Values.same(value, change.oldValue())) {
            return change;
        }
        return fields.settings().onConflict() == OnConflict.KEEP
                ? change.ended(Outcome.CONFLICT, Reasons.notOurs(value))
                : change.over(value);
    }

    /** What one issue held when last read; used by one thread. */
    private final class Held {

        private final IssueId issue;
        private Instant read;
        private @Nullable Map<String, FieldValue> values;

        Held(IssueId issue, Instant read) {
            this.issue = issue;
            this.read = read;
        }

        void readAgain() {
            values = tracker.values(Set.of(issue), fields.existing()).get(issue);
            read = clock.instant();
        }

        /** Whether Jira still holds the old values of all, as of a moment ago: a write may have waited long for its turn. */
        boolean still(List<FieldChange> changes) {
            if (!clock.instant().isAfter(read.plus(FRESH))) {
                return true;
            }
            readAgain();
            return changes.stream().allMatch(change -> compared(change, values).equals(change));
        }
    }

    /** A refusal may be about one field only, so the others are tried by themselves. */
    private List<FieldChange> refused(
            List<FieldChange> changes, TrackerException failure, boolean quietly, Instant read) {
        return switch (failure.kind()) {
            case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw failure;
            case NOT_FOUND -> {
                tracker.account(); // to an account that lost its login, every issue is gone
                yield changes.stream()
                        .map(change -> change.ended(Outcome.SKIPPED, Reasons.GONE))
                        .toList();
            }
            case FORBIDDEN, REJECTED ->
                changes.size() == 1
                        ? List.of(changes.get(0).ended(Outcome.FAILED, message(failure)))
                        : changes.stream()
                                .flatMap(change -> apply(List.of(change), quietly, read).stream())
                                .toList();
        };
    }

    private static String message(TrackerException failure) {
        return failure.getMessage() == null ? failure.kind().toString() : failure.getMessage();
    }
}
