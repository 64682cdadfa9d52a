package io.winnow.workflow;

import java.util.Set;

/**
 * Tickets in Jira that are evidence.
 *
 * @param linkTypes names of the link types that count, lower case; empty: all
 * @param field the field that names the customer; empty unless {@code customer} is FIELD
 * @param kind what kind of evidence they are, lower case
 */
public record TicketSource(String jql, Set<String> linkTypes, CustomerFrom customer, String field, String kind) {

    public TicketSource {
        linkTypes = Set.copyOf(linkTypes);
    }

    /** Where a ticket names its customer. */
    public enum CustomerFrom {
        REPORTER,
        REPORTER_DOMAIN,
        ORGANIZATION,
        FIELD
    }
}
