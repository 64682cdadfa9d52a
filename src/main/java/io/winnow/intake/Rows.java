package io.winnow.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a CSV or JSON file as rows, in whatever usual encoding and with whatever usual delimiter, one at a time. */
final class Rows {

    private static final int SAMPLE = 65_536;

    private final Path file;
    private final String name;
    private final List<String> known;
    private final List<Set<String>> needs;
    private final Mapping mapping;
    private @Nullable Encoding encoding;

    /**
     * @param known our names of columns
     * @param needs sets of columns, of each of which a CSV file must have one
     */
    Rows(Path file, List<String> known, List<Set<String>> needs, Mapping mapping) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.known = known;
        this.needs = needs;
        this.mapping = mapping;
    }

    /** Hands over every row and every problem; throws {@link UnreadableFileException} when there is nothing to read. */
    void read(RowSink sink) {
        try {
            refuseArchives();
            Encoding found = encoding();
            try (Reader text = found.open(file)) {
                read(text, new ReadableRows(found.charset(), sink));
            }
            if (!found.sure()) {
                sink.problem(
                        0,
                        "isn't Unicode and was read as " + found.charset().name()
                                + ". Where letters look wrong, name its encoding with --encoding.");
            } else if (!found.utf8() && mapping.encoding() == null) {
                sink.problem(0, "was read as " + found.charset().name() + ".");
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(name + " doesn't exist. Name another file.");
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFileException(name + " can't be read: " + e.getMessage());
        }
    }

    private Encoding encoding() throws IOException {
        Charset said = mapping.encoding();
        Encoding found = encoding != null ? encoding : said != null ? new Encoding(said, true) : Encodings.of(file);
        encoding = found;
        return found;
    }

    private void read(Reader text, RowSink sink) throws IOException {
        String beginning = beginning(text);
        if (beginning.isBlank()) {
            throw new UnreadableFileException(name + " is empty. Its first line must name columns; Winnow's are "
                    + String.join(",", known) + ".");
        }
        Columns columns = new Columns(known, needs, mapping);
        char first = beginning.strip().charAt(0);
        if (first == '[' || first == '{') {
            new JsonRows(columns).read(text, sink);
        } else {
            new CsvRows(name, columns).read(beginning, text, sink);
        }
        columns.tell(sink);
    }

    private static String beginning(Reader text) throws IOException {
        char[] sample = new char[SAMPLE];
        text.mark(SAMPLE);
        int filled = 0;
        for (int count = 0; count >= 0 && filled < SAMPLE; count = text.read(sample, filled, SAMPLE - filled)) {
            filled += count;
        }
        text.reset();
        return new String(sample, 0, filled);
    }

    /** The beginnings of zip (as of new spreadsheets), gzip and old spreadsheets. */
    private void refuseArchives() throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String mark = new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (mark.startsWith("PK\u0003\u0004")
                    || mark.startsWith("\u001f\u008b")
                    || mark.equals("\u00d0\u00cf\u0011\u00e0")) {
                throw new UnreadableFileException(
                        name + " is a spreadsheet or an archive, not text. Save it as CSV and name that file.");
            }
        }
    }

    /** Refuses rows whose bytes mean nothing in the file's encoding. */
    private record ReadableRows(Charset charset, RowSink sink) implements RowSink {

        @Override
        public void row(Row row) {
            for (String value : row.values().values()) {
                if (value.indexOf(Encoding.UNREADABLE) >= 0) {
                    problem(
                            row.line(),
                            "holds bytes that mean nothing in " + charset.name()
                                    + ". Correct them, or name the file's encoding with --encoding." + row.aside());
                    return;
                }
            }
            sink.row(row);
        }

        @Override
        public void problem(long line, String message) {
            sink.problem(line, message);
        }
    }
}
