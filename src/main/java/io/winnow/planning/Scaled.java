package io.winnow.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Efforts in thousandths and scores in hundredths, whole numbers that add up without rounding. */
final class Scaled {

    private static final BigDecimal LARGEST = new BigDecimal("1e12");

    private Scaled() {}

    static long effort(BigDecimal effort) {
        return effort.min(LARGEST)
                .setScale(3, RoundingMode.CEILING)
                .movePointRight(3)
                .longValueExact();
    }

    static BigDecimal effort(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
    }

    /** Scores beyond 10^12 count as 10^12 where plans are compared. */
    static long score(BigDecimal score) {
        return score.min(LARGEST)
                .max(LARGEST.negate())
                .setScale(2, RoundingMode.HALF_UP)
                .movePointRight(2)
                .longValueExact();
    }

    static long least(BigDecimal share, BigDecimal capacity) {
        return share.multiply(capacity)
                .setScale(3, RoundingMode.CEILING)
                .movePointRight(3)
                .longValueExact();
    }

    static long most(BigDecimal share, BigDecimal capacity) {
        return share.multiply(capacity)
                .setScale(3, RoundingMode.FLOOR)
                .movePointRight(3)
                .longValueExact();
    }
}
