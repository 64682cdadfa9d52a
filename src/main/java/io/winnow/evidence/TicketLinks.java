package io.winnow.evidence;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which issues a ticket is linked to. A link stands on both its ends, and Jira doesn't always touch both when it comes or
 * goes: the end that changed last is right.
 */
public final class TicketLinks {

    private final Map<IssueId, Issue> issues = new HashMap<>();
    private final Map<IssueId, Set<IssueId>> pointing = new HashMap<>();

    /** @param known issues that tickets may support */
    public TicketLinks(Collection<Issue> known) {
        for (Issue issue : known) {
            issues.put(issue.id(), issue);
            for (IssueLink link : issue.links()) {
                pointing.computeIfAbsent(link.other(), id -> new TreeSet<>()).add(issue.id());
            }
        }
    }

    /**
     * The issues the ticket supports, smallest id first.
     *
     * @param types lower-case names of the link types that count; empty: all
     */
    public List<IssueId> of(Issue ticket, Set<String> types) {
        Set<IssueId> linked = new TreeSet<>();
        for (IssueLink link : ticket.links()) {
            Issue other = issues.get(link.other());
            if (counts(link, types) && (other == null || !other.updated().isAfter(ticket.updated()))) {
                linked.add(link.other());
            }
        }
        for (IssueId id : pointing.getOrDefault(ticket.id(), Set.of())) {
            Issue other = issues.get(id);
            if (other != null
                    && other.updated().isAfter(ticket.updated())
                    && other.links().stream()
                            .anyMatch(link -> link.other().equals(ticket.id()) && counts(link, types))) {
                linked.add(id);
            }
        }
        linked.remove(ticket.id());
        return List.copyOf(linked);
    }

    private static boolean counts(IssueLink link, Set<String> types) {
        return types.isEmpty()
                || types.contains(link.type().toLowerCase(Locale.ROOT))
                || types.contains(link.phrase().toLowerCase(Locale.ROOT));
    }
}
