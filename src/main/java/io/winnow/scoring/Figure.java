package io.winnow.scoring;

import io.winnow.evidence.Counts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be counted of an issue's evidence. */
public enum Figure {
    CUSTOMERS,
    SEATS,
    ITEMS,
    WEIGHTED,
    REVENUE,
    USAGE;

    private static final int SOURCES_NAMED = 5;
    private static final int LONGEST_SOURCE = 40;

    BigDecimal of(Counts counts) {
        return switch (this) {
            case CUSTOMERS -> BigDecimal.valueOf(counts.customers());
            case SEATS -> BigDecimal.valueOf(counts.seats());
            case ITEMS -> BigDecimal.valueOf(counts.items());
            case WEIGHTED -> counts.weighted();
            case REVENUE -> counts.revenue();
            case USAGE -> counts.usage().sum();
        };
    }

    /** Whether the evidence says anything of it: a measured 0 does, no customers at all don't. */
    boolean known(Counts counts) {
        return this == USAGE ? counts.usage().measured() : of(counts).signum() != 0;
    }

    /** What was measured, and by which sources, the most first: {@code 1240: analytics 900, billing 340}. */
    static String usage(Counts counts) {
        Map<String, BigDecimal> parts = counts.usage().bySource();
        List<String> named = parts.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SOURCES_NAMED)
                .map(part -> Excerpt.cut(part.getKey(), LONGEST_SOURCE) + " " + Decimals.plain(part.getValue()))
                .toList();
        int more = parts.size() - named.size();
        return Decimals.plain(counts.usage().sum()) + ": " + String.join(", ", named)
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** The word used in the configuration and in formulas: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
