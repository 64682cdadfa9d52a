package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.push.PushSettings.OnConflict;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.IssueTracker.Readings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the issues of one write held when they were last read; used by one thread. */
final class HeldValues {

    /** A reading older than this is taken again right before the write it allows. */
    static final Duration FRESH = Duration.ofSeconds(3);

    private final Function<List<FieldChange>, Readings> look;
    private final OnConflict onConflict;
    private final Clock clock;
    private Instant readAt;
    private Readings values = Readings.NONE;

    /**
     * @param look reads what Jira holds now of the fields that some changes are of
     * @param readAt when Jira was last seen to hold the old values
     */
    HeldValues(Function<List<FieldChange>, Readings> look, OnConflict onConflict, Clock clock, Instant readAt) {
        this.look = look;
        this.onConflict = onConflict;
        this.clock = clock;
        this.readAt = readAt;
    }

    Instant readAt() {
        return readAt;
    }

    void readAgain(List<FieldChange> changes) {
        values = look.apply(changes);
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
        return compared(change, values, onConflict);
    }

    /** Whether an issue holds what a change makes it hold. */
    static boolean holds(Map<String, FieldValue> held, FieldChange change) {
        return Values.same(held.getOrDefault(change.fieldId(), FieldValue.EMPTY), change.newValue());
    }

    /** Whether an issue still holds what a change is from; null when it wasn't read. */
    static boolean stands(@Nullable Map<String, FieldValue> held, FieldChange change) {
        return held != null && Values.same(held.getOrDefault(change.fieldId(), FieldValue.EMPTY), change.oldValue());
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
        if (holds(held, change)) {
            return change.ended(Outcome.SKIPPED, Reasons.ALREADY);
        }
        if (stands(held, change)) {
            return change;
        }
        return onConflict == OnConflict.KEEP
                ? change.ended(Outcome.CONFLICT, Reasons.notOurs(value))
                : change.over(value);
    }
}
