package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells searches of Jira what the fields hold, by a property of each issue, as the manifest of the Forge app names it. The
 * fields are the truth: what can't be told is logged, and told when the issue's fields change again.
 */
final class SearchedScores {

    private static final Logger LOG = LoggerFactory.getLogger(SearchedScores.class);
    private static final String KEY = "winnow.score";
    private static final List<OwnField> TOLD =
            List.of(OwnField.SCORE, OwnField.RANK, OwnField.CUSTOMERS, OwnField.GOALS);

    private final IssueWriter writer;
    private final OwnFields fields;

    SearchedScores(IssueWriter writer, OwnFields fields) {
        this.writer = writer;
        this.fields = fields;
    }

    /**
     * Tells what some issues hold now.
     *
     * @param before what they held, by issue and field id
     * @param written what was written since, by issue and field id
     */
    void tell(Map<IssueId, Map<String, FieldValue>> before, Map<IssueId, Map<String, FieldValue>> written) {
        if (!fields.ofApp() || written.isEmpty()) {
            return;
        }
        Map<IssueId, Map<String, FieldValue>> properties = new LinkedHashMap<>();
        written.forEach((issue, values) -> {
            Map<String, FieldValue> held = new HashMap<>(before.getOrDefault(issue, Map.of()));
            held.putAll(values);
            properties.put(issue, property(held));
        });
        try {
            writer.setSearched(KEY, properties);
        } catch (TrackerException refused) {
            LOG.warn("Searches by {} don't find the latest scores: {}", KEY, refused.getMessage());
        }
    }

    private Map<String, FieldValue> property(Map<String, FieldValue> held) {
        Map<String, FieldValue> property = new LinkedHashMap<>();
        for (OwnField own : TOLD) {
            FieldDefinition field = fields.found().get(own);
            FieldValue value = field == null ? FieldValue.EMPTY : held.getOrDefault(field.id(), FieldValue.EMPTY);
            if (!value.blank()) {
                property.put(own.word(), value);
            }
        }
        return property;
    }
}
