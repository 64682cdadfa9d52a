package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every issue that somebody recorded of a Jira Server or Data Center is read without a loss. */
class ServerRecordingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whatever looks like an issue, wherever it stands in the recordings of one folder. */
    private static List<JsonNode> issues(String folder) throws IOException {
        List<JsonNode> issues = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SharedData.file(folder))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                collect(tree(file), issues::add);
            }
        }
        return issues;
    }

    /** Some recordings are broken or empty on purpose. */
    private static JsonNode tree(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException broken) {
            return JSON.nullNode();
        }
    }

    private static void collect(JsonNode json, Consumer<JsonNode> found) {
        boolean identified =
                json.path("key").isTextual() && json.path("id").asText().matches("[0-9]+");
        if (identified && json.path("fields").has("project")) {
            found.accept(json);
        }
        json.forEach(part -> collect(part, found));
    }

    @Test
    void recordings_of_several_versions_lose_nothing() throws IOException {
        List<JsonNode> issues = new ArrayList<>(issues("fixtures/jrjc"));
        issues.addAll(issues("fixtures/go-jira"));
        issues.addAll(issues("fixtures/mattermost-webhooks"));

        assertThat(issues).hasSizeGreaterThan(40).allSatisfy(ServerRecordingsTest::losesNothing);
    }

    @Test
    void a_recorded_sprint_is_found_whatever_field_holds_it() throws IOException {
        int sprints = 0;
        for (JsonNode json : issues("fixtures/mattermost-webhooks")) {
            for (var field : json.path("fields").properties()) {
                if (field.getValue().path(0).asText("").contains("greenhopper")) {
                    sprints += read(json, field.getKey()).sprints().size();
                }
            }
        }

        assertThat(sprints).isPositive();
    }

    private static Issue read(JsonNode json, String sprintField) {
        FieldDefinition sprint = new FieldDefinition(sprintField, "Sprint", true, "array", null, null);
        return new IssueJson(new FieldSelection(sprint, null, null, List.of(), List.of(), true)).read(json);
    }

    private static void losesNothing(JsonNode json) {
        JsonNode fields = json.path("fields");
        Issue issue = read(json, "customfield_0");

        assertThat(issue.id().toString()).isEqualTo(json.path("id").asText());
        assertThat(issue.key()).isEqualTo(json.path("key").asText());
        assertThat(issue.summary()).isEqualTo(fields.path("summary").asText(""));
        assertThat(issue.project().key())
                .isEqualTo(fields.path("project").path("key").asText());
        assertThat(issue.type().name())
                .isEqualTo(fields.path("issuetype").path("name").asText());
        assertThat(issue.description().isBlank())
                .isEqualTo(fields.path("description").asText("").isBlank());
        if (fields.path("reporter").isObject()) {
            assertThat(issue.reporter()).isNotNull();
        }
        if (fields.path("updated").isTextual()) {
            assertThat(issue.updated()).isAfter(java.time.Instant.EPOCH);
        }
    }
}
