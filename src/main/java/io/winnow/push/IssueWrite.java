package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
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

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final List<FieldDefinition> fields;
    private final AtomicInteger failingInARow = new AtomicInteger();

    IssueWrite(IssueTracker tracker, IssueWriter writer, List<FieldDefinition> fields) {
        this.tracker = tracker;
        this.writer = writer;
        this.fields = fields;
    }

    /** The changes with their ends; throws when it makes no sense to go on with other issues either. */
    List<FieldChange> apply(List<FieldChange> changes, boolean quietly) {
        IssueId issue = changes.get(0).issue();
        List<FieldChange> open = changes;
        List<FieldChange> ended = new ArrayList<>();
        for (int tries = 1; !open.isEmpty(); tries++) {
            TrackerException failure = send(issue, open, quietly);
            if (failure == null) {
                failingInARow.set(0);
                open.forEach(change -> ended.add(change.ended(Outcome.APPLIED, "")));
                open = List.of();
            } else if (failure.kind() == Kind.UNAVAILABLE) {
                open = stillToDo(issue, open, ended);
                if (!open.isEmpty() && tries == MOST_TRIES) {
                    giveUp(open, failure, ended);
                    open = List.of();
                }
            } else {
                ended.addAll(refused(open, failure, quietly));
                open = List.of();
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

    private @Nullable TrackerException send(IssueId issue, List<FieldChange> changes, boolean quietly) {
        Map<String, FieldValue> values = new HashMap<>();
        changes.forEach(change -> values.put(change.fieldId(), change.newValue()));
        try {
            writer.write(issue, values, quietly);
            return null;
        } catch (TrackerException failure) {
            return failure;
        }
    }

    /** After a write whose answer was lost: looks what Jira holds, and keeps only what didn't take effect. */
    private List<FieldChange> stillToDo(IssueId issue, List<FieldChange> changes, List<FieldChange> ended) {
        Map<String, FieldValue> now = tracker.values(Set.of(issue), fields).get(issue);
        List<FieldChange> open = new ArrayList<>();
        for (FieldChange change : changes) {
            if (now == null) {
                ended.add(change.ended(Outcome.SKIPPED, Reasons.GONE));
                continue;
            }
            FieldValue held = now.getOrDefault(change.fieldId(), FieldValue.EMPTY);
            if (Values.same(held, change.newValue())) {
                ended.add(change.ended(Outcome.APPLIED, ""));
            } else if (Values.same(held, change.oldValue())) {
                open.add(change);
            } else {
                ended.add(change.ended(Outcome.CONFLICT, Reasons.changedMeanwhile(held)));
            }
        }
        return open;
    }

    /** A refusal may be about one field only, so the others are tried by themselves. */
    private List<FieldChange> refused(List<FieldChange> changes, TrackerException failure, boolean quietly) {
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
                                .flatMap(change -> apply(List.of(change), quietly).stream())
                                .toList();
        };
    }

    private static String message(TrackerException failure) {
        return failure.getMessage() == null ? failure.kind().toString() : failure.getMessage();
    }
}
