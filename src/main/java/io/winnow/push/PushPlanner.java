package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.push.PushSettings.OnConflict;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out what to write: the difference between what the fields should hold and what they hold.
 *
 * <p>Pure. A value that Winnow didn't write is a conflict; an empty field belongs to nobody and may be filled.
 */
final class PushPlanner {

    private final OwnFields fields;
    private final Map<IssueId, Map<String, FieldValue>> lastApplied;

    PushPlanner(OwnFields fields, Map<IssueId, Map<String, FieldValue>> lastApplied) {
        this.fields = fields;
        this.lastApplied = lastApplied;
    }

    /**
     * Changes by issue id, each issue's in the order of the fields; each PLANNED or CONFLICT.
     *
     * @param wanted what the fields should hold, by issue; one without an entry is left alone
     */
    List<FieldChange> plan(List<Issue> issues, Map<IssueId, Map<OwnField, FieldValue>> wanted) {
        List<FieldChange> changes = new ArrayList<>();
        issues.stream().sorted(Comparator.comparing(Issue::id)).forEach(issue -> {
            Map<OwnField, FieldValue> values = wanted.getOrDefault(issue.id(), Map.of());
            for (OwnField own : OwnField.values()) {
                FieldValue value = values.get(own);
                if (value != null && fields.settings().fields().containsKey(own)) {
                    plan(issue, fields.found().get(own), fields.name(own), value, changes);
                }
            }
        });
        return changes;
    }

    private void plan(
            Issue issue, @Nullable FieldDefinition field, String name, FieldValue wanted, List<FieldChange> changes) {
        String fieldId = field == null ? "" : field.id();
        FieldValue held = field == null ? FieldValue.EMPTY : Values.blankAsEmpty(issue.field(fieldId));
        if (Values.same(held, wanted)) {
            return;
        }
        boolean conflict = !held.blank()
                && !Values.same(held, written(issue.id(), fieldId))
                && fields.settings().onConflict() == OnConflict.KEEP;
        changes.add(new FieldChange(
                changes.size(),
                issue.id(),
                issue.key(),
                fieldId,
                field == null ? name : field.name(),
                held,
                wanted,
                conflict ? Outcome.CONFLICT : Outcome.PLANNED,
                conflict ? Reasons.notOurs(held) : ""));
    }

    private FieldValue written(IssueId issue, String fieldId) {
        return Optional.ofNullable(lastApplied.getOrDefault(issue, Map.of()).get(fieldId))
                .orElse(FieldValue.ABSENT);
    }
}
