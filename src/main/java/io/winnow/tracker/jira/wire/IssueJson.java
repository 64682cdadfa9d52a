package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Person;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Sprint;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import io.winnow.tracker.FieldSelection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The converter: an issue in Jira's JSON becomes an {@link Issue}. Only id and key are required. */
public final class IssueJson {

    /** Descriptions are cut here: the longest real one seen is 1.1 million characters. */
    static final int MAX_DESCRIPTION = 32_768;

    private static final int MAX_LINKS = 2_000;
    /** The field with the project. */
    public static final String PROJECT = "project";

    private static final String REPORTER = "reporter";

    private static final List<String> SYSTEM_FIELDS = List.of(
            "summary",
            "description",
            PROJECT,
            "issuetype",
            "status",
            "parent",
            "labels",
            "components",
            "fixVersions",
            "priority",
            "assignee",
            REPORTER,
            "votes",
            "watches",
            "issuelinks",
            "created",
            "updated",
            "resolutiondate");

    private final FieldSelection selection;

    public IssueJson(FieldSelection selection) {
        this.selection = selection;
    }

    /** Ids of the fields to ask Jira for, and no others; the project is large and may be read apart. */
    public static List<String> fieldIds(FieldSelection selection, boolean withProject) {
        Set<String> ids = new LinkedHashSet<>(SYSTEM_FIELDS);
        if (!withProject) {
            ids.remove(PROJECT);
        }
        if (!selection.reporter()) {
            ids.remove(REPORTER);
        }
        for (FieldDefinition field :
                new FieldDefinition[] {selection.sprint(), selection.rank(), selection.epicLink()}) {
            if (field != null) {
                ids.add(field.id());
            }
        }
        selection.storyPoints().forEach(field -> ids.add(field.id()));
        selection.values().forEach(field -> ids.add(field.id()));
        return List.copyOf(ids);
    }

    public Issue read(JsonNode json) {
        JsonNode fields = json.path("fields");
        return new Issue(
                IssueId.of(json.path("id").asText()),
                json.path("key").asText(""),
                project(fields.path("project")),
                type(fields.path("issuetype")),
                fields.path("summary").asText(""),
                description(fields.path("description")),
                status(fields.path("status")),
                parent(fields),
                sprints(fields),
                rank(fields),
                storyPoints(fields),
                list(fields.path("labels"), JsonNode::asText),
                list(fields.path("components"), IssueJson::name),
                list(fields.path("fixVersions"), IssueJson::name),
                priority(fields),
                person(fields.path("assignee")),
                person(fields.path(REPORTER)),
                fields.path("votes").path("votes").asInt(0),
                fields.path("watches").path("watchCount").asInt(0),
                links(fields.path("issuelinks")),
                timeOrEpoch(fields.path("created")),
                timeOrEpoch(fields.path("updated")),
                time(fields.path("resolutiondate")),
                values(fields, selection.values()));
    }

    /** The values of some fields; a field the issue doesn't have gets no entry. */
    public static Map<String, FieldValue> values(JsonNode fields, Iterable<FieldDefinition> wanted) {
        Map<String, FieldValue> values = new HashMap<>();
        for (FieldDefinition field : wanted) {
            JsonNode json = fields.get(field.id());
            if (json != null) {
                values.put(field.id(), longText(field, json) ? wikiText(json) : FieldValueJson.read(json));
            }
        }
        return values;
    }

    /** Long text is a document on Cloud and wiki markup on Data Center; short text is what it is. */
    private static boolean longText(FieldDefinition field, JsonNode json) {
        return json.isTextual() && String.valueOf(field.schemaCustom()).endsWith(":textarea");
    }

    private static FieldValue wikiText(JsonNode json) {
        return FieldValue.text(WikiText.of(json.textValue(), FieldValueJson.MAX_TEXT));
    }

    /** The project of an issue's JSON. */
    public static Project project(JsonNode json) {
        return new Project(
                json.path("id").asText(""),
                json.path("key").asText(""),
                json.path("name").asText(""),
                json.path("simplified").asBoolean(false)
                        || json.path("style").asText("").equals("next-gen"));
    }

    static IssueType type(JsonNode json) {
        return new IssueType(
                json.path("id").asText(""),
                name(json),
                json.path("hierarchyLevel").asInt(usualLevel(json)));
    }

    /** Data Center names no level, and its epics only by their type's name. */
    private static int usualLevel(JsonNode type) {
        if (type.path("subtask").asBoolean(false)) {
            return -1;
        }
        return name(type).equalsIgnoreCase("Epic") ? 1 : 0;
    }

    private static String description(JsonNode json) {
        return json.isTextual() ? WikiText.of(json.textValue(), MAX_DESCRIPTION) : AdfText.of(json, MAX_DESCRIPTION);
    }

    private static Status status(JsonNode json) {
        return new Status(json.path("id").asText(""), name(json), category(json.path("statusCategory")));
    }

    static StatusCategory category(JsonNode json) {
        return switch (json.path("key").asText("")) {
            case "new" -> StatusCategory.TO_DO;
            case "indeterminate" -> StatusCategory.IN_PROGRESS;
            case "done" -> StatusCategory.DONE;
            default -> StatusCategory.UNKNOWN;
        };
    }

    /** The parent field names every level; sites that kept the old Epic Link field may name the epic only there. */
    private @Nullable Parent parent(JsonNode fields) {
        JsonNode parent = fields.path("parent");
        if (parent.path("id").isTextual() || parent.path("key").isTextual()) {
            String id = parent.path("id").asText("");
            return new Parent(
                    id.isEmpty() ? null : IssueId.of(id),
                    parent.path("key").asText(""),
                    parent.path("fields").path("summary").asText(""),
                    parent.path("fields")
                            .path("issuetype")
                            .path("hierarchyLevel")
                            .asInt(type(fields.path("issuetype")).hierarchyLevel() + 1));
        }
        FieldDefinition epicLink = selection.epicLink();
        JsonNode epic = epicLink == null ? parent : fields.path(epicLink.id());
        return epic.isTextual() && !epic.textValue().isBlank() ? new Parent(null, epic.textValue(), "", 1) : null;
    }

    List<Sprint> sprints(JsonNode fields) {
        FieldDefinition field = selection.sprint();
        List<Sprint> sprints = new ArrayList<>();
        for (JsonNode json : field == null ? fields.path("") : fields.path(field.id())) {
            if (json.isTextual()) {
                SprintText.read(json.textValue()).ifPresent(sprints::add);
            } else if (json.path("id").canConvertToLong()) {
                sprints.add(sprint(json, json.path("boardId")));
            }
        }
        return sprints;
    }

    static Sprint sprint(JsonNode json, JsonNode board) {
        return new Sprint(
                json.path("id").asLong(),
                name(json),
                sprintState(json.path("state").asText("")),
                board.canConvertToLong() ? board.asLong() : null);
    }

    static Sprint.State sprintState(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "future" -> Sprint.State.FUTURE;
            case "active" -> Sprint.State.ACTIVE;
            case "closed" -> Sprint.State.CLOSED;
            default -> Sprint.State.UNKNOWN;
        };
    }

    @Nullable
    String rank(JsonNode fields) {
        FieldDefinition field = selection.rank();
        JsonNode json = field == null ? fields.path("") : fields.path(field.id());
        return json.isTextual() ? json.textValue() : null;
    }

    private @Nullable BigDecimal storyPoints(JsonNode fields) {
        for (FieldDefinition field : selection.storyPoints()) {
            FieldValue value = FieldValueJson.read(fields.path(field.id()));
            if (value.kind() == FieldValue.Kind.NUMBER) {
                return new BigDecimal(value.text());
            }
        }
        return null;
    }

    private static Priority priority(JsonNode fields) {
        JsonNode json = fields.get("priority");
        if (json == null) {
            return Priority.ABSENT;
        }
        return json.isObject() ? Priority.of(json.path("id").asText(""), name(json)) : Priority.NONE;
    }

    private static @Nullable Person person(JsonNode json) {
        String id = PersonJson.id(json);
        return id.isEmpty() ? null : new Person(id, json.path("displayName").asText(""), mailDomain(json));
    }

    private static String mailDomain(JsonNode json) {
        String address = json.path("emailAddress").asText("");
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<IssueLink> links(JsonNode json) {
        List<IssueLink> links = new ArrayList<>();
        for (JsonNode link : json) {
            boolean outward = link.path("outwardIssue").isObject();
            JsonNode other = link.path(outward ? "outwardIssue" : "inwardIssue");
            if (other.path("id").isTextual() && links.size() < MAX_LINKS) {
                JsonNode type = link.path("type");
                links.add(new IssueLink(
                        type.path("id").asText(""),
                        name(type),
                        outward ? IssueLink.Direction.OUTWARD : IssueLink.Direction.INWARD,
                        type.path(outward ? "outward" : "inward").asText(""),
                        IssueId.of(other.path("id").asText()),
                        other.path("key").asText("")));
            }
        }
        return links;
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        json.forEach(node -> list.add(element.apply(node)));
        return list;
    }

    private static String name(JsonNode json) {
        return json.path("name").asText("");
    }

    private static @Nullable Instant time(JsonNode json) {
        return json.isTextual() ? JiraTime.parse(json.textValue()) : null;
    }

    private static Instant timeOrEpoch(JsonNode json) {
        Instant time = time(json);
        return time == null ? Instant.EPOCH : time;
    }
}
