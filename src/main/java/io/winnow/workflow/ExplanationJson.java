package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.ranking.Borrowed;
import io.winnow.report.LeverText;
import io.winnow.report.StaleText;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import io.winnow.workflow.ExplainIssue.InBacklog;

/** Writes where an issue's score comes from, the same for the command and the API. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /** As it stands in one backlog. */
    public static ObjectNode of(InBacklog place) {
        Score score = place.score().score();
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("backlog", place.backlog());
        entry.put("rank", place.rank());
        entry.put("placeByScore", place.score().rank());
        entry.set("stale", StaleText.json(place.stale()));
        entry.set("levers", LeverText.json(place.levers()));
        ArrayNode changes = entry.putArray("changes");
        place.changes()
                .forEach(change -> changes.addObject()
                        .put("at", change.at().toString())
                        .put("before", change.before())
                        .put("after", change.after())
                        .put("why", change.why()));
        entry.set("override", OverridesJson.of(place.decided()));
        add(score, entry);
        Borrowed borrowed = place.score().borrowed();
        ObjectNode lent = entry.putObject("borrowed").put("value", borrowed.value());
        borrowed.from().forEach(lent.putArray("from")::add);
        borrowed.circle().forEach(lent.putArray("circle")::add);
        return entry;
    }

    private static void add(Score score, ObjectNode entry) {
        entry.put("score", score.value());
        entry.put("why", score.why());
        entry.put("arithmetic", score.arithmetic());
        ArrayNode reasons = entry.putArray("reasons");
        score.reasons().forEach(reasons::add);
        ArrayNode inputs = entry.putArray("inputs");
        score.inputs()
                .forEach(input -> inputs.addObject()
                        .put("input", input.input().word())
                        .put("value", input.value())
                        .put("fieldId", input.fieldId())
                        .put("field", input.fieldName())
                        .put("raw", input.raw())
                        .put("conversion", input.conversion())
                        .put("problem", input.problem()));
        entry.put("formula", score.basis().formula());
        ObjectNode facts = entry.putObject("facts");
        score.basis().facts().forEach(fact -> facts.put(fact.name(), fact.value()));
        entry.put("inheritedFrom", score.basis().inheritedFrom());
        Moscow moscow = score.basis().moscow();
        entry.put("moscow", moscow == null ? null : moscow.word());
        score.basis().notes().forEach(entry.putArray("notes")::add);
    }
}
