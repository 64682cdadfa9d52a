package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.PushStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The sprint changes of one push being sent, up to fifty issues a call. */
final class SprintSending {

    private final String pushId;
    private final BacklogOrder order;
    private final PushStore pushes;

    SprintSending(String pushId, BacklogOrder order, PushStore pushes) {
        this.pushId = pushId;
        this.order = order;
        this.pushes = pushes;
    }

    /** The changes with their ends; what a person moved since they were planned stays. */
    List<FieldChange> send(List<FieldChange> changes, BacklogOrder.Fields fields) {
        List<FieldChange> ended = new ArrayList<>();
        Map<FieldValue, List<FieldChange>> open = new LinkedHashMap<>();
        Map<IssueId, Placed> now =
                order.now(changes.stream().map(FieldChange::issue).toList(), fields);
        for (FieldChange change : changes) {
            FieldChange checked = compared(change, now.get(change.issue()));
            if (checked.outcome() == Outcome.PLANNED) {
                open.computeIfAbsent(change.newValue(), key -> new ArrayList<>())
                        .add(change);
            } else {
                ended.add(checked);
            }
        }
        pushes.record(pushId, ended);
        open.forEach((target, some) -> {
            for (int from = 0; from < some.size(); from += BacklogOrder.MOST) {
                List<FieldChange> block = some.subList(from, Math.min(some.size(), from + BacklogOrder.MOST));
                List<FieldChange> done = move(block, SprintText.id(target));
                pushes.record(pushId, done);
                ended.addAll(done);
            }
        });
        return ended;
    }

    private static FieldChange compared(FieldChange change, @Nullable Placed placed) {
        if (placed == null) {
            return change.ended(Outcome.SKIPPED, Reasons.GONE);
        }
        FieldValue now = SprintText.of(placed.openSprint());
        if (SprintText.same(now, change.newValue())) {
            return change.ended(Outcome.SKIPPED, Reasons.ALREADY);
        }
        return SprintText.same(now, change.oldValue())
                ? change
                : change.ended(Outcome.CONFLICT, Reasons.sprintMeanwhile(now));
    }

    /** One refused issue must not keep the others out, but a closed sprint refuses all: then nothing is tried again. */
    private List<FieldChange> move(List<FieldChange> block, OptionalLong sprint) {
        List<IssueId> issues = block.stream().map(FieldChange::issue).toList();
        try {
            if (sprint.isPresent()) {
                order.addToSprint(sprint.getAsLong(), issues);
            } else {
                order.moveToBacklog(issues);
            }
            return block.stream()
                    .map(change -> change.ended(Outcome.APPLIED, ""))
                    .toList();
        } catch (TrackerException refused) {
            return switch (refused.kind()) {
                case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw refused;
                case FORBIDDEN -> failed(block, refused);
                case NOT_FOUND, REJECTED -> {
                    if (block.size() == 1 || !takesIssues(sprint)) {
                        yield failed(block, refused);
                    }
                    List<FieldChange> ended = new ArrayList<>(move(block.subList(0, block.size() / 2), sprint));
                    ended.addAll(move(block.subList(block.size() / 2, block.size()), sprint));
                    yield ended;
                }
            };
        }
    }

    private boolean takesIssues(OptionalLong sprint) {
        try {
            return sprint.isEmpty() || order.sprint(sprint.getAsLong()).state() != Sprint.State.CLOSED;
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.NOT_FOUND || refused.kind() == Kind.FORBIDDEN) {
                return false;
            }
            throw refused;
        }
    }

    private static List<FieldChange> failed(List<FieldChange> block, TrackerException refused) {
        return block.stream()
                .map(change -> change.ended(Outcome.FAILED, String.valueOf(refused.getMessage())))
                .toList();
    }
}
