package io.winnow.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The one way numbers are written, so that every surface shows the same figure. */
public final class Decimals {

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private Decimals() {}

    /** Digits and a dot only: no exponent, no grouping, no needless zeros; at most 16 significant digits. */
    public static String plain(BigDecimal number) {
        return stripped(number.round(MathContext.DECIMAL64)).toPlainString();
    }

    /** A score: always two places. */
    public static String score(BigDecimal score) {
        return score.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** A share from 0 to 1 as a percentage, such as {@code 80 %}. */
    public static String percent(BigDecimal share) {
        return plain(share.movePointRight(2)) + " %";
    }

    /** Like {@link #plain}, but a long tail is rounded away and the number marked with ≈. */
    static String brief(BigDecimal number) {
        BigDecimal exact = stripped(number);
        if (exact.scale() <= 4) {
            return plain(exact);
        }
        boolean small = exact.abs().compareTo(TENTH) < 0;
        BigDecimal shown = small ? exact.round(new MathContext(3)) : exact.setScale(2, RoundingMode.HALF_UP);
        return (shown.compareTo(exact) == 0 ? "" : "≈") + plain(shown);
    }

    /** The same number without trailing zeros and with no negative scale, so that equal numbers are equal objects. */
    static BigDecimal stripped(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
