package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.FieldSelection;
import java.util.Optional;

/** Finds Jira's own fields for rank and sprint. */
final class ChangedFields {

    private ChangedFields() {}

    static BacklogOrder.Fields of(Site site, BacklogSettings backlog) {
        FieldSelection selection = site.selectionOf(backlog);
        FieldDefinition rank = selection.rank();
        if (rank == null) {
            throw new SetupException("This Jira has no Rank field, so it has no order to change; is Jira Software on?");
        }
        return new BacklogOrder.Fields(rank, Optional.ofNullable(selection.sprint()));
    }
}
