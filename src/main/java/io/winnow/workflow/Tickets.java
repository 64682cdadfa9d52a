package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A query of tickets on a site.
 *
 * @param name what its issues are kept under; no backlog's name has its colon
 * @param customer the field that names the customer; null when the reporter does
 */
public record Tickets(
        String name, TicketSource source, @Nullable FieldDefinition customer) {}
