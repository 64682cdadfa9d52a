package io.winnow.workflow;

import io.winnow.evidence.CustomerDirectory;
import io.winnow.evidence.Evidence;
import io.winnow.matching.Heard;
import io.winnow.matching.Names;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.CustomerStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Stored;
import io.winnow.store.IssueStore;
import io.winnow.tracker.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the store holds, as matching takes it. */
final class KnownToMatching {

    private static final int MOST_ITEMS = 20_000; // the latest: older words tell less, and all must fit into memory

    private final IssueStore issues;
    private final EvidenceStore evidence;
    private final CustomerStore customers;

    KnownToMatching(IssueStore issues, EvidenceStore evidence, CustomerStore customers) {
        this.issues = issues;
        this.evidence = evidence;
        this.customers = customers;
    }

    /** The items that support issues of these backlogs, latest first. */
    List<Heard> sorted(List<String> backlogs) {
        Map<String, IssueId> ids = new HashMap<>();
        for (String backlog : backlogs) {
            issues.load(backlog).forEach(issue -> ids.put(issue.key(), issue.id()));
        }
        CustomerDirectory directory = directory();
        return evidence.linked(MOST_ITEMS).stream()
                .map(item -> heard(item, ids, directory))
                .filter(item -> !item.issues().isEmpty())
                .toList();
    }

    /** Waiting items. */
    List<Heard> waiting(List<Stored> items) {
        CustomerDirectory directory = directory();
        return items.stream().map(item -> heard(item, Map.of(), directory)).toList();
    }

    /** All issues of these backlogs with their descriptions, each once, one at a time. */
    void issues(List<String> backlogs, Progress progress, Consumer<Issue> sink) {
        int total = backlogs.stream()
                .mapToInt(backlog -> issues.members(backlog).size())
                .sum();
        Set<IssueId> seen = new HashSet<>();
        int[] done = {0};
        for (String backlog : backlogs) {
            issues.loadWhole(backlog, issue -> {
                progress.step("indexing issues", ++done[0], total);
                if (seen.add(issue.id())) {
                    sink.accept(issue);
                }
            });
        }
    }

    private CustomerDirectory directory() {
        return new CustomerDirectory(List.of(), customers.merged(), () -> 0);
    }

    private static Heard heard(Stored item, Map<String, IssueId> ids, CustomerDirectory directory) {
        Evidence said = item.evidence();
        Long customer = item.customer();
        boolean ticket = said.source().equals(SyncEvidence.SOURCE);
        return new Heard(
                said.date(),
                said.text(),
                reference(said, ticket),
                customer == null ? 0 : directory.canonical(customer),
                ticket ? IssueId.of(said.externalId()) : null,
                said.issues().stream()
                        .map(ids::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** How an issue's text would name the item: by the end of its address, or by its number in its source. */
    private static String reference(Evidence said, boolean ticket) {
        String url = Objects.requireNonNullElse(said.url(), "");
        Optional<String> byUrl =
                Names.in(url.substring(url.lastIndexOf('/') + 1)).stream().findFirst();
        Optional<String> byId =
                ticket ? Optional.empty() : Names.in(said.externalId()).stream().findFirst();
        return byUrl.or(() -> byId).orElse("").toUpperCase(Locale.ROOT);
    }
}
