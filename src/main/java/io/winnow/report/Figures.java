package io.winnow.report;

import io.winnow.scoring.Input;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** How numbers are written, the same on every surface. */
public final class Figures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final List<String> UNITS = List.of("", "k", "M", "bn");

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

    /** A large amount in few characters, such as {@code 412k} or {@code 1.2M}; below a thousand in whole numbers. */
    static String compact(BigDecimal amount) {
        BigDecimal shown = amount;
        for (String unit : UNITS) {
            int places = unit.isEmpty() || shown.abs().compareTo(BigDecimal.TEN) >= 0 ? 0 : 1;
            BigDecimal rounded = shown.setScale(places, RoundingMode.HALF_UP);
            if (rounded.abs().compareTo(THOUSAND) < 0 || unit.equals(UNITS.get(UNITS.size() - 1))) {
                return stripped(rounded).toPlainString() + unit;
            }
            shown = shown.movePointLeft(3);
        }
        return shown.toPlainString();
    }

    /** A share in whole per cent. */
    static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** An amount with its unit, which is given as a plural: {@code 1 point}, {@code 12.5 points}. */
    static String amount(BigDecimal amount, String units) {
        boolean one = amount.compareTo(BigDecimal.ONE) == 0 && units.endsWith("s");
        return plain(amount) + " " + (one ? units.substring(0, units.length() - 1) : units);
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
