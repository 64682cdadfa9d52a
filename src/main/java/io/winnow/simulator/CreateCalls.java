package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Creating issues: everything that is wrong is said at once, by field, and then nothing is created. */
final class CreateCalls {

    private static final Set<String> SAID_APART = Set.of("project", "issuetype", "summary");

    private final Site site;
    private final SharedJson shared;

    CreateCalls(Site site, SharedJson shared) {
        this.site = site;
        this.shared = shared;
    }

    void register(Router router) {
        router.on("POST", "/rest/api/3/issue", List.of("updateHistory"), this::create);
    }

    private Answer create(Call call) {
        call.flag("updateHistory", false);
        Body body = call.body("fields", "update", "historyMetadata", "properties", "transition");
        ObjectNode fields = body.object("fields");
        if (fields == null) {
            throw JiraError.payload();
        }
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<Catalog.Project> project = call.anonymous() ? Optional.empty() : project(fields.path("project"));
        if (project.isEmpty()) {
            throw JiraError.refusedFields(Map.of("project", "Specify a valid project ID or key"));
        }
        Optional<Catalog.Type> type = type(project.get(), fields.path("issuetype"));
        if (type.isEmpty()) {
            errors.put("issuetype", "Specify a valid issue type");
        }
        if (fields.path("summary").asText("").isBlank()) {
            errors.put("summary", "You must specify a summary of the issue.");
        }
        for (String id : site.requiredFields(project.get().id())) {
            if (fields.path(id).isMissingNode() || fields.path(id).isNull()) {
                errors.put(id, nameOf(id) + " is required.");
            }
        }
        IssueState.Edit trial = new IssueState.Edit();
        trial.projectId = project.get().id();
        fields.properties().stream()
                .filter(entry -> !SAID_APART.contains(entry.getKey()))
                .forEach(entry -> put(trial, entry.getKey(), entry.getValue(), errors));
        if (!errors.isEmpty()) {
            throw JiraError.refusedFields(errors);
        }
        return created(project.get(), type.orElseThrow(), fields);
    }

    private void put(IssueState.Edit edit, String id, JsonNode value, Map<String, String> errors) {
        Field field = site.catalog().field(id);
        String complaint = field == null || !field.appliesTo(edit.projectId)
                ? FieldValues.notSettable(id)
                : site.values().put(edit, field, value, shared.face());
        if (complaint != null) {
            errors.put(id, complaint);
        }
    }

    private Answer created(Catalog.Project project, Catalog.Type type, ObjectNode fields) {
        IssueId id;
        synchronized (site) { // nobody sees the issue without its fields
            id = site.createIssue(new IssueDraft(
                    project.key(), type.name(), fields.path("summary").asText().strip()));
            IssueState before = Objects.requireNonNull(site.get(id.value()));
            IssueState.Edit edit = before.edit();
            fields.properties().stream()
                    .filter(entry -> !SAID_APART.contains(entry.getKey()))
                    .forEach(entry -> put(edit, entry.getKey(), entry.getValue(), new LinkedHashMap<>()));
            site.saveChange(before, edit);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", id.toString());
        answer.put("key", site.keyOf(id));
        answer.put("self", shared.rest() + "/issue/" + id);
        return Answer.json(201, answer);
    }

    private Optional<Catalog.Project> project(JsonNode named) {
        return site.catalog().projects.values().stream()
                .filter(project -> project.key().equals(named.path("key").asText())
                        || String.valueOf(project.id()).equals(named.path("id").asText()))
                .findFirst();
    }

    private Optional<Catalog.Type> type(Catalog.Project project, JsonNode named) {
        return project.typeIds().stream()
                .map(id -> Objects.requireNonNull(site.catalog().types.get(id)))
                .filter(type -> type.name().equals(named.path("name").asText())
                        || type.id().equals(named.path("id").asText()))
                .findFirst();
    }

    private String nameOf(String fieldId) {
        Field field = site.catalog().field(fieldId);
        return field == null ? fieldId : field.name();
    }
}
