package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.winnow.model.FieldDefinition;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds the projects whose issues have a field, which only an administrator is told. No call changes them. */
final class FieldContexts {

    private static final String CUSTOM_FIELDS = DataCenter.API + "/customFields";
    /** More fields than this don't share a part of their names. */
    private static final String PAGE = "100";

    private final JiraHttp http;

    FieldContexts(JiraHttp http) {
        this.http = http;
    }

    /** Ids of projects by field id; no entry for a field of all projects, or which Jira doesn't list. */
    Map<String, Set<String>> of(Collection<FieldDefinition> fields) {
        Map<String, Set<String>> limits = new LinkedHashMap<>();
        for (FieldDefinition field : fields) {
            for (JsonNode json : named(field.name())) {
                if (id(json).equals(field.id()) && !json.path("isAllProjects").asBoolean(true)) {
                    Set<String> projects = new LinkedHashSet<>();
                    json.path("projectIds").forEach(project -> projects.add(project.asText()));
                    limits.put(field.id(), projects);
                }
            }
        }
        return limits;
    }

    /** None where Jira doesn't tell this account. */
    private JsonNode named(String name) {
        try {
            return http.call(JiraRequest.get(CUSTOM_FIELDS).with("search", name).with("maxResults", PAGE))
                    .path("values");
        } catch (TrackerException refused) {
            return switch (refused.kind()) {
                case FORBIDDEN, NOT_FOUND, REJECTED -> MissingNode.getInstance();
                case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw refused;
            };
        }
    }

    /** Atlassian's contract shows it without what every other call puts before the number. */
    private static String id(JsonNode json) {
        String id = json.path("id").asText("");
        return id.startsWith("customfield_") ? id : "customfield_" + id;
    }
}
