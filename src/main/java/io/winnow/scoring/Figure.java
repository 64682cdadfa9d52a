package io.winnow.scoring;

import io.winnow.evidence.Counts;
import java.math.BigDecimal;
import java.util.Locale;

/** What can be counted of an issue's evidence. */
public enum Figure {
    CUSTOMERS,
    SEATS,
    ITEMS,
    WEIGHTED,
    REVENUE;

    BigDecimal of(Counts counts) {
        return switch (this) {
            case CUSTOMERS -> BigDecimal.valueOf(counts.customers());
            case SEATS -> BigDecimal.valueOf(counts.seats());
            case ITEMS -> BigDecimal.valueOf(counts.items());
            case WEIGHTED -> counts.weighted();
            case REVENUE -> counts.revenue();
        };
    }

    /** The word used in the configuration and in formulas: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
