package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.push.PushSettings.OnConflict;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueTracker.Readings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the issues of one write held when they were last read; used by one thread. */
final class HeldValues {

    /** A reading older than this is taken again right before the write it allows. */
    static final Duration FRESH = Duration.ofSeconds(3);

    private final IssueTracker tracker;
    private final OwnFields fields;
    private final Clock clock;
    private Instant readAt;
    private Readings values = Readings.NONE;

    /** @param readAt when Jira was last seen to hold the old values */
    HeldValues(IssueTracker tracker, OwnFields fields, Clock clock, Instant readAt) {
        this.tracker = tracker;
        this.fields = fields;
        this.clock = clock;
        this.readAt = readAt;
    }

    Instant readAt() {
        return readAt;
    }

    void readAgain(List<FieldChange> changes) {
        values = tracker.values(FieldWrite.issues(changes), fields.existing());
        readAt = clock.instant();
    }

    /** Whether all were read; what wasn't can't tell whether a write took effect. */
    boolean complete() {
        return values.unreadable().isEmpty();
    }

    /** Whether Jira still holds the old values of all, as of a moment ago: a write may have waited long for its turn. */
    boolean still(List<FieldChange> changes) {
        if (!clock.instant().isAfter(readAt.plus(FRESH))) {
            return true;
        }
        readAgain(changes);
        return changes.stream().allMatch(change -> compared(change).equals(change));
    }

    FieldChange compared(FieldChange change) {
        return compared(change, values, fields.settings().onConflict());
    }

    /** A planned change against what Jira holds now: still PLANNED, or ended without having been sent. */
    static FieldChange compared(FieldChange change, Readings now, OnConflict onConflict) {
        String unreadable = now.unreadable().get(change.issue());
        if (unreadable != null) {
            return change.ended(Outcome.FAILED, unreadable);
        }
        Map<String, FieldValue> held = now.read().get(change.issue());
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
        return onConflict == OnConflict.KEEP
                ? change.ended(Outcome.CONFLICT, Reasons.notOurs(value))
                : change.over(value);
    }
}
