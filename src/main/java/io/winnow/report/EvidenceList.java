package io.winnow.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The latest of what supports an issue and those below it, the latest first. */
public record EvidenceList(List<EvidenceItem> items) {

    /** How many items of an issue a page shows. */
    public static final int SHOWN = 50;

    public static final EvidenceList NONE = new EvidenceList(List.of());

    public EvidenceList {
        items = List.copyOf(items);
    }

    /** One JSON object on one line, as the page's script reads it. */
    public String json() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (EvidenceItem item : items) {
                write(json, item);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    static void write(JsonGenerator json, EvidenceItem item) throws IOException {
        json.writeStartObject();
        json.writeStringField("date", item.date() == null ? "" : item.date().toString());
        json.writeStringField("kind", item.kind());
        json.writeStringField("customer", item.customer());
        json.writeStringField("text", item.excerpt());
        json.writeStringField("url", item.url());
        json.writeStringField("nps", item.nps() == null ? "" : item.nps().toString());
        json.writeStringField("csat", item.csat() == null ? "" : Figures.plain(item.csat()));
        json.writeStringField("quantity", item.quantity() == null ? "" : Figures.plain(item.quantity()));
        json.writeArrayFieldStart("keys");
        for (String key : item.keys()) {
            json.writeString(key);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
