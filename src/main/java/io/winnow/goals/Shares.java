package io.winnow.goals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of a whole, to four places. */
final class Shares {

    private static final int PLACES = 4;

    private Shares() {}

    static BigDecimal of(BigDecimal part, BigDecimal whole) {
        return plain(part.divide(whole, PLACES, RoundingMode.HALF_UP));
    }

    /** Without needless zeros, so that equal numbers are equal objects. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
