package io.winnow.report;

import io.winnow.scoring.Input;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written, the same on every surface. */
public final class Figures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Figures() {}

    /** Two places, always. */
    static String score(BigDecimal score) {
        return score.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** An input as a person reads it: confidence in per cent, the others plain, both without needless places. */
    static String input(Input input, BigDecimal value) {
        return input.equals(Input.CONFIDENCE) ? plain(value.multiply(HUNDRED)) + " %" : plain(value);
    }

    /** At most four places, but never a zero for something that isn't. */
    static String plain(BigDecimal value) {
        BigDecimal rounded = value.setScale(4, RoundingMode.HALF_UP);
        BigDecimal shown = rounded.signum() == 0 ? value.round(new MathContext(2, RoundingMode.HALF_UP)) : rounded;
        return stripped(shown).toPlainString();
    }

    /** The exact value, without trailing zeros. */
    static BigDecimal stripped(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A number and what it counts: {@code 1 issue}, {@code 2,345 issues}. */
    public static String count(long count, String noun) {
        return number(count) + " " + plural(count, noun);
    }

    /** The noun for so many, for where the number stands elsewhere. */
    static String plural(long count, String noun) {
        return count == 1 ? noun : noun + "s";
    }

    /** A number with its thousands parted. */
    public static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
