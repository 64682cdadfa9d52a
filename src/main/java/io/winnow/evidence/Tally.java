package io.winnow.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the items of one issue. */
final class Tally {

    private int items;
    private double weighted;
    private long[] customers = new long[2];
    private int named;
    private final TreeMap<String, Integer> byKind = new TreeMap<>();
    private final TreeMap<String, Integer> bySegment = new TreeMap<>();
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
            if (named == customers.length) {
                customers = Arrays.copyOf(customers, named * 2);
            }
            customers[named++] = item.customer();
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

    Counts counts(Accounts accounts) {
        long[] distinct = Arrays.stream(customers, 0, named).sorted().distinct().toArray();
        BigDecimal revenue = Arrays.stream(distinct).mapToObj(accounts::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Counts(
                items,
                distinct.length,
                BigDecimal.valueOf(weighted).setScale(2, RoundingMode.HALF_UP),
                revenue,
                byKind,
                bySegment,
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
