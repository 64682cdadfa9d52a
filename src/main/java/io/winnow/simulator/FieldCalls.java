package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Listing and creating fields. */
final class FieldCalls {

    private static final Map<String, List<String>> SEARCHERS = Map.of(
            "float", List.of("exactnumber", "numberrange"),
            "textfield", List.of("textsearcher"),
            "textarea", List.of("textsearcher"),
            "url", List.of("exacttextsearcher"),
            "select", List.of("multiselectsearcher"),
            "datepicker", List.of("daterange"));
    private static final String PREFIX = "com.atlassian.jira.plugin.system.customfieldtypes:";

    private final Site site;

    private final Face face;

    FieldCalls(Site site, Face face) {
        this.site = site;
        this.face = face;
    }

    void register(Router router) {
        router.on("GET", "/rest/api/3/field", List.of(), this::list);
        router.on("POST", "/rest/api/3/field", List.of(), this::create);
    }

    private Answer list(Call call) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        for (Field field : site.catalog().fields) {
            if (!field.isCustom() || !call.anonymous()) {
                fields.add(shown(field));
            }
        }
        return Answer.ok(fields);
    }

    private Answer create(Call call) {
        Body body = face.dataCenter()
                ? call.body("name", "description", "type", "searcherKey", "projectIds", "issueTypeIds")
                : call.body("name", "description", "type", "searcherKey");
        String name = body.text("name");
        String type = body.text("type");
        String searcher = body.text("searcherKey");
        body.text("description");
        if (call.anonymous() || !site.admin()) {
            // Atlassian's contract lists 400 for this and no 403
            throw JiraError.badRequest(
                    "You are not authorized to perform this action. Administrator privileges are required.");
        }
        Map<String, String> errors = new LinkedHashMap<>();
        if (name == null || name.isBlank()) {
            errors.put("name", "The name of the custom field must not be empty.");
        } else if (name.length() > 255) {
            errors.put("name", "The name of the custom field must not be longer than 255 characters.");
        }
        Optional<FieldKind> kind = Arrays.stream(FieldKind.values())
                .filter(one -> one.custom.equals(type) && one.custom.startsWith(PREFIX))
                .findFirst();
        if (kind.isEmpty()) {
            errors.put("type", "The custom field type '" + type + "' does not exist.");
        } else if (searcher != null && !fits(kind.get(), searcher)) {
            errors.put("searcherKey", "The searcher '" + searcher + "' is not valid for the custom field type.");
        }
        Set<Long> only = Set.copyOf(body.numbers("projectIds"));
        if (!site.catalog().projects.keySet().containsAll(only)) {
            errors.put("projectIds", "One or more of the projects do not exist.");
        }
        if (!errors.isEmpty()) {
            throw JiraError.badFields(errors);
        }
        Field field = site.createField(String.valueOf(name).strip(), kind.orElseThrow(), null, List.of());
        site.catalog().replace(field.forOnly(only));
        return Answer.json(201, shown(field));
    }

    private ObjectNode shown(Field field) {
        ObjectNode node = json(field);
        return face.dataCenter() ? node.without("key") : node;
    }

    private static boolean fits(FieldKind kind, String searcher) {
        List<String> fitting = SEARCHERS.getOrDefault(kind.custom.substring(PREFIX.length()), List.of());
        return searcher.startsWith(PREFIX) && fitting.contains(searcher.substring(PREFIX.length()));
    }

    static ObjectNode json(Field field) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", field.id())
                .put("key", field.id())
                .put("name", field.name())
                .put("custom", field.isCustom())
                .put("orderable", field.orderable())
                .put("navigable", field.navigable())
                .put("searchable", field.searchable());
        ArrayNode clauses = node.putArray("clauseNames");
        field.clauses().forEach(clauses::add);
        if (field.projectId() != null) {
            node.putObject("scope")
                    .put("type", "PROJECT")
                    .putObject("project")
                    .put("id", String.valueOf(field.projectId()));
        }
        if (field.type() != null) {
            node.set("schema", schema(field));
        }
        return node;
    }

    static ObjectNode schema(Field field) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", String.valueOf(field.type()));
        if (field.items() != null) {
            schema.put("items", field.items());
        }
        if (field.custom() == null) {
            schema.put("system", field.id());
        } else {
            schema.put("custom", field.custom()).put("customId", field.number());
        }
        return schema;
    }
}
