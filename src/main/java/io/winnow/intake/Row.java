package io.winnow.intake;

import java.util.Map;

/**
 * One line of a file, by our names of its columns.
 *
 * @param line where it begins, from 1
 * @param values those that hold something
 */
record Row(long line, Map<String, String> values) {

    String text(String column) {
        return values.getOrDefault(column, "");
    }

    boolean has(String column) {
        return values.containsKey(column);
    }
}
