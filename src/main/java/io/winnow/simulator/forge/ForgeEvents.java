package io.winnow.simulator.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a webhook says in the form that Forge gives its triggers, which holds less. */
final class ForgeEvents {

    private static final Map<String, String> TYPES = Map.of(
            "jira:issue_created", "avi:jira:created:issue",
            "jira:issue_updated", "avi:jira:updated:issue",
            "jira:issue_deleted", "avi:jira:deleted:issue",
            "issuelink_created", "avi:jira:created:issuelink",
            "issuelink_deleted", "avi:jira:deleted:issuelink",
            "sprint_started", "avi:jira-software:started:sprint",
            "sprint_closed", "avi:jira-software:closed:sprint");
    private static final List<String> FIELDS = List.of(
            "summary", "issuetype", "creator", "created", "project", "reporter", "assignee", "updated", "status");

    private ForgeEvents() {}

    /** Null for what Forge has no event for. */
    static @Nullable ObjectNode of(JsonNode webhook) {
        String type = TYPES.get(webhook.path("webhookEvent").asText());
        if (type == null) {
            return null;
        }
        ObjectNode event = node().put("eventType", type).put("selfGenerated", false);
        if (webhook.has("issue")) {
            issue(webhook, event);
        } else if (webhook.has("issueLink")) {
            link(webhook.path("issueLink"), event);
        } else {
            ObjectNode sprint = webhook.path("sprint").deepCopy();
            event.set("sprint", sprint.put("id", sprint.path("id").asText()));
        }
        return event;
    }

    static ObjectNode installed(String type, String installationId, String appId) {
        ObjectNode event = node().put("eventType", type).put("id", installationId);
        event.putObject("app").put("id", appId).put("version", "1.0.0");
        return event;
    }

    private static void issue(JsonNode webhook, ObjectNode event) {
        JsonNode issue = webhook.path("issue");
        ObjectNode told = event.putObject("issue")
                .put("id", issue.path("id").asText())
                .put("key", issue.path("key").asText());
        ObjectNode fields = told.putObject("fields");
        FIELDS.stream()
                .filter(name -> issue.path("fields").has(name))
                .forEach(name -> fields.set(name, issue.path("fields").path(name)));
        if (webhook.has("changelog")) {
            event.set("changelog", webhook.path("changelog"));
        }
        String who = webhook.at("/user/accountId").asText();
        event.put("atlassianId", who);
        event.putObject("associatedUsers")
                .putArray("associatedUsers")
                .addObject()
                .put("accountId", who);
    }

    private static void link(JsonNode link, ObjectNode event) {
        event.put("id", link.path("id").asText())
                .put("sourceIssueId", link.path("sourceIssueId").asText())
                .put("destinationIssueId", link.path("destinationIssueId").asText())
                .set("issueLinkType", link.path("issueLinkType"));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
