package io.winnow.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads JSON as rows: an array of objects, an object that holds one, or object after object. */
final class JsonRows {

    static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // names are the sender's choice, so none is kept
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxStringLength(4_000_000)
                    .maxNameLength(1_000)
                    .build())
            .build();

    /** What an object may call the list of the things it is about. */
    private static final Set<String> LISTS = Set.of(
            "evidence",
            "customers",
            "kpis",
            "items",
            "data",
            "results",
            "records",
            "rows",
            "entries",
            "feedback",
            "tickets",
            "responses");
    /** Our columns that may hold several values. */
    private static final Set<String> SEVERAL = Set.of("issue", "id", "domains", "aliases");

    private static final int MOST_VALUES = 2_000;

    private final Columns columns;
    private long line;
    private long objectsOfLine;

    JsonRows(Columns columns) {
        this.columns = columns;
    }

    void read(Reader text, RowSink sink) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    list(parser, sink);
                } else {
                    element(parser, sink, true);
                }
            }
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            sink.problem(
                    Math.max(1, where.getLineNr()),
                    "isn't JSON that Winnow can read at column " + Math.max(1, where.getColumnNr())
                            + ", and nothing was read from there on. Mend it there.");
        }
    }

    private void list(JsonParser parser, RowSink sink) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element(parser, sink, false);
        }
    }

    private void element(JsonParser parser, RowSink sink, boolean root) throws IOException {
        long at = parser.currentTokenLocation().getLineNr();
        objectsOfLine = at == line ? objectsOfLine + 1 : 1;
        line = at;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, sink, root);
        } else {
            parser.skipChildren();
            sink.problem(at, "holds something that isn't an object. Write an object for each item." + aside());
        }
    }

    private String aside() {
        return objectsOfLine == 1 ? "" : " It is number " + objectsOfLine + " of its line.";
    }

    private void object(JsonParser parser, RowSink sink, boolean root) throws IOException {
        long at = line;
        String aside = aside();
        JsonRow row = new JsonRow(columns.constants());
        boolean wrapper = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (root && token == JsonToken.START_ARRAY && LISTS.contains(Mapping.word(name))) {
                wrapper = true;
                list(parser, sink);
            } else {
                row.field(columns.of(name), parser);
            }
        }
        if (wrapper) {
            if (row.given.contains("text") || row.given.contains("issue")) {
                sink.problem(
                        at,
                        "holds an item and a list of items at once. Write the item into the list, or name the list"
                                + " otherwise." + aside);
            } else if (!row.given.isEmpty()) {
                sink.problem(0, "says " + String.join(", ", row.given) + " beside its list, which is passed over.");
            }
            return;
        }
        if (row.trouble.isEmpty()) {
            sink.row(new Row(at, row.values, row.numbers, aside));
        } else {
            sink.problem(at, row.trouble + aside);
        }
    }

    /** An object as it is read. */
    private static final class JsonRow {

        private final Map<String, String> values;
        private final Set<String> given = new TreeSet<>();
        private final Set<String> numbers = new HashSet<>();
        private String trouble = "";

        JsonRow(Map<String, String> constants) {
            this.values = new HashMap<>(constants);
        }

        void field(String column, JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            if (column.isEmpty() || token == JsonToken.VALUE_NULL) {
                parser.skipChildren();
                return;
            }
            if (!given.add(column)) {
                trouble = "has the " + column + " twice. Remove one of them.";
            }
            String value = token.isScalarValue() ? parser.getText() : several(column, parser);
            if (!value.isBlank()) {
                values.put(column, PlainText.cut(value, PlainText.LONGEST_CELL));
            }
            if (token.isNumeric()) {
                numbers.add(column);
            }
        }

        private String several(String column, JsonParser parser) throws IOException {
            boolean list = parser.currentToken() == JsonToken.START_ARRAY && SEVERAL.contains(column);
            if (!list) {
                trouble = "has a " + column + " that is a list or an object. Write one text or number.";
                parser.skipChildren();
                return "";
            }
            List<String> texts = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (!token.isScalarValue() || texts.size() == MOST_VALUES) {
                    trouble = "has a list for " + column
                            + " that is too long or holds more than texts. Write texts only.";
                    parser.skipChildren();
                } else if (token != JsonToken.VALUE_NULL) {
                    texts.add(Several.escaped(parser.getText()));
                }
            }
            return String.join(";", texts);
        }
    }
}
