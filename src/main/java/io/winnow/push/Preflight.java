package io.winnow.push;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks, before the first write, whether each change can be made; what can't be set fails with the field, project, issue
 * type, screen and remedy.
 */
final class Preflight {

    private final FieldPlacement placement;
    private final OwnFields fields;
    private final boolean fieldsWillBeCreated;
    private final Map<IssueId, Issue> issues;

    /** @param fieldsWillBeCreated whether those that don't exist yet are only missing because this is a dry run */
    Preflight(FieldPlacement placement, OwnFields fields, boolean fieldsWillBeCreated, Map<IssueId, Issue> issues) {
        this.placement = placement;
        this.fields = fields;
        this.fieldsWillBeCreated = fieldsWillBeCreated;
        this.issues = issues;
    }

    /** The same changes, those that can't be made FAILED. */
    Checked check(List<FieldChange> changes) {
        Map<IssueId, Issue> concerned = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            Issue issue = issues.get(change.issue());
            if (issue != null
                    && change.outcome() == Outcome.PLANNED
                    && !change.fieldId().isEmpty()) {
                concerned.put(issue.id(), issue);
            }
        }
        Map<Project, Map<IssueType, FieldPlace>> places = new HashMap<>();
        placement
                .look(concerned.values())
                .forEach(place -> places.computeIfAbsent(place.project(), key -> new HashMap<>())
                        .put(place.type(), place));
        List<FieldChange> checked = new ArrayList<>();
        boolean notAllowed = !changes.isEmpty();
        for (FieldChange change : changes) {
            FieldPlace place = place(change, places);
            FieldChange ended = ended(change, place);
            checked.add(ended);
            notAllowed &= ended.outcome() == Outcome.FAILED
                    && (change.fieldId().isEmpty()
                            || (place != null && !place.refusal().isEmpty()));
        }
        return new Checked(checked, notAllowed);
    }

    private @Nullable FieldPlace place(FieldChange change, Map<Project, Map<IssueType, FieldPlace>> places) {
        Issue issue = issues.get(change.issue());
        return issue == null
                ? null
                : places.getOrDefault(issue.project(), Map.of()).get(issue.type());
    }

    private FieldChange ended(FieldChange change, @Nullable FieldPlace place) {
        if (change.outcome() != Outcome.PLANNED) {
            return change;
        }
        if (change.fieldId().isEmpty()) {
            return fieldsWillBeCreated
                    ? change.ended(Outcome.PLANNED, "the field will be created")
                    : change.ended(Outcome.FAILED, fields.whyMissing(change.fieldName()));
        }
        String problem = place == null ? null : place.problems().get(change.fieldId());
        return problem == null ? change : change.ended(Outcome.FAILED, problem);
    }

    /** The changes of each issue that are still to be sent, in order. */
    static Map<IssueId, List<FieldChange>> byIssue(List<FieldChange> changes) {
        Map<IssueId, List<FieldChange>> byIssue = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            if (change.outcome() == Outcome.PLANNED) {
                byIssue.computeIfAbsent(change.issue(), key -> new ArrayList<>())
                        .add(change);
            }
        }
        return byIssue;
    }

    /**
     * The changes after the check.
     *
     * @param notAllowed whether every one failed because the account lacks a right
     */
    record Checked(List<FieldChange> changes, boolean notAllowed) {}
}
