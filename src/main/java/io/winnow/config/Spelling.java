package io.winnow.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word a misspelt one was meant to be. */
final class Spelling {

    private static final int LONGEST = 40;

    private Spelling() {}

    static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = plain(word);
        return known.stream()
                .filter(candidate -> distance(wanted, plain(candidate)) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))));
    }

    /** Case, hyphens and underscores are what people vary first. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** The fewest letters to insert, drop, replace or swap with their neighbour. */
    private static int distance(String one, String two) {
        int[][] least = new int[one.length() + 1][two.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= two.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(least, one, two, i, j);
            }
        }
        return least[one.length()][two.length()];
    }

    private static int step(int[][] least, String one, String two, int i, int j) {
        int change = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
        int best = Math.min(least[i - 1][j - 1] + change, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == two.charAt(j - 2) && one.charAt(i - 2) == two.charAt(j - 1);
        return swapped ? Math.min(best, 1 + least[i - 2][j - 2]) : best;
    }
}
