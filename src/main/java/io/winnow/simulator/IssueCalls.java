package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.simulator.limits.Limiter;
import io.winnow.simulator.limits.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reading and writing single issues and small batches: straight from the database. */
final class IssueCalls {

    private static final int BULK_MAX = 100;
    private static final String NO_ISSUE = "Issue does not exist or you do not have permission to see it.";

    private final Site site;
    private final IssueJson json;
    private final SharedJson shared;
    private final Limiter limiter;
    private final Faults faults;
    private final Function<Verdict, Answer> tooMany;

    IssueCalls(
            Site site,
            IssueJson json,
            SharedJson shared,
            Limiter limiter,
            Faults faults,
            Function<Verdict, Answer> tooMany) {
        this.site = site;
        this.json = json;
        this.shared = shared;
        this.limiter = limiter;
        this.faults = faults;
        this.tooMany = tooMany;
    }

    void register(Router router) {
        String issue = "/rest/api/3/issue/{issue}";
        boolean cloud = !shared.face().dataCenter();
        List<String> overrides = cloud ? List.of("overrideScreenSecurity", "overrideEditableFlag") : List.of();
        if (cloud) {
            router.on("POST", "/rest/api/3/issue/bulkfetch", List.of(), this::bulkFetch);
        }
        router.on(
                "GET",
                issue,
                List.of("fields", "fieldsByKeys", "expand", "properties", "updateHistory", "failFast"),
                this::get);
        router.on(
                "PUT",
                issue,
                List.of("notifyUsers", "overrideScreenSecurity", "overrideEditableFlag", "returnIssue", "expand"),
                this::put);
        router.on("GET", issue + "/editmeta", overrides, this::editMeta);
    }

    private Answer bulkFetch(Call call) {
        Body body = call.body("issueIdsOrKeys", "fields", "fieldsByKeys", "expand", "properties");
        List<String> wanted = body.texts("issueIdsOrKeys");
        List<String> fields = body.texts("fields");
        body.texts("expand");
        body.texts("properties");
        if (wanted == null || wanted.isEmpty()) {
            throw JiraError.badRequest("At least one issue ID or key must be provided.");
        }
        if (wanted.size() > BULK_MAX) {
            throw JiraError.badRequest("The number of issue IDs or keys must not exceed " + BULK_MAX + ".");
        }
        TreeMap<Long, IssueState> found = new TreeMap<>();
        List<Long> troubled = new ArrayList<>();
        for (String idOrKey : wanted) {
            IssueState state = visible(call, idOrKey);
            if (state != null && faults.troubled(state.id)) {
                troubled.add(state.id);
            } else if (state != null) {
                found.put(state.id, state); // what is gone or hidden is left out without a word
            }
        }
        FieldChoice choice = FieldChoice.of(fields == null ? List.of("*navigable") : fields, site.catalog());
        return Answer.written(found.size(), out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("issues");
            for (IssueState state : found.values()) {
                json.write(state, choice, site::get, out);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("issueErrors");
            for (long id : troubled) {
                out.writeStartObject();
                out.writeStringField("id", String.valueOf(id));
                out.writeStringField(
                        "errorMessage", "The issue could not be retrieved at this time. Please try again.");
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer get(Call call) {
        call.flag("fieldsByKeys", false);
        call.flag("updateHistory", false);
        call.flag("failFast", false);
        return one(required(call), call.list("fields"));
    }

    private Answer one(IssueState state, List<String> fields) {
        FieldChoice asked = FieldChoice.of(fields.isEmpty() ? List.of("*all") : fields, site.catalog());
        FieldChoice choice = new FieldChoice(asked.fields(), true, true);
        return Answer.written(1, out -> json.write(state, choice, site::get, out));
    }

    private Answer put(Call call) {
        boolean override = overrides(call);
        boolean notify = call.flag("notifyUsers", true);
        boolean returnIssue = call.flag("returnIssue", false);
        Body body = call.body("fields", "update", "historyMetadata", "properties");
        IssueState before = required(call);
        if (!notify && !site.admin() && shared.face().dataCenter()) { // Cloud ignores it without a word
            throw JiraError.of(
                    403, "To discard the user notification either admin or project admin permissions are required.");
        }
        if (override) {
            throw JiraError.of(
                    403, "Only Connect and Forge app users can override screen security and editable flags.");
        }
        Verdict verdict = limiter.write(before.id);
        if (verdict.refused()) {
            return tooMany.apply(verdict);
        }
        Map<String, JsonNode> values = values(body);
        IssueState after;
        synchronized (site) { // another write between reading and saving would be lost
            IssueState current = Objects.requireNonNullElse(site.get(before.id), before);
            IssueState.Edit edit = current.edit();
            apply(current, edit, values);
            site.saveChange(current, edit);
            after = Objects.requireNonNullElse(site.get(before.id), current);
        }
        return returnIssue ? one(after, List.of()) : Answer.empty(204);
    }

    private void apply(IssueState current, IssueState.Edit edit, Map<String, JsonNode> values) {
        Map<String, String> errors = new LinkedHashMap<>();
        values.forEach((id, value) -> {
            Field field = site.catalog().field(id);
            String complaint = field == null || !site.editable(current, id)
                    ? FieldValues.notSettable(id)
                    : site.values().put(edit, field, value, shared.face());
            if (complaint != null) {
                errors.put(id, complaint);
            }
        });
        if (!errors.isEmpty()) {
            throw JiraError.badFields(errors); // one bad field and nothing is written
        }
    }

    /** New values by field id, from {@code fields} and from the {@code set} operations of {@code update}. */
    private static Map<String, JsonNode> values(Body body) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        ObjectNode fields = body.object("fields");
        ObjectNode update = body.object("update");
        if (fields == null && update == null) {
            throw JiraError.badRequest("one of 'fields' or 'update' required");
        }
        if (fields != null) {
            fields.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        }
        if (update != null) {
            update.properties()
                    .forEach(entry -> values.merge(entry.getKey(), operation(entry), (one, two) -> {
                        throw JiraError.badFields(Map.of(
                                entry.getKey(),
                                "Field '" + entry.getKey() + "' cannot appear in both 'fields' and 'update'"));
                    }));
        }
        return values;
    }

    private static JsonNode operation(Map.Entry<String, JsonNode> entry) {
        JsonNode set = entry.getValue().path(0).get("set");
        if (set == null || entry.getValue().size() != 1) {
            throw JiraError.badFields(Map.of(entry.getKey(), "Fields of this type only support the 'set' operation."));
        }
        return set;
    }

    private Answer editMeta(Call call) {
        if (overrides(call)) {
            throw JiraError.of(
                    403, "Only Connect and Forge app users can override screen security and editable flags.");
        }
        IssueState state = required(call);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = answer.putObject("fields");
        for (Field field : site.catalog().fields) {
            if (field.type() != null && site.editable(state, field.id())) {
                fields.set(field.id(), meta(field));
            }
        }
        return Answer.ok(answer);
    }

    private ObjectNode meta(Field field) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("required", field.id().equals("summary"));
        meta.set("schema", FieldCalls.schema(field));
        meta.put("name", field.name()).put("key", field.id());
        ArrayNode operations = meta.putArray("operations");
        if ("array".equals(field.type())) {
            operations.add("add").add("set").add("remove");
        } else {
            operations.add("set");
        }
        if (!field.options().isEmpty()) {
            ArrayNode allowed = meta.putArray("allowedValues");
            for (Field.Option option : field.options()) {
                allowed.addObject()
                        .put("self", shared.rest() + "/customFieldOption/" + option.id())
                        .put("value", option.value())
                        .put("id", option.id());
            }
        }
        return meta;
    }

    private static boolean overrides(Call call) {
        boolean screen = call.flag("overrideScreenSecurity", false);
        boolean editable = call.flag("overrideEditableFlag", false);
        return screen || editable;
    }

    private IssueState required(Call call) {
        IssueState state = visible(call, call.variable("issue"));
        if (state == null) {
            throw JiraError.notFound(NO_ISSUE);
        }
        return state;
    }

    private @Nullable IssueState visible(Call call, String idOrKey) {
        IssueState state = call.anonymous() ? null : site.find(idOrKey);
        return state == null || !site.visible(state) ? null : state;
    }
}
