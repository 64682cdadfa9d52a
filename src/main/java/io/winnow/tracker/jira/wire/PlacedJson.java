package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.model.StatusCategory;
import io.winnow.tracker.BacklogOrder.Fields;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.FieldSelection;
import java.util.ArrayList;
import java.util.List;

/** Reads where an issue stands: its rank, its sprints and what decides whether it may be moved. */
public final class PlacedJson {

    private final Fields fields;
    private final IssueJson issues;

    public PlacedJson(Fields fields) {
        this.fields = fields;
        this.issues = new IssueJson(
                new FieldSelection(fields.sprint().orElse(null), fields.rank(), null, List.of(), List.of(), false));
    }

    /** Ids of the fields to ask Jira for. */
    public List<String> fieldIds() {
        List<String> ids = new ArrayList<>(
                List.of("project", "issuetype", "status", fields.rank().id()));
        fields.sprint().ifPresent(sprint -> ids.add(sprint.id()));
        return ids;
    }

    public Placed read(JsonNode json) {
        JsonNode values = json.path("fields");
        String rank = issues.rank(values);
        return new Placed(
                IssueId.of(json.path("id").asText()),
                json.path("key").asText(""),
                IssueJson.project(values.path("project")),
                IssueJson.type(values.path("issuetype")),
                IssueJson.category(values.path("status").path("statusCategory")) == StatusCategory.DONE,
                rank == null ? "" : rank,
                issues.sprints(values));
    }

    /** A sprint as the agile API gives it. */
    public static Sprint sprint(JsonNode json) {
        return IssueJson.sprint(json, json.path(json.has("originBoardId") ? "originBoardId" : "boardId"));
    }
}
