package io.winnow.evidence;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much use was measured for an issue: the sum of the figures that count.
 *
 * @param bySource what each source measured; empty when nobody measured anything, which isn't the same as a measured 0
 */
public record Usage(SortedMap<String, BigDecimal> bySource) {

    public static final Usage NONE = new Usage(new TreeMap<>());

    public Usage {
        bySource = Collections.unmodifiableSortedMap(new TreeMap<>(bySource));
    }

    public boolean measured() {
        return !bySource.isEmpty();
    }

    /** 0 when nothing was measured. */
    public BigDecimal sum() {
        return bySource.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
