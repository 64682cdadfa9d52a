package io.winnow.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.winnow.model.Parent;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Moscow;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes all rows as compact JSON for the page's script: a row is an array, and what repeats (types, epics, statuses,
 * moves, fields, phrases) stands once in a table and is referred to by position. {@code report.js} reads it.
 */
final class RowsJson {

    private static final String NONE = "";

    private final Positions<List<String>> types = new Positions<>();
    private final Positions<List<String>> epics = new Positions<>();
    private final Positions<List<String>> statuses = new Positions<>();
    private final Positions<List<String>> moves = new Positions<>();
    private final Positions<List<String>> fields = new Positions<>();
    private final Positions<String> phrases = new Positions<>();

    private final ReportPage page;
    private final List<Input> inputs;
    private final Bars bars;

    RowsJson(ReportPage page) {
        this.page = page;
        this.inputs = page.inputs();
        this.bars = new Bars(page.rows(), inputs);
        phrases.position(NONE);
    }

    /** Writes to characters, not bytes: half a surrogate pair in a summary would end a byte generator. */
    void write(JsonFactory factory, Writer out) throws IOException {
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("browse", new Links(page.trackerUrl()).browse());
            json.writeArrayFieldStart("rows");
            for (ReportRow row : page.rows()) {
                row(json, row);
            }
            json.writeEndArray();
            new SupportJson(page, phrases).write(json);
            lists(json, "types", types);
            lists(json, "epics", epics);
            lists(json, "statuses", statuses);
            lists(json, "moves", moves);
            lists(json, "fields", fields);
            json.writeArrayFieldStart("phrases");
            for (String phrase : phrases.all()) {
                json.writeString(phrase);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** The order of the parts is {@code report.js}'s too. */
    private void row(JsonGenerator json, ReportRow row) throws IOException {
        Parent epic = row.epic();
        BigDecimal score = row.score().value();
        BigDecimal points = row.storyPoints();
        Integer previous = row.change().previousRank();
        Moscow moscow = row.score().basis().moscow();
        json.writeStartArray();
        json.writeNumber(row.rank() == null ? 0 : row.rank());
        json.writeString(row.id().toString());
        json.writeString(row.key());
        json.writeString(row.summary());
        json.writeNumber(types.position(
                List.of(row.kind().word(), row.kind().mark(), row.type().name())));
        json.writeNumber(epic == null ? -1 : epics.position(List.of(epic.key(), IssueView.epicName(epic))));
        json.writeNumber(
                statuses.position(List.of(RowView.category(row), row.status().name())));
        json.writeNumber(moves.position(List.of(
                row.change().kind().word(), row.change().sign(), row.change().said())));
        json.writeString(score == null ? NONE : Figures.score(score));
        json.writeString(points == null ? NONE : Figures.plain(points));
        json.writeStartArray();
        for (Input input : inputs) {
            json.writeNumber(bars.height(input, row));
        }
        json.writeEndArray();
        json.writeStartArray();
        for (Input input : inputs) {
            term(json, row.score().input(input));
        }
        json.writeEndArray();
        json.writeString(row.score().arithmetic());
        json.writeStartArray();
        for (String reason : row.score().reasons()) {
            json.writeNumber(phrases.position(reason));
        }
        json.writeEndArray();
        json.writeStartArray();
        for (String change : row.change().words()) {
            json.writeString(change);
        }
        json.writeEndArray();
        json.writeNumber(previous == null ? 0 : previous);
        json.writeStartArray();
        for (String line : row.lines(page.generatedAt())) {
            json.writeNumber(phrases.position(line));
        }
        json.writeEndArray();
        json.writeNumber(phrases.position(moscow == null ? NONE : moscow.word()));
        json.writeBoolean(row.score().basis().inheritedFrom() != null);
        json.writeNumber(row.place() == null ? 0 : row.place());
        json.writeString(RowView.decided(row));
        json.writeNumber(phrases.position(StaleText.words(row.stale(), page.generatedAt())));
        json.writeEndArray();
    }

    private void term(JsonGenerator json, InputTrace trace) throws IOException {
        BigDecimal value = trace.value();
        json.writeStartArray();
        json.writeNumber(fields.position(List.of(trace.fieldName(), trace.fieldId())));
        json.writeString(value == null ? NONE : Figures.input(trace.input(), value));
        json.writeString(trace.raw());
        json.writeNumber(phrases.position(trace.conversion()));
        json.writeNumber(phrases.position(trace.problem()));
        json.writeEndArray();
    }

    private static void lists(JsonGenerator json, String name, Positions<List<String>> table) throws IOException {
        json.writeArrayFieldStart(name);
        for (List<String> entry : table.all()) {
            json.writeStartArray();
            for (String part : entry) {
                json.writeString(part);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
