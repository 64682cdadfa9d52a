package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.report.EvidenceItem;
import io.winnow.report.EvidenceList;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import io.winnow.store.CustomerStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Stored;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Shows what customers said about an issue, as far as a page has room for it. */
public final class ShowEvidence {

    private static final int IN_A_FILE = 1_000;
    private static final int OF_AN_ISSUE_IN_A_FILE = 20;

    private final EvidenceStore evidence;
    private final CustomerStore customers;

    public ShowEvidence(EvidenceStore evidence, CustomerStore customers) {
        this.evidence = evidence;
        this.customers = customers;
    }

    /** The latest items that name any of these issues. */
    public EvidenceList run(Collection<IssueId> issues) {
        return latest(issues, EvidenceList.SHOWN);
    }

    /** For a file that can't ask later: fewer items an issue, of the first issues in their order, a thousand items in all. */
    public Map<IssueId, EvidenceList> run(ReportPage page) {
        Map<IssueId, EvidenceList> lists = new LinkedHashMap<>();
        Set<Long> items = new HashSet<>();
        for (ReportRow row : page.rows()) {
            if (!row.support().heardIn().isEmpty() && items.size() < IN_A_FILE) {
                EvidenceList list = latest(row.support().heardIn(), OF_AN_ISSUE_IN_A_FILE);
                lists.put(row.id(), list);
                list.items().forEach(item -> items.add(item.id()));
            }
        }
        return lists;
    }

    private EvidenceList latest(Collection<IssueId> issues, int limit) {
        List<Stored> found = evidence.latest(issues, limit);
        Map<Long, String> names = customers.names(found.stream()
                .map(Stored::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new EvidenceList(found.stream()
                .map(one -> EvidenceItem.of(
                        one.id(), one.evidence(), one.customer() == null ? "" : names.getOrDefault(one.customer(), "")))
                .toList());
    }
}
