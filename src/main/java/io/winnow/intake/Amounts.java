package io.winnow.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people and other systems write them; a lone separator before three digits could mean either. */
final class Amounts {

    private static final Pattern DRESSED = Pattern.compile(
            "(?:[\\p{Sc}]|[A-Za-z]{3})?\\s*(-?[0-9][0-9.,'\\s\\u00a0\\u202f]*?)\\s*([kKmM]?)\\s*(?:[\\p{Sc}]|[A-Za-z]{3})?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:[ ',.][0-9]{3})+");

    private final @Nullable Character decimal;

    /** @param decimal the sign before the fraction, when somebody said; null: told from each number */
    Amounts(@Nullable Character decimal) {
        this.decimal = decimal;
    }

    BigDecimal read(String column, String text) throws WrongLineException {
        Matcher parts = DRESSED.matcher(text.strip());
        if (text.length() > 60 || !parts.matches()) {
            throw wrong(column, text);
        }
        String digits = parts.group(1).replaceAll("[\\s\\u00a0\\u202f]", " ").strip();
        BigDecimal number = new BigDecimal(plain(column, digits));
        return switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> number.movePointRight(3);
            case "m" -> number.movePointRight(6);
            default -> number;
        };
    }

    private String plain(String column, String digits) throws WrongLineException {
        int dot = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        Character point = decimal != null ? decimal : told(column, digits, dot, comma);
        int at = point == null ? -1 : digits.lastIndexOf(point);
        String whole = at < 0 ? digits : digits.substring(0, at);
        String fraction = at < 0 ? "" : digits.substring(at + 1);
        boolean sound =
                (whole.matches("-?[0-9]{1,15}") || (GROUPED.matcher(whole).matches() && oneSign(whole)))
                        && fraction.matches("[0-9]{0,9}")
                        && (at < 0 || !fraction.isEmpty());
        if (!sound) {
            throw wrong(column, digits);
        }
        return whole.replaceAll("[^0-9-]", "") + (fraction.isEmpty() ? "" : "." + fraction);
    }

    /** The decimal sign the number itself shows; null when it is a whole number. */
    private static @Nullable Character told(String column, String digits, int dot, int comma)
            throws WrongLineException {
        if (dot >= 0 && comma >= 0) {
            return dot > comma ? '.' : ',';
        }
        int only = Math.max(dot, comma);
        if (only < 0) {
            return null;
        }
        char sign = digits.charAt(only);
        if (digits.indexOf(sign) != only) {
            return null; // more than one: they group
        }
        if (digits.length() - only - 1 == 3 && digits.matches("-?[1-9][0-9]{0,2}[.,][0-9]{3}")) {
            throw new WrongLineException("has the " + column + " '" + WrongLineException.shown(digits)
                    + "', which could be two numbers. Say in a mapping file which sign stands before the fraction:"
                    + " {\"decimal\": \".\"} or {\"decimal\": \",\"}.");
        }
        return sign;
    }

    private static boolean oneSign(String grouped) {
        return grouped.replaceAll("[0-9-]", "").chars().distinct().count() == 1;
    }

    private static WrongLineException wrong(String column, String text) {
        return new WrongLineException("has the " + column + " '" + WrongLineException.shown(text)
                + "', which is no number. Write one such as 1234.5.");
    }
}
