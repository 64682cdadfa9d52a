package io.winnow.intake;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people and other systems write them; a lone separator before three digits could mean either. */
final class Amounts {

    private static final int LONGEST = 60;
    private static final int MOST_WHOLE = 15;
    private static final int MOST_FRACTION = 20;
    private static final Pattern DRESSED =
            Pattern.compile("(\\p{Sc}|\\p{L}{3})?\\s*(-?[0-9](?:[0-9.,' ]*[0-9])?)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern AFTER = Pattern.compile("(\\p{L}*?)\\.?\\s*(\\p{Sc}|[A-Z]{3})?");
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:[ ',.][0-9]{3})+");
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]");

    /** ISO 4217, without its codes for gold, tests and nothing. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    /** What is written behind a number, and how many noughts it stands for. */
    private static final Map<String, Integer> NOUGHTS = Map.ofEntries(
            Map.entry("", 0),
            Map.entry("k", 3),
            Map.entry("tsd", 3),
            Map.entry("thousand", 3),
            Map.entry("m", 6),
            Map.entry("mn", 6),
            Map.entry("mio", 6),
            Map.entry("million", 6),
            Map.entry("millions", 6),
            Map.entry("bn", 9),
            Map.entry("mrd", 9));

    private final @Nullable Character decimal;

    /** @param decimal the sign before the fraction, when somebody said; null: told from each number */
    Amounts(@Nullable Character decimal) {
        this.decimal = decimal;
    }

    boolean saysDecimal() {
        return decimal != null;
    }

    /** Without noughts at its end, so that one number is always the same. */
    BigDecimal read(String column, String text) throws WrongLineException {
        String trimmed = text.strip();
        if (PLAIN.matcher(trimmed).matches()) {
            return plain(new BigDecimal(trimmed)); // nearly all are
        }
        Matcher parts = DRESSED.matcher(BLANKS.matcher(trimmed).replaceAll(" "));
        if (text.length() > LONGEST || !parts.matches()) {
            throw wrong(column, text);
        }
        String before = parts.group(1);
        Matcher behind = AFTER.matcher(parts.group(3));
        if (!behind.matches()) {
            throw wrong(column, text);
        }
        String word = behind.group(1);
        String after = behind.group(2);
        if (word.isEmpty() && after != null && NOUGHTS.containsKey(after.toLowerCase(Locale.ROOT))) {
            word = after; // MIO looks like a currency
            after = null;
        }
        Integer noughts = NOUGHTS.get(word.toLowerCase(Locale.ROOT));
        if (noughts == null || !currency(before) || !currency(after) || (before != null && after != null)) {
            throw wrong(column, text);
        }
        return plain(new BigDecimal(digits(column, parts.group(2))).movePointRight(noughts));
    }

    /** A number as JSON and Winnow's own export have it, in which a point means only one thing. */
    static BigDecimal exact(String column, String text) throws WrongLineException {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw wrong(column, text);
        }
        boolean fits = number.signum() == 0
                || (Math.abs((long) number.scale()) <= MOST_FRACTION
                        && number.precision() - (long) number.scale() <= MOST_WHOLE);
        if (!fits) {
            throw wrong(column, text);
        }
        return plain(number);
    }

    /** As {@link #read} reads it back: a nought more where its point could be taken for one that groups. */
    static String written(@Nullable BigDecimal number) {
        String text = number == null ? "" : number.toPlainString();
        return AMBIGUOUS.matcher(text).matches() ? text + "0" : text;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static boolean currency(@Nullable String word) {
        return word == null || word.length() < 3 || CURRENCIES.contains(word);
    }

    private String digits(String column, String digits) throws WrongLineException {
        int dot = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        Character point = decimal != null ? decimal : told(column, digits, dot, comma);
        int at = point == null ? -1 : digits.lastIndexOf(point);
        String whole = at < 0 ? digits : digits.substring(0, at);
        String fraction = at < 0 ? "" : digits.substring(at + 1);
        boolean sound =
                (PLAIN.matcher(whole).matches() || (GROUPED.matcher(whole).matches() && oneSign(whole)))
                        && fraction.matches("[0-9]{0," + MOST_FRACTION + "}")
                        && (at < 0 || (!fraction.isEmpty() && whole.indexOf(digits.charAt(at)) < 0));
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
        if (AMBIGUOUS.matcher(digits).matches()) {
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
                + "', which is no number. Write one such as 1234.5, with a currency's sign or code if you like.");
    }
}
