package io.winnow.workflow;

import io.winnow.evidence.AccountIds;
import io.winnow.evidence.CountedItem;
import io.winnow.goals.EvidenceCount;
import io.winnow.model.IssueId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts evidence over several issues together; items whose account is unresolved bring no customer. */
final class HeardTogether implements EvidenceCount {

    private final Map<IssueId, Voices> byIssue = new HashMap<>();

    /** {@code items} count for the account that remains where accounts were merged. */
    HeardTogether(Collection<CountedItem> items) {
        items.forEach(item -> item.issues()
                .forEach(issue ->
                        byIssue.computeIfAbsent(issue, id -> new Voices()).add(item)));
    }

    @Override
    public Heard of(Set<IssueId> issues) {
        int alone = 0;
        Set<CountedItem> several = Collections.newSetFromMap(new IdentityHashMap<>()); // two items may say the same
        AccountIds accounts = new AccountIds();
        for (IssueId issue : issues) {
            Voices voices = byIssue.get(issue);
            if (voices != null) {
                alone += voices.alone;
                several.addAll(voices.several);
                accounts.addAll(voices.accounts);
            }
        }
        return new Heard(accounts.distinct().length, alone + several.size());
    }

    /** What was heard about one issue: how many items name it alone, and which name others too. */
    private static final class Voices {

        private int alone;
        private final List<CountedItem> several = new ArrayList<>(0);
        private final AccountIds accounts = new AccountIds();

        void add(CountedItem item) {
            if (item.issues().size() == 1) {
                alone++;
            } else {
                several.add(item);
            }
            if (item.customer() != 0) {
                accounts.add(item.customer());
            }
        }
    }
}
