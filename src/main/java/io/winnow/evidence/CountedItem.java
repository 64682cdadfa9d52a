package io.winnow.evidence;

import io.winnow.model.IssueId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counting needs of one item of evidence; there may be a million of them.
 *
 * @param source where it came from
 * @param date null when unknown: such an item never ages, and lies in every span of time
 * @param customer the account it counts for; 0 when unresolved
 * @param quantity how much was measured; null when nothing was
 * @param issues the issues it supports, without repetition
 */
public record CountedItem(
        String source,
        String kind,
        @Nullable Instant date,
        long customer,
        @Nullable BigDecimal revenue,
        @Nullable String segment,
        @Nullable Integer nps,
        @Nullable BigDecimal csat,
        @Nullable BigDecimal quantity,
        List<IssueId> issues) {

    public CountedItem {
        issues = List.copyOf(issues);
    }

    /** The same item, counting for another account. */
    public CountedItem countingFor(long account) {
        return account == customer
                ? this
                : new CountedItem(source, kind, date, account, revenue, segment, nps, csat, quantity, issues);
    }
}
