package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.evidence.Counts;
import io.winnow.evidence.Evidence;
import io.winnow.store.EvidenceStore.Stored;
import java.util.Objects;

/** Evidence as the JSON other programs rely on. */
final class EvidenceJson {

    private EvidenceJson() {}

    static ObjectNode of(Stored stored) {
        Evidence evidence = stored.evidence();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", stored.id());
        json.put("source", evidence.source());
        json.put("externalId", evidence.externalId());
        json.put("kind", evidence.kind());
        json.put("date", evidence.date() == null ? null : Objects.toString(evidence.date()));
        json.put("customerId", stored.customer());
        json.put("customer", evidence.customer());
        json.put("contact", evidence.contact());
        json.put("text", evidence.text());
        json.put("url", evidence.url());
        json.put("revenue", evidence.revenue());
        json.put("segment", evidence.segment());
        json.put("persona", evidence.persona());
        json.put("stage", evidence.stage());
        json.put("nps", evidence.nps());
        json.put("csat", evidence.csat());
        json.put("importance", evidence.importance());
        json.put("quantity", evidence.quantity());
        evidence.issues().forEach(json.withArray("issues")::add);
        json.put("dismissed", stored.dismissed());
        return json;
    }

    static ObjectNode of(Counts counts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("items", counts.items());
        json.put("customers", counts.customers());
        json.put("weighted", counts.weighted());
        json.put("revenue", counts.revenue());
        ObjectNode kinds = json.putObject("byKind");
        counts.byKind().forEach(kinds::put);
        ObjectNode segments = json.putObject("bySegment");
        counts.bySegment().forEach(segments::put);
        json.putObject("nps").put("mean", counts.npsMean()).put("n", counts.nps());
        json.putObject("csat").put("mean", counts.csatMean()).put("n", counts.csat());
        json.put("usage", counts.usage().measured() ? counts.usage().sum() : null);
        ObjectNode sources = json.putObject("usageBySource");
        counts.usage().bySource().forEach(sources::put);
        return json;
    }
}
