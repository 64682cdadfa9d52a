package io.winnow.workflow;

import io.winnow.evidence.CountedItem;
import io.winnow.goals.EvidenceCount;
import io.winnow.model.IssueId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts evidence over several issues together; items whose account is unresolved bring no customer. */
final class HeardTogether implements EvidenceCount {

    private final Map<IssueId, List<CountedItem>> byIssue = new HashMap<>();

    /** {@code items} count for the account that remains where accounts were merged. */
    HeardTogether(Collection<CountedItem> items) {
        items.forEach(item -> item.issues()
                .forEach(issue ->
                        byIssue.computeIfAbsent(issue, id -> new ArrayList<>()).add(item)));
    }

    @Override
    public Heard of(Set<IssueId> issues) {
        Set<CountedItem> items = Collections.newSetFromMap(new IdentityHashMap<>()); // two items may say the same
        Set<Long> customers = new HashSet<>();
        for (IssueId issue : issues) {
            for (CountedItem item : byIssue.getOrDefault(issue, List.of())) {
                items.add(item);
                if (item.customer() != 0) {
                    customers.add(item.customer());
                }
            }
        }
        return new Heard(customers.size(), items.size());
    }
}
