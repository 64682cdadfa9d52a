package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.FieldDefinition;
import org.jspecify.annotations.Nullable;

/** Reads a field's definition; two to four fields of a site have no schema. */
final class FieldJson {

    private FieldJson() {}

    static FieldDefinition read(JsonNode json) {
        JsonNode schema = json.path("schema");
        return new FieldDefinition(
                json.path("id").asText(json.path("key").asText("")),
                json.path("name").asText(""),
                json.path("custom").asBoolean(schema.has("custom")),
                textOrNull(schema.path("type")),
                textOrNull(schema.path("custom")),
                textOrNull(json.path("scope").path("project").path("id")));
    }

    private static @Nullable String textOrNull(JsonNode json) {
        return json.isValueNode() && !json.isNull() ? json.asText() : null;
    }
}
