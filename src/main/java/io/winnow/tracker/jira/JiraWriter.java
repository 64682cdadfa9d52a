package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.NewIssue;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.wire.FieldValueJson;
import io.winnow.tracker.jira.wire.NewIssueJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes to Jira. Thread-safe. */
final class JiraWriter implements IssueWriter {

    private final JiraHttp http;
    private final Supplier<Platform> platform;
    private final JiraPermissions permissions;
    private final @Nullable AppFieldValues appFields;
    private final NewFields newFields;
    private final JiraScreens screens;

    /** @param appFields sets the values of fields; null when they are no app's */
    JiraWriter(
            JiraHttp http,
            Supplier<Platform> platform,
            JiraPermissions permissions,
            @Nullable AppFieldValues appFields) {
        this.http = http;
        this.platform = platform;
        this.permissions = permissions;
        this.appFields = appFields;
        this.newFields = new NewFields(http, platform);
        this.screens = new JiraScreens(http, platform);
    }

    @Override
    public boolean mayAdminister() {
        return permissions.administers();
    }

    @Override
    public boolean mayWriteQuietly(Project project) {
        return appFields == null // which mail nobody
                && permissions.has(
                        request -> request.with("projectId", project.id()), "ADMINISTER", "ADMINISTER_PROJECTS");
    }

    @Override
    public Map<String, List<String>> editableFields(IssueId issue) {
        JsonNode fields = http.call(JiraRequest.get(issues() + issue + "/editmeta", issues() + "{id}/editmeta"))
                .path("fields");
        Map<String, List<String>> editable = new HashMap<>();
        fields.properties().forEach(field -> {
            if (mayBeSet(field.getValue())) {
                editable.put(field.getKey(), options(field.getValue().path("allowedValues")));
            }
        });
        return editable;
    }

    private static List<String> options(JsonNode allowed) {
        List<String> options = new ArrayList<>();
        allowed.forEach(option -> {
            FieldValue value = FieldValueJson.read(option);
            if (value.kind() == FieldValue.Kind.OPTION) {
                options.add(value.text());
            }
        });
        return options;
    }

    private static boolean mayBeSet(JsonNode field) {
        boolean set = false;
        for (JsonNode operation : field.path("operations")) {
            set = set || operation.asText().equals("set");
        }
        return set || field.path("operations").isMissingNode();
    }

    @Override
    public List<List<IssueId>> together(Map<IssueId, Map<String, FieldValue>> values) {
        return appFields == null ? IssueWriter.super.together(values) : appFields.together(values);
    }

    @Override
    public boolean write(Map<IssueId, Map<String, FieldValue>> values, boolean quietly, BooleanSupplier still) {
        if (appFields != null) {
            return appFields.write(values, still);
        }
        if (values.size() != 1) {
            throw new IllegalArgumentException("one issue a request, not " + values.size());
        }
        Map.Entry<IssueId, Map<String, FieldValue>> one =
                values.entrySet().iterator().next();
        IssueId issue = one.getKey();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = body.putObject("fields");
        one.getValue().forEach((id, value) -> fields.set(id, json(id, value)));
        JiraRequest request = JiraRequest.put(issues() + issue, issues() + "{id}", body, issue.toString());
        return http.send(quietly ? request.with("notifyUsers", "false") : request, still);
    }

    @Override
    public void setProperty(IssueId issue, String key, Map<String, String> value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        value.forEach(body::put);
        http.call(JiraRequest.put(
                issues() + issue + "/properties/" + key, issues() + "{id}/properties/{key}", body, issue.toString()));
    }

    @Override
    public void setSearched(String key, Map<IssueId, Map<String, FieldValue>> values) {
        if (appFields != null) {
            new AppProperties(http).set(key, values);
        }
    }

    private String issues() {
        return platform.get().api() + "/issue/";
    }

    /** Custom fields know their options by value, Jira's own such as the priority by name. */
    private static JsonNode json(String field, FieldValue value) {
        return value.kind() == FieldValue.Kind.OPTION
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put(field.startsWith("customfield_") ? "value" : "name", value.text())
                : FieldValueJson.write(value);
    }

    @Override
    public Created create(NewIssue issue) {
        String path = platform.get().api() + "/issue";
        JiraRequest request = JiraRequest.create(
                path, path, NewIssueJson.of(issue, platform.get().text(issue.paragraphs())));
        JsonNode answer = http.call(request);
        if (!answer.path("id").asText().matches("[0-9]{1,18}")
                || answer.path("key").asText().isEmpty()) {
            throw new TrackerException(
                    Kind.UNAVAILABLE,
                    request.line(),
                    "Jira didn't say which issue it created (" + request.line() + "); run this again to find it.");
        }
        return new Created(
                IssueId.of(answer.path("id").asText()), answer.path("key").asText());
    }

    @Override
    public boolean limitsFields() {
        return platform.get().limitsFields();
    }

    @Override
    public FieldDefinition createField(String name, String description, FieldType type, Set<Project> projects) {
        return newFields.create(name, description, type, projects);
    }

    @Override
    public Map<String, Set<String>> limits(Collection<FieldDefinition> fields) {
        return platform.get().limits(fields);
    }

    @Override
    public Map<Project, Map<IssueType, EditScreen>> editScreens(Map<Project, Set<IssueType>> places) {
        return platform.get().editScreens(places);
    }

    @Override
    public List<FieldDefinition> addToScreen(EditScreen screen, Collection<FieldDefinition> fields) {
        return screens.add(screen, fields);
    }
}
