package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person reads in an issue's history about one change. */
final class ChangeLog {

    private final Catalog catalog;

    ChangeLog(Catalog catalog) {
        this.catalog = catalog;
    }

    /** One item for each field that differs, as a webhook brings it; empty for a comment and the like. */
    ArrayNode items(IssueState before, IssueState after) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        system("Key", before.key, after.key, items);
        system("summary", before.summary, after.summary, items);
        system("description", before.description.text(), after.description.text(), items);
        system("status", status(before), status(after), items);
        system("priority", priority(before), priority(after), items);
        system("assignee", text(before.assignee), text(after.assignee), items);
        system("labels", String.join(" ", before.labels), String.join(" ", after.labels), items);
        system("Component", before.components.toString(), after.components.toString(), items);
        system("Fix Version", before.fixVersions.toString(), after.fixVersions.toString(), items);
        system("IssueParentAssociation", String.valueOf(before.parentId), String.valueOf(after.parentId), items);
        custom(catalog.fieldOf(FieldKind.SPRINT), sprints(before), sprints(after), items);
        if (!before.rank.equals(after.rank)) {
            custom(
                    catalog.fieldOf(FieldKind.RANK),
                    "",
                    before.rank.compareTo(after.rank) > 0 ? "Ranked higher" : "Ranked lower",
                    items);
        }
        TreeSet<String> ids = new TreeSet<>(before.custom.keySet());
        ids.addAll(after.custom.keySet());
        for (String id : ids) {
            custom(catalog.field(id), shown(before.custom.get(id)), shown(after.custom.get(id)), items);
        }
        return items;
    }

    private static void system(String field, String from, String to, ArrayNode items) {
        add(field, "jira", field.toLowerCase(Locale.ROOT), from, to, items);
    }

    private static void custom(@Nullable Field field, String from, String to, ArrayNode items) {
        if (field != null) {
            add(field.name(), "custom", field.id(), from, to, items);
        }
    }

    private static void add(String field, String type, String id, String from, String to, ArrayNode items) {
        if (!from.equals(to)) {
            items.addObject()
                    .put("field", field)
                    .put("fieldtype", type)
                    .put("fieldId", id)
                    .putNull("from")
                    .put("fromString", from)
                    .putNull("to")
                    .put("toString", to);
        }
    }

    private String status(IssueState state) {
        return Objects.requireNonNull(catalog.statuses.get(state.statusId)).name();
    }

    private String priority(IssueState state) {
        return state.priorityId == null
                ? ""
                : Objects.requireNonNull(catalog.priorities.get(state.priorityId))
                        .name();
    }

    private String sprints(IssueState state) {
        return state.sprints.stream()
                .map(id -> Objects.requireNonNull(catalog.sprints.get(id)).name())
                .collect(Collectors.joining(", "));
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isObject() && value.has("value") ? value.path("value").asText() : value.asText();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
