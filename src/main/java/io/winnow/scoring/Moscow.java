package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.Locale;

/** How much an issue has to be in, the most binding first. */
public enum Moscow {
    MUST(4),
    SHOULD(3),
    COULD(2),
    WONT(1);

    private final int number;

    Moscow(int number) {
        this.number = number;
    }

    /** What it stands for in a formula: 4 for must, 3, 2, and 1 for won't. */
    public BigDecimal number() {
        return BigDecimal.valueOf(number);
    }

    /** Where it stands in an order by bands, must first. */
    public int band() {
        return -number;
    }

    /** As people write it. */
    public String word() {
        return this == WONT ? "won't" : name().toLowerCase(Locale.ROOT);
    }
}
