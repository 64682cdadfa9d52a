package io.winnow.intake;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;

/** Tells a CSV file's delimiter: the one by which its first line has the most titles that mean something. */
final class Delimiter {

    private static final String USUAL = ",;\t|";
    /** Stands in no file; for one that has a single column, where every delimiter is text. */
    private static final char NONE = '\u001f';

    private Delimiter() {}

    static char of(String beginning, Columns columns) throws IOException {
        String text = beginning.stripLeading();
        if (text.regionMatches(true, 0, "sep=", 0, 4)
                && text.length() > 5
                && text.substring(5, 6).matches("[\r\n]")) {
            return text.charAt(4); // a spreadsheet's own way to say it
        }
        char best = NONE;
        int known = 0;
        int most = 1;
        for (int i = 0; i < USUAL.length(); i++) {
            List<String> titles = titles(text, USUAL.charAt(i));
            int means = columns.knownAmong(titles);
            if (titles.size() > 1 && (means > known || (means == known && titles.size() > most))) {
                best = USUAL.charAt(i);
                known = means;
                most = titles.size();
            }
        }
        return known == 1 && columns.knownAmong(List.of(titles(text, NONE).get(0))) == 1 ? NONE : best;
    }

    private static List<String> titles(String text, char delimiter) throws IOException {
        CsvLine first = new CsvRecords(new StringReader(text), delimiter, RowSink.NOBODY).next();
        return first == null ? List.of("") : first.cells();
    }
}
