package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.push.PushSettings.OnConflict;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueTracker.Readings;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the changes of an issue, or of as many as the tracker takes together, in one request, and finds out how they ended
 * even when the answer was lost. What is refused together is tried apart.
 */
final class FieldWrite {

    private static final int MOST_TRIES = 8;
    private static final int MOST_TRIES_TOGETHER = 2;
    private static final int MOST_FAILING = 10;

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final OnConflict onConflict;
    private final Function<List<FieldChange>, Readings> look;
    private final Clock clock;
    private final AtomicInteger failingInARow = new AtomicInteger();

    /** @param look reads what Jira holds now of the fields that some changes are of */
    FieldWrite(
            IssueTracker tracker,
            IssueWriter writer,
            OnConflict onConflict,
            Function<List<FieldChange>, Readings> look,
            Clock clock) {
        this.tracker = tracker;
        this.writer = writer;
        this.onConflict = onConflict;
        this.look = look;
        this.clock = clock;
    }

    /** Whether it looks itself what Jira holds before each write, so that nobody has to look before. */
    boolean looks() {
        return tracker.readsOneByOne();
    }

    /** The changes, in order, as they are best put together: each list is for one {@link #apply}. */
    List<List<FieldChange>> requests(List<FieldChange> changes) {
        Map<IssueId, List<FieldChange>> byIssue = Preflight.byIssue(changes);
        return writer.together(values(changes)).stream()
                .map(issues -> issues.stream()
                        .flatMap(issue -> byIssue.getOrDefault(issue, List.of()).stream())
                        .toList())
                .toList();
    }

    /**
     * The changes with their ends; throws when it makes no sense to go on with other issues either.
     *
     * @param read when Jira was last seen to hold the old values
     */
    List<FieldChange> apply(List<FieldChange> changes, boolean quietly, Instant read) {
        HeldValues held = new HeldValues(look, onConflict, clock, read);
        List<FieldChange> open = changes;
        List<FieldChange> ended = new ArrayList<>();
        for (int tries = 1; !open.isEmpty(); tries++) {
            try {
                if (send(open, quietly, held)) {
                    failingInARow.set(0);
                    ended.addAll(ended(open, Outcome.APPLIED, ""));
                    return ended;
                }
                open = stillToDo(open, held, Outcome.SKIPPED, ended);
            } catch (TrackerException failure) {
                if (failure.kind() != Kind.UNAVAILABLE) {
                    ended.addAll(refused(open, failure, quietly, held.readAt()));
                    return ended;
                }
                held.readAgain(open);
                if (!held.complete()) {
                    throw failure; // the next run looks again whether it took effect
                }
                open = stillToDo(open, held, Outcome.APPLIED, ended);
                if (tries >= MOST_TRIES_TOGETHER && issues(open).size() > 1) {
                    ended.addAll(halves(open, quietly, held.readAt()));
                    return ended;
                }
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
        ended.addAll(ended(open, Outcome.FAILED, message(failure)));
    }

    /** False when nothing was sent, because by the time it could be, Jira held something else. */
    private boolean send(List<FieldChange> changes, boolean quietly, HeldValues held) {
        return writer.write(values(changes), quietly, () -> held.still(changes));
    }

    /** What the changes make the fields hold, by issue, in order. */
    private static Map<IssueId, Map<String, FieldValue>> values(List<FieldChange> changes) {
        Map<IssueId, Map<String, FieldValue>> values = new LinkedHashMap<>();
        changes.forEach(change -> values.computeIfAbsent(change.issue(), issue -> new HashMap<>())
                .put(change.fieldId(), change.newValue()));
        return values;
    }

    /** What of the changes is still to be made; those that Jira holds already end as {@code same} says. */
    private List<FieldChange> stillToDo(
            List<FieldChange> changes, HeldValues held, Outcome same, List<FieldChange> ended) {
        List<FieldChange> open = new ArrayList<>();
        for (FieldChange change : changes) {
            FieldChange checked = held.compared(change);
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

    static Set<IssueId> issues(List<FieldChange> changes) {
        return changes.stream().map(FieldChange::issue).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A refusal may be about one issue or field only, so the others are tried by themselves. */
    private List<FieldChange> refused(
            List<FieldChange> changes, TrackerException failure, boolean quietly, Instant read) {
        boolean several = issues(changes).size() > 1;
        return switch (failure.kind()) {
            case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw failure;
            case NOT_FOUND -> several ? halves(changes, quietly, read) : gone(changes);
            case REJECTED -> several ? halves(changes, quietly, read) : byField(changes, failure, quietly, read);
            // Who may not write several issues together may write none of them.
            case FORBIDDEN ->
                several ? ended(changes, Outcome.FAILED, message(failure)) : byField(changes, failure, quietly, read);
        };
    }

    private List<FieldChange> gone(List<FieldChange> changes) {
        tracker.account(); // to an account that lost its login, every issue is gone
        return ended(changes, Outcome.SKIPPED, Reasons.GONE);
    }

    private List<FieldChange> byField(
            List<FieldChange> changes, TrackerException failure, boolean quietly, Instant read) {
        return changes.size() == 1
                ? ended(changes, Outcome.FAILED, message(failure))
                : changes.stream()
                        .flatMap(change -> apply(List.of(change), quietly, read).stream())
                        .toList();
    }

    /** Half the issues, then the other half: what one of them is refused for doesn't keep the rest from being written. */
    private List<FieldChange> halves(List<FieldChange> changes, boolean quietly, Instant read) {
        List<IssueId> all = List.copyOf(issues(changes));
        Set<IssueId> first = Set.copyOf(all.subList(0, all.size() / 2));
        List<FieldChange> ended = new ArrayList<>(apply(those(changes, first::contains), quietly, read));
        ended.addAll(apply(those(changes, issue -> !first.contains(issue)), quietly, read));
        return ended;
    }

    private static List<FieldChange> those(List<FieldChange> changes, Predicate<IssueId> wanted) {
        return changes.stream().filter(change -> wanted.test(change.issue())).toList();
    }

    private static List<FieldChange> ended(List<FieldChange> changes, Outcome end, String why) {
        return changes.stream().map(change -> change.ended(end, why)).toList();
    }

    private static String message(TrackerException failure) {
        return failure.getMessage() == null ? failure.kind().toString() : failure.getMessage();
    }
}
