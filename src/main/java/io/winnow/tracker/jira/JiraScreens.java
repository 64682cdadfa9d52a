package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.model.FieldDefinition;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the screen an issue is edited on, the long way Jira keeps it: project → issue type screen scheme → screen scheme
 * of the issue type → its edit screen, or its default one.
 */
final class JiraScreens {

    private static final String SCREENS = "/rest/api/3/screens";
    private static final String FIELDS = SCREENS + "/{id}/tabs/{tabId}/fields";
    private static final int MAX_PAGES = 100;

    private final JiraHttp http;

    JiraScreens(JiraHttp http) {
        this.http = http;
    }

    Map<IssueType, EditScreen> editScreens(Project project, Collection<IssueType> types) {
        Map<String, String> schemeByType = new HashMap<>();
        typeScreenScheme(project)
                .ifPresent(scheme -> eachPage(
                        JiraRequest.get("/rest/api/3/issuetypescreenscheme/mapping")
                                .with("issueTypeScreenSchemeId", scheme),
                        item -> schemeByType.put(
                                item.path("issueTypeId").asText(),
                                item.path("screenSchemeId").asText())));
        Map<IssueType, String> schemes = new LinkedHashMap<>();
        types.forEach(type -> Optional.ofNullable(schemeByType.getOrDefault(type.id(), schemeByType.get("default")))
                .ifPresent(scheme -> schemes.put(type, scheme)));
        Map<String, Long> screenByScheme = screens(new LinkedHashSet<>(schemes.values()));
        Map<Long, String> names = names(new LinkedHashSet<>(screenByScheme.values()));
        Map<IssueType, EditScreen> screens = new LinkedHashMap<>();
        schemes.forEach((type, scheme) -> {
            Long screen = screenByScheme.get(scheme);
            if (screen != null) {
                screens.put(type, new EditScreen(screen, names.getOrDefault(screen, "screen " + screen)));
            }
        });
        return screens;
    }

    private Optional<String> typeScreenScheme(Project project) {
        JiraRequest request =
                JiraRequest.get("/rest/api/3/issuetypescreenscheme/project").with("projectId", project.id());
        for (JsonNode value : http.call(request).path("values")) {
            return Optional.of(value.path("issueTypeScreenScheme").path("id").asText());
        }
        return Optional.empty();
    }

    private Map<String, Long> screens(Set<String> schemes) {
        Map<String, Long> screens = new HashMap<>();
        if (!schemes.isEmpty()) {
            eachPage(JiraRequest.get("/rest/api/3/screenscheme").with("id", schemes.toArray(String[]::new)), scheme -> {
                JsonNode screen = scheme.path("screens");
                long id = screen.path("edit").asLong(screen.path("default").asLong());
                screens.put(scheme.path("id").asText(), id);
            });
        }
        return screens;
    }

    private Map<Long, String> names(Set<Long> screens) {
        Map<Long, String> names = new HashMap<>();
        if (!screens.isEmpty()) {
            String[] ids = screens.stream().map(String::valueOf).toArray(String[]::new);
            eachPage(
                    JiraRequest.get(SCREENS).with("id", ids),
                    screen -> names.put(
                            screen.path("id").asLong(), screen.path("name").asText()));
        }
        return names;
    }

    private void eachPage(JiraRequest request, Consumer<JsonNode> value) {
        long startAt = 0;
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            JsonNode page = http.call(startAt == 0 ? request : request.with("startAt", String.valueOf(startAt)));
            page.path("values").forEach(value);
            startAt += page.path("values").size();
            if (page.path("values").isEmpty()
                    || page.path("isLast")
                            .asBoolean(startAt >= page.path("total").asLong(0))) {
                return;
            }
        }
    }

    List<FieldDefinition> add(EditScreen screen, Collection<FieldDefinition> fields) {
        String tabs = SCREENS + "/" + screen.id() + "/tabs";
        JsonNode first =
                http.call(JiraRequest.get(tabs, SCREENS + "/{id}/tabs")).path(0);
        if (first.isMissingNode()) {
            throw new TrackerException(
                    Kind.REJECTED,
                    "GET " + tabs,
                    "The Jira screen '" + screen.name() + "' has no tab to put a field on.");
        }
        String onTab = tabs + "/" + first.path("id").asText() + "/fields";
        Set<String> there = fieldsOn(onTab);
        List<FieldDefinition> added = new ArrayList<>();
        TrackerException refused = null;
        for (FieldDefinition field : fields) {
            try {
                if (!there.contains(field.id())) {
                    add(onTab, field);
                    added.add(field);
                }
            } catch (TrackerException failure) {
                refused = failure;
            }
        }
        if (refused != null) {
            throw refused;
        }
        return added;
    }

    /** When the answer was lost, looks whether the field is there before it asks again. */
    private void add(String onTab, FieldDefinition field) {
        for (int tries = 1; ; tries++) {
            try {
                http.send(JiraRequest.create(
                        onTab, FIELDS, JsonNodeFactory.instance.objectNode().put("fieldId", field.id())));
                return;
            } catch (TrackerException failure) {
                if (failure.kind() != Kind.UNAVAILABLE || tries == JiraHttp.MOST_TRIES) {
                    throw failure;
                }
            }
            if (fieldsOn(onTab).contains(field.id())) {
                return;
            }
        }
    }

    private Set<String> fieldsOn(String onTab) {
        Set<String> ids = new LinkedHashSet<>();
        http.call(JiraRequest.get(onTab, FIELDS))
                .forEach(field -> ids.add(field.path("id").asText()));
        return ids;
    }
}
