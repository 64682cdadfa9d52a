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
        Map<Long, Said> latest = new HashMap<>();
        for (CountedItem item : items) {
            BigDecimal worth = item.revenue();
            if (worth != null && item.customer() != 0 && !known.containsKey(item.customer())) {
                latest.merge(item.customer(), Said.by(item, worth), Said::later);
            }
        }
        Map<Long, BigDecimal> revenue = new HashMap<>();
        latest.forEach((customer, said) -> revenue.put(customer, said.worth()));
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

    /** What an item says of its account's worth. */
    private record Said(BigDecimal worth, Instant at) {

        static Said by(CountedItem item, BigDecimal worth) {
            return new Said(worth, item.date() == null ? Instant.EPOCH : item.date());
        }

        /** Of one moment the larger. */
        Said later(Said other) {
            int order = at.compareTo(other.at);
            return order > 0 || (order == 0 && worth.compareTo(other.worth) >= 0) ? this : other;
        }
    }
}
