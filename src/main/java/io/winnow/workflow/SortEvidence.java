package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Stored;
import io.winnow.store.IssueStore;
import java.util.List;
import java.util.Optional;

/** A person looks at evidence and says which issue an item supports, or that it supports none. */
public final class SortEvidence {

    private final EvidenceStore evidence;
    private final IssueStore issues;

    public SortEvidence(EvidenceStore evidence, IssueStore issues) {
        this.evidence = evidence;
        this.issues = issues;
    }

    /** The items that support the issue itself; empty when no backlog holds it. */
    public Optional<List<Stored>> of(String keyOrId) {
        return issues.find(keyOrId).map(issue -> evidence.of(issue.id()));
    }

    /** Says that an item supports these issues; nothing is done unless the item and all of them are known. */
    public Linked link(String item, List<String> keysOrIds) {
        Stored found = find(item);
        List<Issue> supported = keysOrIds.stream().map(this::issue).toList();
        int added = 0;
        for (Issue issue : supported) {
            added += evidence.link(found.id(), issue.id().toString(), issue.id()) ? 1 : 0;
        }
        return new Linked(found, supported, added);
    }

    public Stored dismiss(String item, String reason) {
        Stored found = find(item);
        evidence.dismiss(found.id(), reason);
        return found;
    }

    private Stored find(String item) {
        return find(evidence, item);
    }

    static Stored find(EvidenceStore evidence, String item) {
        return evidence.find(item)
                .orElseThrow(() -> new SetupException("There is no evidence '" + item
                        + "'; write the number that winnow evidence inbox shows, or SOURCE:EXTERNALID."));
    }

    private Issue issue(String keyOrId) {
        return issues.find(keyOrId)
                .orElseThrow(() -> new SetupException("No backlog holds an issue '" + keyOrId
                        + "' as of the last sync; check the key, or run winnow sync."));
    }

    /**
     * What linking did.
     *
     * @param added how many of the issues weren't linked before
     */
    public record Linked(Stored item, List<Issue> issues, int added) {

        public Linked {
            issues = List.copyOf(issues);
        }
    }
}
