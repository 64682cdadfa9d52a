package io.winnow.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as our readers read them back: CSV in which a spreadsheet finds no formula, or a JSON array with lists
 * and numbers as such. A value is a text, a number, a list of texts or null.
 */
final class RecordsOut implements AutoCloseable {

    private final List<String> columns;
    private final AutoCloseable out;
    private final RecordWriter writer;

    private interface RecordWriter {
        void write(List<@Nullable Object> values) throws IOException;
    }

    RecordsOut(Writer out, List<String> columns, FileForm form) {
        this.columns = columns;
        try {
            if (form == FileForm.JSON) {
                SequenceWriter json = new ObjectMapper()
                        .writer()
                        .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .withRootValueSeparator("\n")
                        .writeValuesAsArray(out);
                this.out = json;
                this.writer = values -> json.write(object(values));
            } else {
                CsvWriter csv = CsvWriter.builder().build(out);
                csv.writeRecord(columns);
                this.out = csv;
                this.writer = values ->
                        csv.writeRecord(values.stream().map(RecordsOut::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One value for every column. */
    void write(List<@Nullable Object> values) {
        try {
            writer.write(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> object(List<@Nullable Object> values) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            boolean nothing =
                    value == null || value.equals("") || (value instanceof Collection<?> list && list.isEmpty());
            if (value != null && !nothing) {
                object.put(columns.get(i), value);
            }
        }
        return object;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return Amounts.written(number);
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Collection<?> texts) {
            List<String> all = new ArrayList<>();
            texts.forEach(text -> all.add(String.valueOf(text)));
            return Guard.on(Several.joined(all));
        }
        return Guard.on(value.toString());
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
