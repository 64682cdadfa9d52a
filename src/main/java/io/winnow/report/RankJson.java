package io.winnow.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.winnow.evidence.Counts;
import io.winnow.goals.Served;
import io.winnow.scoring.InputTrace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a ranking as the JSON object {@code rank --json} promises. */
final class RankJson {

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private final ReportPage page;
    private final boolean heard;
    private final boolean goals;
    private final boolean overridden;
    private final boolean stale;

    /** What speaks for an issue is told only where the backlog has any evidence, or goals; old inputs where any score is stale. */
    RankJson(ReportPage page) {
        this.page = page;
        this.heard = page.heard();
        this.goals = page.hasGoals();
        this.overridden = page.overridden();
        this.stale = page.stale();
    }

    String write(List<ReportRow> ranked, List<ReportRow> notScored) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("backlog", page.backlog());
            json.writeNumberField("scored", page.scored());
            json.writeNumberField("notScored", page.notScored());
            json.writeArrayFieldStart("issues");
            for (ReportRow row : ranked) {
                ranked(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unscored");
            for (ReportRow row : notScored) {
                notScored(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private void ranked(JsonGenerator json, ReportRow row) throws IOException {
        json.writeStartObject();
        number(json, "rank", row.rank() == null ? null : BigDecimal.valueOf(row.rank()));
        names(json, row);
        json.writeStringField("summary", row.summary());
        number(json, "score", row.score().value());
        json.writeObjectFieldStart("inputs");
        for (InputTrace trace : row.score().inputs()) {
            BigDecimal value = trace.value();
            number(json, trace.input().word(), value == null ? null : Figures.stripped(value));
        }
        json.writeEndObject();
        json.writeStringField("why", row.score().why());
        support(json, row.support());
        decided(json, row);
        if (stale) {
            json.writeFieldName("stale");
            json.writeRawValue(StaleText.json(row.stale()).toString());
        }
        json.writeEndObject();
    }

    private void notScored(JsonGenerator json, ReportRow row) throws IOException {
        json.writeStartObject();
        names(json, row);
        json.writeArrayFieldStart("reasons");
        for (String reason : row.score().reasons()) {
            json.writeString(reason);
        }
        json.writeEndArray();
        support(json, row.support());
        decided(json, row);
        json.writeEndObject();
    }

    /** With all that is below the issue. */
    private void support(JsonGenerator json, Support support) throws IOException {
        if (heard) {
            Counts counts = support.evidence().total();
            json.writeNumberField("customers", counts.customers());
            json.writeNumberField("evidence", counts.items());
            number(json, "revenue", Figures.stripped(counts.revenue()));
        }
        if (goals) {
            json.writeArrayFieldStart("goals");
            for (Served served : support.goals()) {
                json.writeStartObject();
                json.writeStringField("id", served.goal().id());
                json.writeStringField("name", served.goal().name());
                number(json, "weight", Figures.stripped(served.weight()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** Told only where a person's decision about any issue of the backlog holds. */
    private void decided(JsonGenerator json, ReportRow row) throws IOException {
        if (overridden) {
            number(json, "placeByScore", row.place() == null ? null : BigDecimal.valueOf(row.place()));
            json.writeFieldName("override");
            Decided decided = row.decided();
            if (decided == null) {
                json.writeNull();
            } else {
                json.writeStartObject();
                json.writeStringField("kind", decided.override().kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("anchor", decided.anchorKey());
                json.writeStringField("owner", decided.override().owner());
                json.writeStringField("reason", decided.override().reason());
                json.writeStringField(
                        "until",
                        decided.lastDay() == null ? null : decided.lastDay().toString());
                json.writeStringField("withoutEffect", decided.trouble().isEmpty() ? null : decided.trouble());
                json.writeEndObject();
            }
        }
    }

    private static void names(JsonGenerator json, ReportRow row) throws IOException {
        json.writeStringField("id", row.id().toString());
        json.writeStringField("key", row.key());
    }

    private static void number(JsonGenerator json, String name, @Nullable BigDecimal value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }
}
