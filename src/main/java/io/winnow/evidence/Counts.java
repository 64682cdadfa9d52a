package io.winnow.evidence;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much evidence an issue has.
 *
 * @param items how many items support it
 * @param customers how many different accounts they come from; items whose account is unresolved bring none
 * @param weighted the items, each weighing half after every half-life; two places
 * @param revenue what its accounts are worth a year, each once and none more than the cap
 * @param byKind items by kind
 * @param bySegment items by segment, for those that have one
 * @param npsMean mean of the items' NPS answers, one place; null when there is none
 * @param nps how many gave one
 * @param csatMean mean of the items' CSAT answers, two places; null when there is none
 * @param csat how many gave one
 * @param seats how many people of its accounts use the product, each account once; one that says nothing counts 1
 * @param usage what was measured, each figure once, and of repeated measurements the latest
 */
public record Counts(
        int items,
        int customers,
        BigDecimal weighted,
        BigDecimal revenue,
        SortedMap<String, Integer> byKind,
        SortedMap<String, Integer> bySegment,
        @Nullable BigDecimal npsMean,
        int nps,
        @Nullable BigDecimal csatMean,
        int csat,
        long seats,
        Usage usage) {

    public static final Counts NONE = new Counts(
            0, 0, BigDecimal.ZERO, BigDecimal.ZERO, new TreeMap<>(), new TreeMap<>(), null, 0, null, 0, 0, Usage.NONE);

    public Counts {
        byKind = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(byKind)));
        bySegment = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(bySegment)));
    }
}
