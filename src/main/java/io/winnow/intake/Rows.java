package io.winnow.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a CSV or JSON file as rows, in whatever usual encoding and with whatever usual delimiter, one at a time. */
final class Rows {

    private static final int SAMPLE = 65_536;
    private static final int MOST_VALUES = 2_000;
    private static final String DELIMITERS = ",;\t|";

    private final Map<String, String> ours = new HashMap<>();
    private final Mapping mapping;

    /** @param known our names of columns */
    Rows(List<String> known, Mapping mapping) {
        this.mapping = mapping;
        known.forEach(name -> ours.put(Mapping.word(name), name));
        ours.putAll(mapping.columns());
    }

    /** Hands over every row and every problem; throws {@link UnreadableFileException} when there is nothing to read. */
    void read(Path file, RowSink sink) {
        String name = String.valueOf(file.getFileName());
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), SAMPLE)) {
            bytes.mark(SAMPLE);
            byte[] start = bytes.readNBytes(SAMPLE);
            bytes.reset();
            Charset charset = Encodings.of(start);
            Quotes reader = new Quotes(new BufferedReader(new InputStreamReader(bytes, charset), SAMPLE));
            String beginning = new String(start, charset).replace("\ufeff", "");
            if (beginning.isBlank()) {
                throw new UnreadableFileException(name + " is empty.");
            }
            char first = beginning.strip().charAt(0);
            if (first == '[' || first == '{') {
                json(reader, sink);
            } else {
                csv(name, reader, delimiter(beginning), sink);
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(name + " doesn't exist. Name another file.");
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFileException(name + " can't be read: " + e.getMessage());
        }
    }

    // ---- CSV

    private void csv(String name, Quotes text, char delimiter, RowSink sink) throws IOException {
        List<String> header = new ArrayList<>();
        long last = 1;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                last = line.getStartingLineNumber();
                if (header.isEmpty()) {
                    header(name, line.getFields(), header, sink);
                } else {
                    row(line, header, sink);
                }
            }
        } catch (CsvParseException e) {
            sink.problem(last, "or a line after it isn't CSV, and nothing was read from there on: " + e.getMessage());
        }
        if (text.open()) {
            sink.problem(last, "or a line before it opens a quotation mark that is never closed. Close it.");
        }
    }

    private void header(String name, List<String> titles, List<String> header, RowSink sink) {
        List<String> strangers = new ArrayList<>();
        for (String title : titles) {
            String column = ours.getOrDefault(Mapping.word(title), "");
            if (column.isEmpty() && !title.isBlank()) {
                strangers.add(WrongLineException.shown(title.strip()));
            }
            if (!column.isEmpty() && header.contains(column)) {
                throw new UnreadableFileException(name + " has two columns for " + column + ". Rename one of them.");
            }
            header.add(column);
        }
        if (header.stream().allMatch(String::isEmpty)) {
            throw new UnreadableFileException(name + " has none of the columns "
                    + String.join(
                            ", ", ours.values().stream().distinct().sorted().toList())
                    + " in its first line. Name them there, or in a mapping file.");
        }
        if (!strangers.isEmpty()) {
            sink.problem(0, "has columns that are passed over: " + String.join(", ", strangers) + ".");
        }
    }

    private void row(CsvRecord line, List<String> header, RowSink sink) {
        List<String> fields = line.getFields();
        if (fields.stream().allMatch(String::isBlank)) {
            return;
        }
        Map<String, String> values = new HashMap<>(mapping.constants());
        for (int i = 0; i < Math.min(fields.size(), header.size()); i++) {
            put(values, header.get(i), EvidenceExport.withoutGuard(fields.get(i)));
        }
        boolean more = fields.size() > header.size()
                && fields.subList(header.size(), fields.size()).stream().anyMatch(field -> !field.isBlank());
        if (more) {
            sink.problem(
                    line.getStartingLineNumber(),
                    "has " + fields.size() + " cells where the header has " + header.size()
                            + ". Put text that holds the delimiter in quotation marks.");
        } else {
            sink.row(new Row(line.getStartingLineNumber(), values));
        }
    }

    private static void put(Map<String, String> values, String column, String value) {
        if (!column.isEmpty() && !value.isBlank()) {
            values.put(column, value);
        }
    }

    /** The delimiter that parts the first line into the most cells, outside of quotation marks. */
    private static char delimiter(String beginning) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < beginning.length(); i++) {
            char letter = beginning.charAt(i);
            quoted ^= letter == '"';
            if (!quoted && (letter == '\n' || letter == '\r')) {
                break;
            }
            int which = quoted ? -1 : DELIMITERS.indexOf(letter);
            if (which >= 0) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }

    /** Counts quotation marks, since an odd number of them means that one is never closed. */
    private static final class Quotes extends Reader {

        private final Reader text;
        private boolean odd;
        private boolean begun;

        Quotes(Reader text) {
            this.text = text;
        }

        boolean open() {
            return odd;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = text.read(buffer, offset, length);
            if (!begun && count > 0 && buffer[offset] == '\ufeff') {
                begun = true;
                System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
                return count == 1 ? read(buffer, offset, length) : counted(buffer, offset, count - 1);
            }
            begun = true;
            return counted(buffer, offset, count);
        }

        private int counted(char[] buffer, int offset, int count) {
            for (int i = offset; i < offset + count; i++) {
                odd ^= buffer[i] == '"';
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }

    // ---- JSON

    /** An array of objects, an object that holds one, or object after object. */
    private void json(Reader text, RowSink sink) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    object(parser, sink);
                }
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            sink.problem(
                    line, "isn't JSON at column " + column + ", and nothing was read from there on. Mend it there.");
        }
    }

    private void object(JsonParser parser, RowSink sink) throws IOException {
        long line = parser.currentLocation().getLineNr();
        Map<String, String> values = new HashMap<>(mapping.constants());
        boolean wrapper = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            String column = ours.getOrDefault(
                    Mapping.word(name), Mapping.word(name).equals("issues") ? ours.getOrDefault("issue", "") : "");
            if (token == JsonToken.START_ARRAY && column.isEmpty()) {
                wrapper |= objects(parser, sink);
            } else if (token == JsonToken.START_ARRAY) {
                put(values, column, texts(parser));
            } else if (token == JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                put(values, column, parser.getText());
            }
        }
        if (!wrapper) {
            sink.row(new Row(line, values));
        }
    }

    /** The objects in an array; false when there was none. */
    private boolean objects(JsonParser parser, RowSink sink) throws IOException {
        boolean some = false;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object(parser, sink);
                some = true;
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            }
        }
        return some;
    }

    private static String texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL && texts.size() < MOST_VALUES) {
                texts.add(parser.getText());
            } else if (token.isStructStart()) {
                parser.skipChildren();
            }
        }
        return String.join(" ", texts);
    }
}
