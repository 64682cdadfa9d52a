package io.winnow.entry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.workflow.Hint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an event of Jira says about where to look again.
 *
 * @param name as Jira calls it, cut to a bounded length; empty when the payload doesn't say
 * @param hints none for an event that changes nothing Winnow reads
 */
public record JiraEvent(String name, List<Hint> hints) {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_ITEMS = 8;
    private static final int LONGEST_TEXT = 255;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    public JiraEvent {
        hints = List.copyOf(hints);
    }

    static JiraEvent of(JsonNode payload) {
        return of(payload.path("webhookEvent").asText(""), payload);
    }

    /** Of a payload that says elsewhere what it is about; {@code name} as the webhooks of Jira call it. */
    public static JiraEvent of(String name, JsonNode payload) {
        return new JiraEvent(
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name, hints(name, payload));
    }

    private static List<Hint> hints(String name, JsonNode payload) {
        List<Hint> hints = new ArrayList<>();
        switch (name) {
            case "jira:issue_created", "jira:issue_deleted" -> add(Hint.Kind.ISSUE, payload.at("/issue/id"), hints);
            case "jira:issue_updated" -> updated(payload, hints);
            case "issuelink_created", "issuelink_deleted" -> {
                add(Hint.Kind.ISSUE, payload.at("/issueLink/sourceIssueId"), hints);
                add(Hint.Kind.ISSUE, payload.at("/issueLink/destinationIssueId"), hints);
            }
            case "sprint_updated", "sprint_started", "sprint_closed", "sprint_deleted" ->
                add(Hint.Kind.SPRINT, payload.at("/sprint/id"), hints);
            case "project_updated", "project_deleted", "project_archived", "project_restored_archived" ->
                add(Hint.Kind.PROJECT, payload.at("/project/id"), hints);
            default -> {} // such as a new sprint, which holds nothing yet, and a board, which every run looks at
        }
        return hints;
    }

    private static void add(Hint.Kind kind, JsonNode id, List<Hint> hints) {
        if (ID.matcher(id.asText("")).matches()) {
            hints.add(new Hint(kind, id.asLong()));
        }
    }

    /** No score stands on the rank alone, and a plan written to Jira comes back as one such event for each issue it moved. */
    private static void updated(JsonNode payload, List<Hint> hints) {
        JsonNode items = payload.at("/changelog/items");
        boolean rankOnly = !items.isEmpty();
        for (JsonNode item : items) {
            rankOnly &= item.path("field").asText("").equals("Rank")
                    && item.path("fieldtype").asText("").equals("custom");
        }
        JsonNode id = payload.at("/issue/id");
        if (!rankOnly && ID.matcher(id.asText("")).matches()) {
            hints.add(new Hint(Hint.Kind.ISSUE, id.asLong(), told(items)));
        }
    }

    private static Map<String, String> told(JsonNode items) {
        Map<String, String> told = new HashMap<>();
        for (JsonNode item : items) {
            String field = item.path("fieldId").asText("");
            String text = item.path("toString").asText("");
            if (field.isEmpty() || field.length() > LONGEST_NAME || text.length() > LONGEST_TEXT) {
                return Map.of();
            }
            told.put(field, text);
        }
        return told.size() == items.size() && told.size() <= MOST_ITEMS ? told : Map.of();
    }
}
