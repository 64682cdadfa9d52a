package io.winnow.tracker.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import io.winnow.tracker.jira.Windows;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the screens issues are edited on, the long way Jira keeps them: project → issue type screen scheme → screen scheme
 * of the issue type → its edit screen, or its default one. Many projects share a scheme, so each step asks for all at once.
 */
final class ScreenSchemes {

    private static final int MAX_PAGES = 100;
    /** More ids would make an address too long for some proxies. */
    private static final int MOST_IDS = 50;

    private final JiraHttp http;

    ScreenSchemes(JiraHttp http) {
        this.http = http;
    }

    Map<Project, Map<IssueType, EditScreen>> editScreens(Map<Project, Set<IssueType>> places) {
        Map<String, String> typeSchemes =
                typeSchemes(places.keySet().stream().map(Project::id).toList());
        Map<String, Map<String, String>> screenSchemes = screenSchemes(typeSchemes.values());
        Map<String, Long> ids = screenIds(screenSchemes.values().stream()
                .flatMap(byType -> byType.values().stream())
                .toList());
        Map<Long, String> names = names(ids.values());
        Map<Project, Map<IssueType, EditScreen>> screens = new LinkedHashMap<>();
        places.forEach((project, types) -> {
            Map<String, String> byType =
                    screenSchemes.getOrDefault(typeSchemes.getOrDefault(project.id(), ""), Map.of());
            Map<IssueType, EditScreen> found = new LinkedHashMap<>();
            for (IssueType type : types) {
                Long id = ids.get(byType.getOrDefault(type.id(), byType.getOrDefault("default", "")));
                if (id != null) {
                    found.put(type, new EditScreen(id, names.getOrDefault(id, "screen " + id)));
                }
            }
            screens.put(project, found);
        });
        return screens;
    }

    /** By project; a team-managed one has none. */
    private Map<String, String> typeSchemes(Collection<String> projects) {
        Map<String, String> schemes = new HashMap<>();
        all(
                Cloud.API + "/issuetypescreenscheme/project",
                "projectId",
                projects,
                value -> value.path("projectIds")
                        .forEach(project -> schemes.put(
                                project.asText(),
                                value.path("issueTypeScreenScheme").path("id").asText())));
        return schemes;
    }

    /** By issue type screen scheme, then by issue type or "default". */
    private Map<String, Map<String, String>> screenSchemes(Collection<String> typeSchemes) {
        Map<String, Map<String, String>> schemes = new HashMap<>();
        all(
                Cloud.API + "/issuetypescreenscheme/mapping",
                "issueTypeScreenSchemeId",
                typeSchemes,
                item -> schemes.computeIfAbsent(
                                item.path("issueTypeScreenSchemeId").asText(), key -> new HashMap<>())
                        .put(
                                item.path("issueTypeId").asText(),
                                item.path("screenSchemeId").asText()));
        return schemes;
    }

    private Map<String, Long> screenIds(Collection<String> schemes) {
        Map<String, Long> screens = new HashMap<>();
        all(Cloud.API + "/screenscheme", "id", schemes, scheme -> {
            JsonNode screen = scheme.path("screens");
            long id = screen.path("edit").asLong(screen.path("default").asLong());
            screens.put(scheme.path("id").asText(), id);
        });
        return screens;
    }

    private Map<Long, String> names(Collection<Long> screens) {
        Map<Long, String> names = new HashMap<>();
        List<String> ids = screens.stream().map(String::valueOf).toList();
        all(
                Cloud.API + "/screens",
                "id",
                ids,
                screen -> names.put(
                        screen.path("id").asLong(), screen.path("name").asText()));
        return names;
    }

    /** Every value Jira has for these ids, each id asked for once; nothing is asked without one, for that means all. */
    private void all(String path, String parameter, Collection<String> ids, Consumer<JsonNode> value) {
        Set<String> distinct = new TreeSet<>(ids);
        distinct.remove("");
        for (List<String> some : Windows.of(distinct, MOST_IDS)) {
            eachPage(JiraRequest.get(path).with(parameter, some.toArray(String[]::new)), value);
        }
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
}
