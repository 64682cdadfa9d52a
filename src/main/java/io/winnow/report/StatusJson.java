package io.winnow.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes how every backlog's sync stands as one JSON object. */
public final class StatusJson {

    private final JsonFactory factory = new JsonFactory();

    /** One object on one line, without a line end; times are UTC, and null where there is none. */
    public String write(BacklogList list) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("backlogs");
            for (BacklogList.Entry entry : list.backlogs()) {
                backlog(json, entry);
            }
            json.writeEndArray();
            if (list.lastEvent() != null) {
                lastEvent(json, list.lastEvent());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static void backlog(JsonGenerator json, BacklogList.Entry entry) throws IOException {
        SyncStatus sync = entry.sync();
        json.writeStartObject();
        json.writeStringField("name", entry.name());
        json.writeStringField("outcome", sync.outcome().word());
        json.writeStringField("message", sync.message());
        time(json, "lastRun", sync.lastRun());
        time(json, "lastSynced", sync.lastSynced());
        time(json, "nextRun", sync.nextRun());
        json.writeStringField("waitsFor", sync.waitsFor());
        json.writeNumberField("issues", entry.issues());
        json.writeNumberField("scored", entry.scored());
        json.writeNumberField("notScored", entry.issues() - entry.scored());
        json.writeEndObject();
    }

    private static void lastEvent(JsonGenerator json, LastEvent event) throws IOException {
        json.writeObjectFieldStart("lastEvent");
        json.writeStringField("name", event.name());
        time(json, "at", event.at());
        if (event.lag() != null) {
            json.writeNumberField("lagMillis", event.lag().toMillis());
        }
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        json.writeStringField(
                name, time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
