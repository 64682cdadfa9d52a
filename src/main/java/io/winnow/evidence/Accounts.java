package io.winnow.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What each account is worth: what its own record says, else what the latest item that says anything does.
 *
 * @param revenue by customer id, none above {@code cap}
 * @param cap the most one account may bring to an issue
 * @param seats by customer id, for those whose own record says it
 */
record Accounts(Map<Long, BigDecimal> revenue, BigDecimal cap, Map<Long, Integer> seats) {

    static Accounts of(AccountRecords records, Iterable<CountedItem> items, BigDecimal capShare) {
        Map<Long, BigDecimal> known = records.revenue();
        Map<Long, BigDecimal> revenue = new HashMap<>();
        Map<Long, Instant> saidAt = new HashMap<>();
        for (CountedItem item : items) {
            BigDecimal said = item.revenue();
            if (said == null || item.customer() == 0 || known.containsKey(item.customer())) {
                continue;
            }
            Instant at = item.date() == null ? Instant.EPOCH : item.date();
            Instant earlier = saidAt.get(item.customer());
            boolean later = earlier == null
                    || at.isAfter(earlier)
                    || (at.equals(earlier)
                            && said.compareTo(revenue.getOrDefault(item.customer(), BigDecimal.ZERO)) > 0);
            if (later) {
                saidAt.put(item.customer(), at);
                revenue.put(item.customer(), said);
            }
        }
        revenue.putAll(known);
        BigDecimal all = revenue.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cap = all.multiply(capShare, MathContext.DECIMAL64);
        revenue.replaceAll((id, worth) -> worth.min(cap));
        return new Accounts(revenue, cap, records.seats());
    }

    long seats(long customer) {
        return seats.getOrDefault(customer, 1);
    }

    BigDecimal of(long customer) {
        return revenue.getOrDefault(customer, BigDecimal.ZERO);
    }
}
