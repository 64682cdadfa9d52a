package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Works out the changes that put a plan into Jira's fields and sprint. Pure. */
public final class PlannedChanges {

    private final List<IssueId> candidates;

    /** @param candidates in the plan's order */
    public PlannedChanges(List<IssueId> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /**
     * What Winnow's plan fields should hold: the candidates' positions and sprint, nothing on the others that Winnow wrote.
     *
     * @param lastApplied what Winnow last wrote, by issue and field id
     * @param sprint name of the sprint; empty when it is for none in particular
     */
    public Map<IssueId, Map<OwnField, FieldValue>> fields(
            List<Issue> issues, OwnFields fields, Map<IssueId, Map<String, FieldValue>> lastApplied, String sprint) {
        Map<IssueId, Integer> positions = new HashMap<>();
        candidates.forEach(issue -> positions.put(issue, positions.size() + 1));
        Map<IssueId, Map<OwnField, FieldValue>> wanted = new LinkedHashMap<>();
        for (Issue issue : issues) {
            Integer position = positions.get(issue.id());
            Map<OwnField, FieldValue> values = new EnumMap<>(OwnField.class);
            if (position != null) {
                values.put(OwnField.RANK, FieldValue.number(BigDecimal.valueOf(position)));
                values.put(OwnField.SPRINT, FieldValue.text(sprint));
            } else {
                for (OwnField own : List.of(OwnField.RANK, OwnField.SPRINT)) {
                    FieldDefinition field = fields.found().get(own);
                    FieldValue ours = field == null
                            ? FieldValue.EMPTY
                            : lastApplied.getOrDefault(issue.id(), Map.of()).getOrDefault(field.id(), FieldValue.EMPTY);
                    if (field != null && !ours.blank() && Values.same(ours, issue.field(field.id()))) {
                        values.put(own, FieldValue.EMPTY);
                    }
                }
            }
            if (!values.isEmpty()) {
                wanted.put(issue.id(), values);
            }
        }
        return wanted;
    }

    /**
     * What makes the sprint hold the candidates. An active sprint is only added to; an issue of another backlog is left in.
     *
     * @param members what the sprint holds now
     */
    public List<FieldChange> sprint(
            Sprint sprint, BacklogOrder.Fields fields, Map<IssueId, Placed> backlog, Collection<Placed> members) {
        FieldDefinition field = fields.sprint().orElseThrow();
        List<FieldChange> changes = new ArrayList<>();
        FieldValue target = SprintText.of(Optional.of(sprint));
        for (IssueId candidate : candidates) {
            Placed placed = backlog.get(candidate);
            if (placed == null) {
                continue; // told with the order, or gone
            }
            FieldValue now = SprintText.of(placed.openSprint());
            if (!SprintText.same(now, target)) {
                FieldChange change = change(placed, field, now, target);
                String why = Reorder.whyNot(placed);
                changes.add(why.isEmpty() ? change : change.ended(Outcome.SKIPPED, why));
            }
        }
        if (sprint.state() == Sprint.State.ACTIVE) {
            return changes;
        }
        Set<IssueId> wanted = Set.copyOf(candidates);
        for (Placed placed : members) {
            boolean there = placed.openSprint().map(Sprint::id).orElse(-1L) == sprint.id();
            if (there && !wanted.contains(placed.id()) && Reorder.movable(placed)) {
                FieldChange change = change(placed, field, target, FieldValue.EMPTY);
                changes.add(
                        backlog.containsKey(placed.id())
                                ? change
                                : change.ended(
                                        Outcome.SKIPPED,
                                        "the issue is in the sprint but not in this backlog; left there"));
            }
        }
        return changes;
    }

    /** Where issues stand once they were moved between sprints: what enters an active one keeps its place from then on. */
    public static List<Placed> placedThen(Collection<Placed> placed, List<FieldChange> sprints, Sprint sprint) {
        Set<IssueId> entering = sprints.stream()
                .filter(change -> change.outcome() == Outcome.PLANNED && SprintText.active(change.newValue()))
                .map(FieldChange::issue)
                .collect(Collectors.toSet());
        return placed.stream()
                .map(one -> entering.contains(one.id()) ? one.in(sprint) : one)
                .toList();
    }

    /** The candidates that can't be ranked, each skipped with the reason. */
    public List<FieldChange> unranked(
            BacklogOrder.Fields fields, Map<IssueId, Placed> backlog, Map<IssueId, Issue> issues) {
        List<FieldChange> left = new ArrayList<>();
        for (IssueId candidate : candidates) {
            Placed placed = backlog.get(candidate);
            String why = placed == null ? Reasons.NOT_HERE : Reorder.whyNot(placed);
            Issue issue = issues.get(candidate);
            if (!why.isEmpty()) {
                left.add(new FieldChange(
                        0,
                        candidate,
                        placed != null ? placed.key() : issue != null ? issue.key() : candidate.toString(),
                        fields.rank().id(),
                        fields.rank().name(),
                        FieldValue.EMPTY,
                        FieldValue.EMPTY,
                        Outcome.SKIPPED,
                        why,
                        Subject.RANK));
            }
        }
        return left;
    }

    private static FieldChange change(Placed placed, FieldDefinition field, FieldValue from, FieldValue to) {
        return new FieldChange(
                0, placed.id(), placed.key(), field.id(), field.name(), from, to, Outcome.PLANNED, "", Subject.SPRINT);
    }
}
