package io.winnow.evidence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * What accounts' own records say of them.
 *
 * @param revenue a year's worth, by customer id
 * @param seats how many people use the product, by customer id
 */
public record AccountRecords(Map<Long, BigDecimal> revenue, Map<Long, Integer> seats) {

    public static final AccountRecords NONE = new AccountRecords(Map.of(), Map.of());

    /**
     * Of merged accounts the larger figure counts.
     *
     * @param canonical the account that another was merged into; itself when it wasn't
     */
    public static AccountRecords of(Collection<Customer> customers, LongUnaryOperator canonical) {
        Map<Long, BigDecimal> revenue = new HashMap<>();
        Map<Long, Integer> seats = new HashMap<>();
        for (Customer customer : customers) {
            long account = canonical.applyAsLong(customer.id());
            if (customer.revenue() != null) {
                revenue.merge(account, customer.revenue(), BigDecimal::max);
            }
            if (customer.seats() != null) {
                seats.merge(account, customer.seats(), Math::max);
            }
        }
        return new AccountRecords(revenue, seats);
    }
}
