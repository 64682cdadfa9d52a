package io.winnow.goals;

import io.winnow.model.FieldValue;
import io.winnow.model.FieldValue.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The single values a field holds; several come as one text with commas between, and a value may hold commas itself. */
final class FieldWords {

    private static final String BETWEEN = ", ";

    private FieldWords() {}

    static String key(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The values in their order.
     *
     * @param known keys of values that goals name: where a comma could part two values or belong to one, these tell
     */
    static List<String> of(FieldValue value, Collection<String> known) {
        if (value.blank() || value.text().isBlank()) {
            return List.of();
        }
        if (value.kind() != Kind.OTHER || known.contains(key(value.text()))) {
            return List.of(value.text().strip());
        }
        List<String> words = new ArrayList<>();
        String rest = value.text();
        while (!rest.isEmpty()) {
            String word = first(rest, known);
            words.add(word.strip());
            rest = rest.substring(Math.min(rest.length(), word.length() + BETWEEN.length()));
        }
        words.removeIf(String::isEmpty);
        return words;
    }

    private static String first(String rest, Collection<String> known) {
        return known.stream()
                .filter(one -> startsWith(rest, one))
                .max(Comparator.comparingInt(String::length))
                .map(one -> rest.substring(0, one.length()))
                .orElseGet(() -> rest.contains(BETWEEN) ? rest.substring(0, rest.indexOf(BETWEEN)) : rest);
    }

    private static boolean startsWith(String rest, String word) {
        return rest.regionMatches(true, 0, word, 0, word.length())
                && (rest.length() == word.length() || rest.startsWith(BETWEEN, word.length()));
    }
}
