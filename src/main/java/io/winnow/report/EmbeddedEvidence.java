package io.winnow.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.winnow.model.IssueId;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the evidence that a single file holds: each item once, and which of them each issue lists. */
final class EmbeddedEvidence {

    private final Map<IssueId, EvidenceList> lists;

    EmbeddedEvidence(Map<IssueId, EvidenceList> lists) {
        this.lists = Map.copyOf(lists);
    }

    void write(JsonFactory factory, Writer out) throws IOException {
        Map<Long, Integer> places = new LinkedHashMap<>();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (EvidenceList list : lists.values()) {
                for (EvidenceItem item : list.items()) {
                    if (places.putIfAbsent(item.id(), places.size()) == null) {
                        EvidenceList.write(json, item);
                    }
                }
            }
            json.writeEndArray();
            json.writeObjectFieldStart("of");
            for (Map.Entry<IssueId, EvidenceList> list : lists.entrySet()) {
                json.writeArrayFieldStart(list.getKey().toString());
                for (EvidenceItem item : list.getValue().items()) {
                    json.writeNumber(places.getOrDefault(item.id(), 0));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
