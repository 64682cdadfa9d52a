package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.matching.Suggestion;
import io.winnow.workflow.MeasureInbox.Measured;
import io.winnow.workflow.MeasureInbox.Rates;
import io.winnow.workflow.ShowInbox.Inbox;
import io.winnow.workflow.ShowInbox.Waiting;

/** The inbox and its measure as the JSON other programs rely on. */
final class InboxJson {

    private InboxJson() {}

    static ObjectNode of(Inbox inbox) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("total", inbox.total())
                .put("shown", inbox.shown().size());
        ArrayNode items = object.putArray("items");
        for (Waiting waiting : inbox.shown()) {
            ObjectNode item = EvidenceJson.of(waiting.item());
            ArrayNode suggestions = item.putArray("suggestions");
            for (Suggestion one : waiting.suggestions()) {
                ObjectNode suggestion = suggestions
                        .addObject()
                        .put("rank", suggestions.size())
                        .put("id", one.issue().toString())
                        .put("key", one.key())
                        .put("summary", one.summary())
                        .put("score", Math.round(one.score() * 1000) / 1000.0);
                one.why().forEach(suggestion.withArray("why")::add);
            }
            items.add(item);
        }
        return object;
    }

    static ObjectNode of(Measured measured) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("issues", measured.issues())
                .put("taught", measured.taught())
                .put("heldBack", measured.heldBack());
        object.set("suggestions", of(measured.suggestions()));
        object.set("plainSearchBySummary", of(measured.plainSummary()));
        object.set("plainSearchByText", of(measured.plainText()));
        return object;
    }

    private static ObjectNode of(Rates rates) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("recallAt1", rounded(rates.recallAt1()))
                .put("recallAt5", rounded(rates.recallAt5()))
                .put("mrr", rounded(rates.reciprocalRank()));
    }

    private static double rounded(double rate) {
        return Math.round(rate * 10_000) / 10_000.0;
    }
}
