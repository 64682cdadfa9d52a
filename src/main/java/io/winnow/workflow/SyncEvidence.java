package io.winnow.workflow;

import io.winnow.evidence.CustomerDirectory;
import io.winnow.evidence.Evidence;
import io.winnow.evidence.TicketLinks;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Person;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Resolved;
import io.winnow.store.EvidenceStore.Saved;
import io.winnow.store.IssueStore;
import io.winnow.sync.SyncResult;
import io.winnow.sync.Synchronizer;
import io.winnow.tracker.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Brings the tickets that are evidence from Jira into the ledger, with the issues they are linked to. */
public final class SyncEvidence {

    /** The source of what comes from Jira; the external id is the ticket's numeric id. */
    public static final String SOURCE = "jira";

    private final Synchronizer synchronizer;
    private final IssueStore issues;
    private final EvidenceStore evidence;
    private final Customers customers;
    private final List<BacklogSettings> backlogs;
    private final String siteUrl;
    private final UnaryOperator<String> browseUrl;
    private volatile @Nullable Site readInFull;

    /** @param browseUrl address of an issue, by its key */
    public SyncEvidence(
            Synchronizer synchronizer,
            IssueStore issues,
            EvidenceStore evidence,
            Customers customers,
            List<BacklogSettings> backlogs,
            String siteUrl,
            UnaryOperator<String> browseUrl) {
        this.synchronizer = synchronizer;
        this.issues = issues;
        this.evidence = evidence;
        this.customers = customers;
        this.backlogs = List.copyOf(backlogs);
        this.siteUrl = siteUrl;
        this.browseUrl = browseUrl;
    }

    /**
     * Pulls what changed of the tickets, and takes it over.
     *
     * @param full reads all of them, once for the same site however often this is called
     */
    public Result run(Site site, boolean full, Progress progress) {
        boolean all = full && !site.equals(readInFull);
        int read = 0;
        for (Tickets tickets : site.tickets()) {
            SyncResult pull = synchronizer.pull(
                    tickets.name(), siteUrl, tickets.source().jql(), site.selectionOf(tickets.name()), all, progress);
            read += pull.issues();
        }
        readInFull = all ? site : readInFull;
        int tickets = read;
        Result result = customers.alone(() -> takeOver(site.tickets(), tickets));
        evidence.bindLinks();
        return result;
    }

    private Result takeOver(List<Tickets> sources, int read) {
        Set<String> seen = new HashSet<>();
        Saved saved = new Saved(0, 0, 0);
        if (!sources.isEmpty()) {
            TicketLinks links = new TicketLinks(issuesOfAll());
            CustomerDirectory directory = customers.directory();
            Set<String> erased = evidence.erased(SOURCE);
            for (Tickets tickets : sources) {
                List<Resolved> items = new ArrayList<>();
                issues.loadWhole(tickets.name(), ticket -> {
                    String id = ticket.id().toString();
                    if (seen.add(id) && !erased.contains(id)) {
                        items.add(item(ticket, tickets, links, directory));
                    }
                });
                customers.keep(directory.takeCreated());
                saved = saved.plus(evidence.save(items, false));
            }
        }
        return new Result(read, saved, evidence.retain(SOURCE, seen));
    }

    private List<Issue> issuesOfAll() {
        List<Issue> all = new ArrayList<>();
        backlogs.forEach(backlog -> all.addAll(issues.load(backlog.name())));
        return all;
    }

    private Resolved item(Issue ticket, Tickets tickets, TicketLinks links, CustomerDirectory directory) {
        Person reporter = ticket.reporter();
        String customer = customer(ticket, tickets.customer());
        String contact = reporter == null ? null : reporter.displayName();
        Long resolved = switch (tickets.source().customer()) {
            case REPORTER ->
                reporter == null
                        ? null
                        : directory
                                .resolveId(reporter.id(), reporter.displayName())
                                .customer();
            case REPORTER_DOMAIN ->
                reporter == null
                        ? null
                        : directory.resolve(null, "@" + reporter.mailDomain()).customer();
            case ORGANIZATION, FIELD -> directory.resolve(customer, null).customer();
        };
        Evidence item = new Evidence(
                SOURCE,
                ticket.id().toString(),
                tickets.source().kind(),
                ticket.created(),
                (ticket.summary() + "\n\n" + ticket.description()).strip(),
                browseUrl.apply(ticket.key()),
                contact,
                customer,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                links.of(ticket, tickets.source().linkTypes()).stream()
                        .map(IssueId::toString)
                        .toList());
        return new Resolved(item, resolved);
    }

    /** Null also when the field names several: a ticket counts for one account or for none. */
    private static @Nullable String customer(Issue ticket, @Nullable FieldDefinition field) {
        if (field == null) {
            return null;
        }
        FieldValue value = ticket.field(field.id());
        boolean several = value.kind() == FieldValue.Kind.OTHER && value.text().contains(", ");
        return value.blank() || several ? null : value.text();
    }

    /**
     * What a sync of evidence brought.
     *
     * @param read how many tickets were read
     * @param saved what became of all tickets
     * @param removed how many are no longer evidence
     */
    public record Result(int read, Saved saved, int removed) {}
}
