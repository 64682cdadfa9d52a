package io.winnow.workflow;

import io.winnow.evidence.EvidenceSettings;
import java.util.List;

/**
 * Where evidence comes from by itself, and how it counts.
 *
 * @param tickets queries of Jira, in the configuration's order
 */
public record EvidenceSources(List<TicketSource> tickets, EvidenceSettings counting) {

    public static final EvidenceSources NONE = new EvidenceSources(List.of(), EvidenceSettings.DEFAULT);

    public EvidenceSources {
        tickets = List.copyOf(tickets);
    }
}
