package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.BoardSprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a sprint of a board's list. */
public final class BoardSprintJson {

    private BoardSprintJson() {}

    public static BoardSprint read(JsonNode json) {
        return new BoardSprint(
                json.path("id").asLong(),
                json.path("name").asText(""),
                IssueJson.sprintState(json.path("state").asText("")),
                json.path("goal").asText(""),
                time(json, "startDate"),
                time(json, "endDate"),
                time(json, "completeDate"));
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        return JiraTime.parse(json.path(name).asText(""));
    }
}
