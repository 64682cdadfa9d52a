package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.FieldDefinition;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter.FieldType;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates fields. Thread-safe. */
final class NewFields {

    private static final Logger LOG = LoggerFactory.getLogger(NewFields.class);
    private static final String TYPES = "com.atlassian.jira.plugin.system.customfieldtypes:";
    private static final String PROJECTS = "projectIds";

    private final JiraHttp http;
    private final Supplier<Platform> platform;
    private volatile boolean refusesProjects;

    NewFields(JiraHttp http, Supplier<Platform> platform) {
        this.http = http;
        this.platform = platform;
    }

    /** When the answer was lost, looks whether the field is there before it asks again. */
    FieldDefinition create(String name, String description, FieldType type, Set<Project> projects) {
        String key = TYPES + (type == FieldType.NUMBER ? "float" : "textfield");
        String searcher = TYPES + (type == FieldType.NUMBER ? "exactnumber" : "textsearcher");
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("description", description)
                .put("type", key)
                .put("searcherKey", searcher);
        if (!projects.isEmpty() && platform.get().limitsFields() && !refusesProjects) {
            ArrayNode only = body.putArray(PROJECTS);
            projects.stream()
                    .map(project -> Long.valueOf(project.id()))
                    .sorted()
                    .forEach(only::add);
        }
        for (int tries = 1; ; tries++) {
            try {
                return FieldJson.read(http.call(JiraRequest.create(fields(), fields(), body)));
            } catch (TrackerException failure) {
                Optional<FieldDefinition> created =
                        failure.kind() == Kind.UNAVAILABLE ? find(name, key) : Optional.empty();
                if (created.isPresent()) {
                    return created.get();
                }
                boolean again = failure.kind() == Kind.UNAVAILABLE && tries < JiraHttp.MOST_TRIES;
                if (!again && !withoutProjects(body, failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Whether it may be the projects that Jira refuses, which are then left out. */
    private boolean withoutProjects(ObjectNode body, TrackerException failure) {
        if (failure.kind() != Kind.REJECTED || body.remove(PROJECTS) == null) {
            return false;
        }
        refusesProjects = true;
        LOG.warn("Making Winnow's fields for all projects: {}", failure.getMessage());
        return true;
    }

    private Optional<FieldDefinition> find(String name, String typeKey) {
        for (JsonNode json : http.call(JiraRequest.get(fields()))) {
            FieldDefinition field = FieldJson.read(json);
            if (field.name().equals(name) && typeKey.equals(field.schemaCustom()) && field.projectScope() == null) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private String fields() {
        return platform.get().api() + "/field";
    }
}
