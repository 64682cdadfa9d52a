package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.tracker.NewIssue;

/** Writes an issue about to be created as Jira takes it. */
public final class NewIssueJson {

    private NewIssueJson() {}

    /** {@code description} as a field for long text takes it. */
    public static ObjectNode of(NewIssue issue, JsonNode description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = body.putObject("fields");
        fields.putObject("project").put("key", issue.project());
        fields.putObject("issuetype").put("name", issue.type());
        fields.put("summary", issue.summary());
        fields.set("description", description);
        fields.putArray("labels").add(issue.label());
        return body;
    }
}
