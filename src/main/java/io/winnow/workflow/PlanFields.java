package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueTracker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where effort and team of an issue stand.
 *
 * @param effort null for the story points that were read from the board's own estimation field
 * @param team null when teams don't matter
 */
record PlanFields(
        @Nullable FieldDefinition effort, @Nullable FieldDefinition team) {

    /** Asks the tracker for its fields only when some are configured. */
    static PlanFields of(BacklogSettings backlog, IssueTracker tracker) {
        PlanSettings plan = backlog.plan();
        if (plan.effortField() == null && plan.teamField() == null) {
            return new PlanFields(null, null);
        }
        return of(backlog, new FieldCatalog(tracker.fields()));
    }

    /** Throws {@link FieldException} when a field is missing or ambiguous. */
    static PlanFields of(BacklogSettings backlog, FieldCatalog catalog) {
        return new PlanFields(
                find(backlog, catalog, "effort", backlog.plan().effortField()),
                find(backlog, catalog, "team", backlog.plan().teamField()));
    }

    private static @Nullable FieldDefinition find(
            BacklogSettings backlog, FieldCatalog catalog, String setting, @Nullable String name) {
        try {
            return name == null ? null : catalog.resolve(name);
        } catch (FieldException problem) {
            throw new FieldException("backlogs." + backlog.name() + ".plan." + setting + ": " + problem.getMessage());
        }
    }

    List<FieldDefinition> all() {
        List<FieldDefinition> all = new ArrayList<>();
        if (effort != null) {
            all.add(effort);
        }
        if (team != null) {
            all.add(team);
        }
        return all;
    }

    /** Null when there is no estimate that is a number. */
    @Nullable
    BigDecimal effortOf(Issue issue) {
        if (effort == null) {
            return issue.storyPoints();
        }
        FieldValue value = issue.field(effort.id());
        return value.kind() == FieldValue.Kind.NUMBER ? new BigDecimal(value.text()) : null;
    }

    /** Empty when it names none. */
    String teamOf(Issue issue) {
        return team == null ? "" : issue.field(team.id()).text().strip();
    }
}
