package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a value into a field of an issue as Jira would, or says in Jira's words why not. */
final class FieldValues {

    private static final double LARGEST = 1e14;

    private final Site site;

    FieldValues(Site site) {
        this.site = site;
    }

    /** Returns the complaint, or null when the value was taken. */
    @Nullable
    String put(IssueState.Edit issue, Field field, JsonNode value) {
        try {
            if (field.isCustom()) {
                putCustom(issue, field, value);
            } else {
                putSystem(issue, field, value);
            }
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The same for a value that a client of that kind of Jira sends. */
    @Nullable
    String put(IssueState.Edit issue, Field field, JsonNode value, Face face) {
        boolean markup = face.dataCenter()
                && (field.is(FieldKind.PARAGRAPH) || field.id().equals("description"));
        try {
            return put(issue, field, markup && !value.isNull() ? Wiki.document(value) : value);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A person's value (number, text, option) as the JSON that the field takes. */
    static JsonNode json(Field field, Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Number number) {
            return DoubleNode.valueOf(number.doubleValue());
        }
        String text = value.toString();
        if (field.is(FieldKind.SELECT)) {
            return JsonNodeFactory.instance.objectNode().put("value", text);
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    private void putCustom(IssueState.Edit issue, Field field, JsonNode value) {
        if (field.is(FieldKind.SPRINT)) {
            issue.sprints = value.isNull() ? List.of() : List.of(sprint(value));
        } else if (field.is(FieldKind.EPIC_LINK)) {
            issue.parentId = value.isNull() ? 0 : parent(value.asText());
        } else if (value.isNull()) {
            issue.custom.remove(field.id());
        } else {
            issue.custom.put(field.id(), checked(field, value));
        }
    }

    private JsonNode checked(Field field, JsonNode value) {
        if ("number".equals(field.type())) {
            require(value.isNumber(), "Operation value must be a number");
            require(
                    Math.abs(value.asDouble()) <= LARGEST,
                    "The number is out of range: it must be between -100000000000000 and 100000000000000.");
            return DoubleNode.valueOf(value.asDouble());
        }
        if (field.is(FieldKind.TEXT) || field.is(FieldKind.URL) || field.is(FieldKind.EPIC_NAME) || field.ofApp()) {
            require(value.isTextual(), "Operation value must be a string");
            require(
                    value.asText().length() <= 255,
                    "The entered text is too long. It exceeds the allowed limit of 255 characters.");
            require(
                    !field.is(FieldKind.URL) || value.asText().matches("https?://.+"),
                    "Not a valid URL. A valid URL starts with 'http://' or 'https://'.");
            return value;
        }
        if (field.is(FieldKind.PARAGRAPH)) {
            require(
                    isDocument(value),
                    "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
            return value;
        }
        if (field.is(FieldKind.SELECT)) {
            return option(field, value);
        }
        if (field.is(FieldKind.DATE)) {
            require(
                    value.isTextual() && value.asText().matches("\\d{4}-\\d{2}-\\d{2}"),
                    "Error parsing date string: " + value.asText());
        }
        return value;
    }

    private static ObjectNode option(Field field, JsonNode value) {
        require(value.isObject(), "Specify a valid 'id' or 'name' for " + field.name());
        for (Field.Option option : field.options()) {
            if (option.id().equals(value.path("id").asText())
                    || option.value().equals(value.path("value").asText())) {
                return JsonNodeFactory.instance
                        .objectNode()
                        .put("value", option.value())
                        .put("id", option.id());
            }
        }
        throw new IllegalArgumentException(
                value.has("id")
                        ? "Option id '" + value.path("id").asText() + "' is not valid"
                        : "Option value '" + value.path("value").asText() + "' is not valid");
    }

    private void putSystem(IssueState.Edit issue, Field field, JsonNode value) {
        switch (field.id()) {
            case "summary" -> issue.summary = summary(value);
            case "description" -> issue.description = description(value);
            case "labels" -> issue.labels = labels(value);
            case "priority" -> issue.priorityId = value.isNull() ? null : priority(value);
            case "assignee" -> issue.assignee = value.isNull() ? null : user(value);
            case "reporter" -> issue.reporter = value.isNull() ? null : user(value);
            case "parent" ->
                issue.parentId = value.isNull()
                        ? 0
                        : parent(value.path(value.has("id") ? "id" : "key").asText());
            case "components" ->
                issue.components = ids(value, name -> site.componentId(issue.projectId, name), "Component");
            case "fixVersions" ->
                issue.fixVersions = ids(value, name -> site.versionId(issue.projectId, name), "Version");
            default -> throw new IllegalArgumentException(notSettable(field.id()));
        }
    }

    static String notSettable(String fieldId) {
        return "Field '" + fieldId + "' cannot be set. It is not on the appropriate screen, or unknown.";
    }

    private static String summary(JsonNode value) {
        require(value.isTextual(), "Operation value must be a string");
        String text = value.asText().strip();
        require(!text.isEmpty(), "You must specify a summary of the issue.");
        require(text.length() <= 255, "Summary can't exceed 255 characters.");
        require(text.indexOf('\n') < 0, "The summary is invalid because it contains newline characters.");
        return text;
    }

    private static IssueState.Description description(JsonNode value) {
        if (value.isNull()) {
            return IssueState.Description.NONE;
        }
        require(isDocument(value), "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        return new IssueState.Description(String.join(" ", value.findValuesAsText("text")), value.toString());
    }

    private static boolean isDocument(JsonNode value) {
        return value.path("type").asText().equals("doc")
                && value.path("version").asInt() == 1
                && value.path("content").isArray();
    }

    private static List<String> labels(JsonNode value) {
        require(value.isArray(), "data was not an array");
        List<String> labels = new ArrayList<>();
        for (JsonNode label : value) {
            require(label.isTextual(), "string expected at index " + labels.size());
            require(
                    !label.asText().contains(" "),
                    "The label '" + label.asText() + "' contains spaces which is invalid.");
            labels.add(label.asText());
        }
        return labels;
    }

    private String priority(JsonNode value) {
        return site.catalog().priorities.values().stream()
                .filter(priority -> priority.id().equals(value.path("id").asText())
                        || priority.name().equals(value.path("name").asText()))
                .findFirst()
                .map(Catalog.Priority::id)
                .orElseThrow(() -> new IllegalArgumentException("The priority selected is invalid."));
    }

    private String user(JsonNode value) {
        String account = value.path("accountId").asText();
        require(site.catalog().users.containsKey(account), "User '" + account + "' does not exist.");
        return account;
    }

    private long parent(String keyOrId) {
        IssueState parent = site.find(keyOrId);
        if (parent == null) {
            throw new IllegalArgumentException("Could not find issue by id or key.");
        }
        return parent.id;
    }

    private long sprint(JsonNode value) {
        require(value.isIntegralNumber(), "Number value expected as the Sprint id.");
        require(site.catalog().sprints.containsKey(value.asLong()), "Sprint does not exist.");
        return value.asLong();
    }

    private static List<Long> ids(JsonNode value, Function<String, Long> byName, String what) {
        require(value.isArray(), "data was not an array");
        List<Long> ids = new ArrayList<>();
        for (JsonNode item : value) {
            long id = item.has("id")
                    ? item.path("id").asLong()
                    : byName.apply(item.path("name").asText());
            require(id > 0, what + " name '" + item.path("name").asText() + "' is not valid");
            ids.add(id);
        }
        return ids;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
