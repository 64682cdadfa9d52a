package io.winnow.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the items of one issue. */
final class Tally {

    private int items;
    private double weighted;
    private final AccountIds customers = new AccountIds();
    private final Map<String, Integer> byKind = new HashMap<>(2);
    private final Map<String, Integer> bySegment = new HashMap<>(2);
    private long npsSum;
    private int nps;
    private BigDecimal csatSum = BigDecimal.ZERO;
    private int csat;
    private final TreeMap<String, BigDecimal> usage = new TreeMap<>();

    /** @param figure whether its quantity counts as use */
    void add(CountedItem item, double weight, boolean figure) {
        items++;
        weighted += weight;
        byKind.merge(item.kind(), 1, Integer::sum);
        if (item.segment() != null) {
            bySegment.merge(item.segment(), 1, Integer::sum);
        }
        if (item.customer() != 0) {
            customers.add(item.customer());
        }
        if (item.nps() != null) {
            npsSum += item.nps();
            nps++;
        }
        if (item.csat() != null) {
            csatSum = csatSum.add(item.csat());
            csat++;
        }
        if (figure && item.quantity() != null) {
            usage.merge(item.source(), item.quantity(), BigDecimal::add);
        }
    }

    /** Adds what another has counted; items must not be in both. */
    void add(Tally other) {
        items += other.items;
        weighted += other.weighted;
        other.byKind.forEach((kind, count) -> byKind.merge(kind, count, Integer::sum));
        other.bySegment.forEach((segment, count) -> bySegment.merge(segment, count, Integer::sum));
        customers.addAll(other.customers);
        npsSum += other.npsSum;
        nps += other.nps;
        csatSum = csatSum.add(other.csatSum);
        csat += other.csat;
        other.usage.forEach((source, sum) -> usage.merge(source, sum, BigDecimal::add));
    }

    Counts counts(Accounts accounts) {
        long[] distinct = customers.distinct();
        BigDecimal revenue = Arrays.stream(distinct).mapToObj(accounts::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Counts(
                items,
                distinct.length,
                BigDecimal.valueOf(weighted).setScale(2, RoundingMode.HALF_UP),
                revenue,
                new TreeMap<>(byKind),
                new TreeMap<>(bySegment),
                mean(BigDecimal.valueOf(npsSum), nps, 1),
                nps,
                mean(csatSum, csat, 2),
                csat,
                Arrays.stream(distinct).map(accounts::seats).sum(),
                usage.isEmpty() ? Usage.NONE : new Usage(usage));
    }

    private static @Nullable BigDecimal mean(BigDecimal sum, int n, int places) {
        return n == 0 ? null : sum.divide(BigDecimal.valueOf(n), places, RoundingMode.HALF_UP);
    }
}
