package io.winnow.push;

import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks, before the first write, whether issues may be ranked and moved between sprints; one question a project. */
final class ScheduleRight {

    private final BacklogOrder order;
    private final Map<IssueId, Placed> placed;
    private final Map<Project, Boolean> may = new HashMap<>();
    private final Set<FieldChange> refused = new HashSet<>();

    ScheduleRight(BacklogOrder order, Map<IssueId, Placed> placed) {
        this.order = order;
        this.placed = placed;
    }

    /** The same changes of sprints or ranks, FAILED where the account may not make them. */
    List<FieldChange> check(List<FieldChange> changes) {
        return changes.stream().map(this::checked).toList();
    }

    private FieldChange checked(FieldChange change) {
        Placed issue = placed.get(change.issue());
        if (change.outcome() != Outcome.PLANNED || issue == null || allowed(issue.project())) {
            return change;
        }
        FieldChange failed = change.ended(Outcome.FAILED, Reasons.mayNotSchedule(issue.project()));
        refused.add(failed);
        return failed;
    }

    private boolean allowed(Project project) {
        return may.computeIfAbsent(project, order::maySchedule);
    }

    /** Whether this is why a change failed. */
    boolean refused(FieldChange change) {
        return refused.contains(change.at(0));
    }
}
