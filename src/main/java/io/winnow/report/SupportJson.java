package io.winnow.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.winnow.evidence.Counts;
import io.winnow.evidence.IssueCounts;
import io.winnow.goals.Goal;
import io.winnow.goals.Reason;
import io.winnow.goals.Served;
import io.winnow.report.GoalPanel.Placed;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the goals, and which rows serve and what speaks for them, beside the rows: those without either take no room.
 * {@code insight.js} reads it.
 */
final class SupportJson {

    private final ReportPage page;
    private final Positions<String> phrases;
    private final Map<String, Integer> goals = new HashMap<>();
    private final Map<String, BigDecimal> weights = new HashMap<>();

    SupportJson(ReportPage page, Positions<String> phrases) {
        this.page = page;
        this.phrases = phrases;
    }

    void write(JsonGenerator json) throws IOException {
        GoalPanel panel = page.goals();
        if (panel != null) {
            // the panel stands in the page and not here: an open page learns by this that it has changed
            json.writeNumberField("panel", panel.views().hashCode());
        }
        json.writeArrayFieldStart("goals");
        for (Placed placed : panel == null ? List.<Placed>of() : panel.all()) {
            goal(json, placed);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("serves");
        int position = 0;
        for (ReportRow row : page.rows()) {
            serves(json, position++, row.support().goals());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("heard");
        position = 0;
        for (ReportRow row : page.rows()) {
            if (row.support().heard()) {
                heard(json, position, row.support().evidence());
            }
            position++;
        }
        json.writeEndArray();
    }

    /** Goals above stand before their parts, so that a part can name theirs by its place. */
    private void goal(JsonGenerator json, Placed placed) throws IOException {
        Goal goal = placed.standing().goal();
        Goal above = placed.above();
        GoalChip chip = GoalChip.of(goal);
        goals.put(goal.id(), goals.size());
        json.writeStartArray();
        json.writeString(goal.id());
        json.writeString(goal.name());
        json.writeString(chip.theme());
        json.writeString(chip.sign());
        json.writeString(chip.title());
        BigDecimal weight = above == null
                ? goal.weight()
                : goal.weight().multiply(weights.getOrDefault(above.id(), BigDecimal.ONE));
        weights.put(goal.id(), weight);
        json.writeNumber(Figures.stripped(weight).toPlainString());
        json.writeNumber(above == null ? -1 : goals.getOrDefault(above.id(), -1));
        json.writeEndArray();
    }

    private void serves(JsonGenerator json, int position, List<Served> served) throws IOException {
        if (served.isEmpty()) {
            return;
        }
        json.writeStartArray();
        json.writeNumber(position);
        for (Served one : served) {
            Integer goal = goals.get(one.goal().id());
            if (goal != null) {
                json.writeStartArray();
                json.writeNumber(goal);
                for (Reason reason : one.reasons()) {
                    json.writeNumber(phrases.position(reason.words()));
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private void heard(JsonGenerator json, int position, IssueCounts counts) throws IOException {
        json.writeStartArray();
        json.writeNumber(position);
        counts(json, counts.total());
        if (!counts.own().equals(counts.total())) {
            counts(json, counts.own());
        }
        json.writeEndArray();
    }

    private void counts(JsonGenerator json, Counts counts) throws IOException {
        json.writeStartArray();
        json.writeNumber(counts.items());
        json.writeNumber(counts.customers());
        json.writeString(Figures.plain(counts.weighted()));
        json.writeNumber(Figures.stripped(counts.revenue()).toPlainString());
        json.writeString(Figures.compact(counts.revenue()));
        mean(json, counts.npsMean(), counts.nps());
        mean(json, counts.csatMean(), counts.csat());
        json.writeStartArray();
        for (Map.Entry<String, Integer> kind : counts.byKind().entrySet()) {
            json.writeNumber(phrases.position(kind.getKey()));
            json.writeNumber(kind.getValue());
        }
        json.writeEndArray();
        json.writeString(
                counts.usage().measured() ? Figures.plain(counts.usage().sum()) : "");
        json.writeEndArray();
    }

    private static void mean(JsonGenerator json, @Nullable BigDecimal mean, int n) throws IOException {
        json.writeString(mean == null ? "" : Figures.plain(mean));
        json.writeNumber(n);
    }
}
