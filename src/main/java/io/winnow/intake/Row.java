package io.winnow.intake;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file, by our names of its columns.
 *
 * @param line where it begins, from 1
 * @param values those that hold something
 * @param numbers the columns whose value is JSON's number, in which a point means only one thing
 * @param aside a sentence that helps to find it when its line holds several; else empty
 */
record Row(long line, Map<String, String> values, Set<String> numbers, String aside) {

    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9})(?:[.,]0{1,9})?");

    String text(String column) {
        return values.getOrDefault(column, "");
    }

    boolean has(String column) {
        return values.containsKey(column);
    }

    /** The value as one line of text; null when there is none. */
    @Nullable
    String word(String column, int longest) throws WrongLineException {
        String raw = text(column);
        if (raw.isEmpty()) {
            return null;
        }
        String word = PlainText.line(raw);
        if (word.length() > longest) {
            throw new WrongLineException(
                    "has a " + column + " of " + word.length() + " characters. Write at most " + longest + ".");
        }
        return word.isEmpty() ? null : word;
    }

    /** A whole number, also as spreadsheets write it: {@code 9.0}; null when there is none. */
    @Nullable
    Integer whole(String column, int most) throws WrongLineException {
        if (!has(column)) {
            return null;
        }
        var digits = WHOLE.matcher(text(column).strip());
        int number = digits.matches() ? Integer.parseInt(digits.group(1)) : Integer.MAX_VALUE;
        if (number > most) {
            throw new WrongLineException("has the " + column + " '" + WrongLineException.shown(text(column))
                    + "'. Write a whole number from 0 to " + most + ".");
        }
        return number;
    }

    /** A number; null when there is none. */
    @Nullable
    BigDecimal number(String column, Amounts amounts) throws WrongLineException {
        if (!has(column)) {
            return null;
        }
        return numbers.contains(column) ? Amounts.exact(column, text(column)) : amounts.read(column, text(column));
    }

    /** What an account is worth a year; null when that isn't said. */
    @Nullable
    BigDecimal revenue(Amounts amounts) throws WrongLineException {
        BigDecimal revenue = number("revenue", amounts);
        if (revenue != null && revenue.signum() < 0) {
            throw new WrongLineException("has a revenue below 0. Write what the account is worth a year, or nothing.");
        }
        return revenue;
    }
}
