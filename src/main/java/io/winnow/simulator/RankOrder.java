package io.winnow.simulator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rank values that sort as text: a bucket, seven base-36 digits, and more of them as places get close. */
final class RankOrder {

    private static final Pattern VALUE = Pattern.compile("[0-2]\\|[0-9a-z]{7}:[0-9a-z]*");
    private static final int BASE = 36;
    private static final int WHOLE = 7;
    private static final int LONGEST = 26;
    private static final int BUCKETS = 3;

    private RankOrder() {}

    /** So many values between two neighbours, null being the end; null when there is no room without rebalancing. */
    static @Nullable List<String> between(@Nullable String low, @Nullable String high, int count) {
        String known = low != null ? low : high != null ? high : "0|";
        if (!fits(low) || !fits(high) || (low != null && high != null && low.charAt(0) != high.charAt(0))) {
            return null;
        }
        int length = Math.max(digits(low).length(), digits(high).length()) + 3;
        BigInteger from = low == null ? BigInteger.ZERO : scaled(digits(low), length);
        BigInteger to = high == null ? BigInteger.valueOf(BASE).pow(length) : scaled(digits(high), length);
        BigInteger step = to.subtract(from).divide(BigInteger.valueOf(count + 1L));
        if (step.signum() <= 0 || length > LONGEST) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            values.add(value(known.charAt(0), from.add(step.multiply(BigInteger.valueOf(i))), length));
        }
        return values;
    }

    /** Evenly spaced values in the next bucket for a whole site. */
    static List<String> fresh(@Nullable String before, int count) {
        int bucket = before != null && VALUE.matcher(before).matches() ? (before.charAt(0) - '0' + 1) % BUCKETS : 0;
        BigInteger step = BigInteger.valueOf(BASE).pow(WHOLE).divide(BigInteger.valueOf(count + 1L));
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            values.add(value((char) ('0' + bucket), step.multiply(BigInteger.valueOf(i)), WHOLE));
        }
        return values;
    }

    private static boolean fits(@Nullable String value) {
        return value == null || VALUE.matcher(value).matches();
    }

    private static String digits(@Nullable String value) {
        return value == null ? "" : value.substring(2).replace(":", "");
    }

    private static BigInteger scaled(String digits, int length) {
        return new BigInteger(digits + "0".repeat(length - digits.length()), BASE);
    }

    private static String value(char bucket, BigInteger number, int length) {
        String digits = number.toString(BASE);
        String padded = "0".repeat(length - digits.length()) + digits;
        return bucket + "|" + padded.substring(0, WHOLE) + ":"
                + padded.substring(WHOLE).replaceAll("0+$", "");
    }
}
