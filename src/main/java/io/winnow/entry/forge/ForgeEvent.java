package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.entry.webhook.JiraEvent;
import io.winnow.intake.JsonText;
import io.winnow.intake.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a trigger of the Forge app tells.
 *
 * @param event what it says about where to look again
 * @param lifecycle whether the app itself was installed or upgraded
 * @param identifier by which it is known when it is sent again: of what it holds, for Forge gives none
 * @param again whether Forge says that it has sent it before
 */
public record ForgeEvent(JiraEvent event, boolean lifecycle, String identifier, boolean again) {

    private static final String LIFECYCLE = "avi:forge:";
    private static final String RETRY = "retryContext";

    /** Events of Forge that say the same as a webhook of Jira, in the same form. */
    private static final Map<String, String> WEBHOOKS = Map.ofEntries(
            Map.entry("avi:jira:created:issue", "jira:issue_created"),
            Map.entry("avi:jira:updated:issue", "jira:issue_updated"),
            Map.entry("avi:jira:deleted:issue", "jira:issue_deleted"),
            Map.entry("avi:jira:created:issuelink", "issuelink_created"),
            Map.entry("avi:jira:deleted:issuelink", "issuelink_deleted"),
            Map.entry("avi:jira:updated:project", "project_updated"),
            Map.entry("avi:jira:softdeleted:project", "project_deleted"),
            Map.entry("avi:jira:deleted:project", "project_deleted"),
            Map.entry("avi:jira:archived:project", "project_archived"),
            Map.entry("avi:jira:unarchived:project", "project_restored_archived"),
            Map.entry("avi:jira:restored:project", "project_restored_archived"),
            Map.entry("avi:jira-software:started:sprint", "sprint_started"),
            Map.entry("avi:jira-software:updated:sprint", "sprint_updated"),
            Map.entry("avi:jira-software:closed:sprint", "sprint_closed"),
            Map.entry("avi:jira-software:deleted:sprint", "sprint_deleted"));

    /**
     * Of a call's body.
     *
     * @throws UnreadableFileException when it isn't a JSON object, or one without bounds
     */
    public static ForgeEvent read(byte[] body) {
        if (!(JsonText.read(body) instanceof ObjectNode payload)) {
            throw new UnreadableFileException("The body isn't a JSON object.");
        }
        boolean again = payload.remove(RETRY) != null;
        String type = payload.path("eventType").asText("");
        String name = WEBHOOKS.getOrDefault(type, type);
        return new ForgeEvent(
                JiraEvent.of(name, asWebhook(payload)), type.startsWith(LIFECYCLE), identifier(payload), again);
    }

    /** A webhook keeps a link's ends one level deeper. */
    private static JsonNode asWebhook(ObjectNode payload) {
        return payload.has("sourceIssueId") ? payload.objectNode().set("issueLink", payload) : payload;
    }

    private static String identifier(ObjectNode payload) {
        try {
            byte[] text = payload.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
