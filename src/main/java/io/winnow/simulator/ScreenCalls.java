package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Screens and the schemes that lead to them; for administrators only. */
final class ScreenCalls {

    private final Site site;

    ScreenCalls(Site site) {
        this.site = site;
    }

    /** How screens are found, which only Cloud tells. */
    void registerSchemes(Router router) {
        String scheme = "/rest/api/3/issuetypescreenscheme";
        router.on("GET", scheme + "/project", List.of("startAt", "maxResults", "projectId"), this::byProject);
        router.on(
                "GET",
                scheme + "/mapping",
                List.of("startAt", "maxResults", "issueTypeScreenSchemeId"),
                this::mappings);
        router.on(
                "GET",
                "/rest/api/3/screenscheme",
                List.of("startAt", "maxResults", "id", "expand", "queryString", "orderBy"),
                this::schemes);
        router.on(
                "GET",
                "/rest/api/3/screens",
                List.of("startAt", "maxResults", "id", "queryString", "scope", "orderBy"),
                this::screens);
    }

    void register(Router router) {
        String tabs = "/rest/api/3/screens/{screen}/tabs";
        router.on("POST", "/rest/api/3/screens/addToDefault/{field}", List.of(), this::addToDefault);
        router.on("GET", tabs, List.of("projectKey"), this::tabs);
        router.on("GET", tabs + "/{tab}/fields", List.of("projectKey"), this::fields);
        router.on("POST", tabs + "/{tab}/fields", List.of(), this::addField);
    }

    private Answer byProject(Call call) {
        checkAdmin(call);
        List<Long> projects = call.ids("projectId");
        if (projects.isEmpty()) {
            throw JiraError.badRequest("The projectId is required.");
        }
        List<ObjectNode> found = new ArrayList<>();
        for (long project : projects) {
            Screens.TypeScheme scheme = site.screens().typeScheme(project);
            if (scheme != null) { // team-managed projects have none
                ObjectNode node = node();
                node.putObject("issueTypeScreenScheme")
                        .put("id", String.valueOf(scheme.id()))
                        .put("name", scheme.name())
                        .put("description", "");
                node.putArray("projectIds").add(String.valueOf(project));
                found.add(node);
            }
        }
        return Answer.ok(Paged.page(call, 50, 100, found));
    }

    private Answer mappings(Call call) {
        checkAdmin(call);
        List<Long> wanted = call.ids("issueTypeScreenSchemeId");
        List<ObjectNode> found = new ArrayList<>();
        for (Screens.TypeScheme scheme : site.screens().typeSchemes()) {
            if (wanted.isEmpty() || wanted.contains(scheme.id())) {
                scheme.mappings()
                        .forEach((type, screenScheme) ->
                                found.add(node().put("issueTypeScreenSchemeId", String.valueOf(scheme.id()))
                                        .put("issueTypeId", type)
                                        .put("screenSchemeId", String.valueOf(screenScheme))));
            }
        }
        return Answer.ok(Paged.page(call, 50, 100, found));
    }

    private Answer schemes(Call call) {
        checkAdmin(call);
        List<Long> wanted = call.ids("id");
        List<ObjectNode> found = new ArrayList<>();
        for (Screens.ScreenScheme scheme : site.screens().screenSchemes()) {
            if (wanted.isEmpty() || wanted.contains(scheme.id())) {
                ObjectNode node = node().put("id", scheme.id()).put("name", scheme.name());
                ObjectNode screens = node.putObject("screens").put("default", scheme.defaultScreen());
                if (scheme.edit() != null) {
                    screens.put("edit", scheme.edit());
                }
                found.add(node);
            }
        }
        return Answer.ok(Paged.page(call, 25, 100, found));
    }

    private Answer screens(Call call) {
        checkAdmin(call);
        List<Long> wanted = call.ids("id");
        String query = Objects.requireNonNullElse(call.text("queryString"), "").toLowerCase(Locale.ROOT);
        List<ObjectNode> found = site.screens().screens().stream()
                .filter(screen -> wanted.isEmpty() || wanted.contains(screen.id()))
                .filter(screen -> screen.name().toLowerCase(Locale.ROOT).contains(query))
                .map(screen ->
                        node().put("id", screen.id()).put("name", screen.name()).put("description", ""))
                .toList();
        return Answer.ok(Paged.page(call, 100, 100, found));
    }

    private Answer tabs(Call call) {
        checkAdmin(call);
        ArrayNode tabs = JsonNodeFactory.instance.arrayNode();
        for (Screens.Tab tab : screen(call).tabs()) {
            tabs.addObject().put("id", tab.id()).put("name", tab.name());
        }
        return Answer.ok(tabs);
    }

    private Answer fields(Call call) {
        checkAdmin(call);
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        for (String id : tab(call).fields()) {
            fields.add(brief(id));
        }
        return Answer.ok(fields);
    }

    private Answer addField(Call call) {
        checkAdmin(call);
        String fieldId = call.body("fieldId").text("fieldId");
        Screens.Screen screen = screen(call);
        Screens.Tab tab = tab(call);
        return Answer.ok(add(fieldId == null ? "" : fieldId, screen, tab));
    }

    private Answer addToDefault(Call call) {
        checkAdmin(call);
        Screens.Screen screen = Objects.requireNonNull(site.screens().find(Screens.DEFAULT_SCREEN));
        add(call.variable("field"), screen, screen.tabs().get(0));
        return Answer.ok(node());
    }

    private ObjectNode add(String fieldId, Screens.Screen screen, Screens.Tab tab) {
        Field field = site.catalog().field(fieldId);
        if (field == null || field.projectId() != null) {
            throw JiraError.unknown("The field with id '" + fieldId + "' does not exist.");
        }
        synchronized (site) {
            if (screen.has(fieldId)) {
                throw JiraError.badRequest("The field with id '" + fieldId + "' already exists on the screen.");
            }
            tab.fields().add(fieldId);
        }
        return brief(fieldId);
    }

    private ObjectNode brief(String fieldId) {
        Field field = site.catalog().field(fieldId);
        return node().put("id", fieldId).put("name", field == null ? fieldId : field.name());
    }

    private Screens.Screen screen(Call call) {
        Screens.Screen screen = site.screens().find(call.number("screen"));
        if (screen == null) {
            throw JiraError.unknown("Screen with id " + call.variable("screen") + " does not exist");
        }
        return screen;
    }

    private Screens.Tab tab(Call call) {
        return screen(call).tabs().stream()
                .filter(tab -> tab.id() == call.number("tab"))
                .findFirst()
                .orElseThrow(() -> JiraError.unknown("Screen tab with id " + call.variable("tab") + " does not exist"));
    }

    private void checkAdmin(Call call) {
        checkAdmin(call, site);
    }

    static void checkAdmin(Call call, Site site) {
        if (call.anonymous()) {
            throw JiraError.of(401, "You are not authenticated. Authentication required to perform this operation.");
        }
        if (!site.admin()) {
            throw JiraError.of(
                    403, "You do not have permission to perform this operation: only Jira administrators can.");
        }
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
