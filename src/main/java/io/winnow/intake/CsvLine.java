package io.winnow.intake;

import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param number of the line where it begins, from 1
 * @param cells the first so many; long ones are cut
 * @param count how many cells it has
 */
record CsvLine(long number, List<String> cells, int count) {

    boolean blank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return count == cells.size();
    }
}
