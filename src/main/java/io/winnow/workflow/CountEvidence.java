package io.winnow.workflow;

import io.winnow.evidence.AccountRecords;
import io.winnow.evidence.Ancestry;
import io.winnow.evidence.CountedItem;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.evidence.EvidenceCounter;
import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.evidence.EvidenceSettings;
import io.winnow.evidence.IssueCounts;
import io.winnow.goals.EvidenceCount;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.CustomerStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.IssueStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Counts the evidence of a backlog's issues from what the store holds. */
public final class CountEvidence {

    private final IssueStore issues;
    private final EvidenceStore evidence;
    private final CustomerStore customers;
    private final EvidenceSettings settings;

    public CountEvidence(
            IssueStore issues, EvidenceStore evidence, CustomerStore customers, EvidenceSettings settings) {
        this.issues = issues;
        this.evidence = evidence;
        this.customers = customers;
        this.settings = settings;
    }

    /** Issues with evidence, most customers first, then most items, then by id. */
    public List<Counted> run(String backlog, Span span) {
        List<Issue> snapshot = issues.load(backlog);
        Map<IssueId, IssueCounts> counts = of(snapshot, span);
        Map<IssueId, Integer> votes = settings.votes() ? votes(snapshot) : Map.of();
        List<Counted> counted = new ArrayList<>();
        for (Issue issue : snapshot) {
            if (counts.containsKey(issue.id()) || votes.containsKey(issue.id())) {
                counted.add(new Counted(
                        issue,
                        counts.getOrDefault(issue.id(), IssueCounts.NONE),
                        settings.votes() ? votes.getOrDefault(issue.id(), 0) : null));
            }
        }
        counted.sort(
                Comparator.<Counted>comparingInt(one -> -one.counts().total().customers())
                        .thenComparingInt(one -> -one.counts().total().items())
                        .thenComparing(one -> one.issue().id()));
        return counted;
    }

    /** Votes for issues and all below them, of those that have any. */
    private static Map<IssueId, Integer> votes(List<Issue> snapshot) {
        Ancestry ancestry = new Ancestry(snapshot);
        Map<IssueId, Integer> votes = new HashMap<>();
        for (Issue issue : snapshot) {
            if (issue.votes() > 0) {
                ancestry.upwards(issue.id()).forEach(above -> votes.merge(above, issue.votes(), Integer::sum));
            }
        }
        return votes;
    }

    /** The evidence of those of these issues that have some. */
    public Map<IssueId, IssueCounts> of(List<Issue> snapshot, Span span) {
        return read().of(snapshot, span);
    }

    /** Counts over several issues together, of all there is. */
    public EvidenceCount together() {
        return read().together();
    }

    /** All there is, read once for a caller that counts it in several ways. */
    Ledger read() {
        CustomerDirectory directory = new CustomerDirectory(List.of(), customers.merged(), () -> 0);
        return new Ledger(merged(evidence.counted(), directory::canonical), directory);
    }

    private static List<CountedItem> merged(List<CountedItem> items, LongUnaryOperator canonical) {
        return items.stream()
                .map(item -> item.countingFor(item.customer() == 0 ? 0 : canonical.applyAsLong(item.customer())))
                .toList();
    }

    /** Evidence as it was at one moment. */
    final class Ledger {

        private final List<CountedItem> items;
        private final CustomerDirectory directory;

        private Ledger(List<CountedItem> items, CustomerDirectory directory) {
            this.items = items;
            this.directory = directory;
        }

        Map<IssueId, IssueCounts> of(List<Issue> snapshot, Span span) {
            if (items.isEmpty()) {
                return Map.of();
            }
            AccountRecords records = AccountRecords.of(customers.all(), directory::canonical);
            return new EvidenceCounter(settings).count(snapshot, items, records, span);
        }

        EvidenceCount together() {
            return new HeardTogether(items);
        }
    }

    /**
     * An issue and its evidence.
     *
     * @param votes Jira's votes for it and all below it; null unless they are asked for
     */
    public record Counted(
            Issue issue, IssueCounts counts, @Nullable Integer votes) {}
}
