package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it, read strictly: what could mean two things is refused and not guessed.
 *
 * @param value null when the text isn't a number Winnow accepts
 * @param problem what is wrong, worded to follow the quoted text; empty when nothing is
 */
record NumberText(@Nullable BigDecimal value, String problem) {

    static final String NOT_A_NUMBER = "isn't a number";

    private static final int MAX_LENGTH = 80;
    private static final int MAX_DIGITS = 40;
    private static final int MAX_EXPONENT_DIGITS = 3;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final BigDecimal SMALLEST = new BigDecimal("1e-9");

    // Sign; whole part, bare or in groups of three parted by one kind of blank or apostrophe; fraction; exponent.
    private static final Pattern NUMBER = Pattern.compile("(?<sign>[+\u2212-]?)"
            + "(?<whole>[0-9]{1,3}(?:(?<gap>[ \u00A0\u2009\u202F'\u2019])[0-9]{3})(?:\\k<gap>[0-9]{3})*|[0-9]*)"
            + "(?:\\.(?<fraction>[0-9]*))?"
            + "(?:[eE](?<exponent>[+-]?[0-9]+))?");
    private static final Pattern ONE_COMMA = Pattern.compile("[+\u2212-]?[0-9]+,[0-9]+");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[+\u2212-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");

    /** Reads text without outer blanks; costs next to nothing whatever stands in it. */
    static NumberText read(String text) {
        if (text.length() > MAX_LENGTH) {
            return wrong("is too long for a number");
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return wrong(text.indexOf(',') >= 0 ? commaProblem(text) : NOT_A_NUMBER);
        }
        String whole = digitsOnly(number.group("whole"));
        String fraction = number.group("fraction") == null ? "" : number.group("fraction");
        if (whole.isEmpty() && fraction.isEmpty()) {
            return wrong(NOT_A_NUMBER);
        }
        if (whole.length() + fraction.length() > MAX_DIGITS) {
            return wrong("has more than " + MAX_DIGITS + " digits");
        }
        BigDecimal mantissa = new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + fraction);
        BigDecimal signed = isMinus(number.group("sign")) ? mantissa.negate() : mantissa;
        return scaled(signed, number.group("exponent") == null ? "0" : number.group("exponent"));
    }

    /** Takes blanks of every kind, also the unbreakable, thin and invisible ones, off both ends. */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        while (end > start && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static NumberText scaled(BigDecimal mantissa, String exponent) {
        if (mantissa.signum() == 0) {
            return new NumberText(BigDecimal.ZERO, "");
        }
        boolean negative = exponent.startsWith("-");
        String digits = exponent.replaceFirst("^[+-]?0*", "");
        if (digits.length() > MAX_EXPONENT_DIGITS) {
            return wrong(negative ? "is too small" : "is too large");
        }
        int power = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        BigDecimal value = mantissa.scaleByPowerOfTen(negative ? -power : power);
        if (value.abs().compareTo(LARGEST) > 0) {
            return wrong("is too large");
        }
        if (value.abs().compareTo(SMALLEST) < 0) {
            return wrong("is too small");
        }
        return new NumberText(Decimals.stripped(value), "");
    }

    /** A comma parts thousands in one country and the fraction in another, a factor of 1000 apart. */
    private static String commaProblem(String text) {
        boolean groups = COMMA_GROUPS.matcher(text).matches();
        boolean fraction = ONE_COMMA.matcher(text).matches();
        String joined = text.replace(",", "");
        if (groups && fraction) {
            return "could be " + joined + " or " + Decimals.plain(dotted(text)) + ": write it without a comma";
        }
        if (groups) {
            return "has a comma: write " + joined;
        }
        return fraction ? "has a comma: write " + text.replace(',', '.') : NOT_A_NUMBER;
    }

    private static BigDecimal dotted(String text) {
        return new BigDecimal(text.replace(',', '.').replace('\u2212', '-'));
    }

    private static String digitsOnly(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static boolean isMinus(String sign) {
        return sign.equals("-") || sign.equals("\u2212");
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    private static NumberText wrong(String problem) {
        return new NumberText(null, problem);
    }
}
