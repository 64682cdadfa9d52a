package io.winnow.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps a spreadsheet from taking a cell for a formula: one that could be one gets an apostrophe in front. */
final class Guard {

    private static final String BEGIN_FORMULAS = "=+-@\t\r";
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Guard() {}

    /** The cell of a text; empty for none. */
    static String on(@Nullable String text) {
        String cell = text == null ? "" : text;
        return formula(cell) ? "'" + cell : cell;
    }

    /** The text of a cell that {@link #on} may have written. */
    static String off(String cell) {
        return cell.startsWith("'") && formula(cell) ? cell.substring(1) : cell;
    }

    private static boolean formula(String cell) {
        boolean maybe = !cell.isEmpty() && (cell.charAt(0) == '\'' || BEGIN_FORMULAS.indexOf(cell.charAt(0)) >= 0);
        return maybe && LIKE_A_FORMULA.matcher(cell).matches();
    }
}
