package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Projects, as far as the account may browse them. */
final class ProjectCalls {

    private final Site site;
    private final SharedJson shared;

    ProjectCalls(Site site, SharedJson shared) {
        this.site = site;
        this.shared = shared;
    }

    void register(Router router) {
        router.on(
                "GET",
                "/rest/api/3/project/search",
                List.of(
                        "startAt",
                        "maxResults",
                        "orderBy",
                        "id",
                        "keys",
                        "query",
                        "typeKey",
                        "categoryId",
                        "action",
                        "expand",
                        "status",
                        "properties",
                        "propertyQuery"),
                this::search);
        router.on("GET", "/rest/api/3/project/{project}", List.of("expand", "properties"), this::get);
    }

    private Answer search(Call call) {
        List<Long> ids = call.ids("id");
        List<String> keys = call.list("keys");
        String query = Objects.requireNonNullElse(call.text("query"), "").toLowerCase(Locale.ROOT);
        boolean live = call.list("status").isEmpty() || call.list("status").contains("live");
        List<ObjectNode> found = site.catalog().projects.values().stream()
                .filter(project -> live && browsable(call, project))
                .filter(project -> ids.isEmpty() || ids.contains(project.id()))
                .filter(project -> keys.isEmpty() || keys.contains(project.key()))
                .filter(project -> (project.key() + " " + project.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(query))
                .sorted(Comparator.comparing(Catalog.Project::key))
                .map(this::brief)
                .toList();
        ObjectNode page = Paged.page(call, 50, 100, found);
        return Answer.ok(page.put("self", shared.rest() + "/project/search"));
    }

    private Answer get(Call call) {
        Catalog.Project project = site.catalog().project(call.variable("project"));
        if (project == null || !browsable(call, project)) {
            throw JiraError.notFound("No project could be found with key '" + call.variable("project") + "'.");
        }
        ObjectNode node = brief(project);
        node.set("lead", shared.userNode(site.people().account()));
        node.put("assigneeType", "UNASSIGNED");
        ArrayNode types = node.putArray("issueTypes");
        project.typeIds().forEach(id -> types.add(shared.typeNode(id)));
        ArrayNode components = node.putArray("components");
        site.catalog().components.values().stream()
                .filter(component -> component.projectId() == project.id())
                .forEach(component -> components.add(shared.componentNode(component.id())));
        ArrayNode versions = node.putArray("versions");
        site.catalog().versions.values().stream()
                .filter(version -> version.projectId() == project.id())
                .forEach(version -> versions.add(shared.versionNode(version.id())));
        node.putObject("roles");
        return Answer.ok(node);
    }

    private boolean browsable(Call call, Catalog.Project project) {
        return !call.anonymous() && site.may(project.id(), "BROWSE_PROJECTS");
    }

    private ObjectNode brief(Catalog.Project project) {
        ObjectNode node = shared.projectNode(project.id());
        node.put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight")
                .put("style", project.teamManaged() ? "next-gen" : "classic")
                .put("isPrivate", false)
                .put(
                        "uuid",
                        UUID.nameUUIDFromBytes(project.key().getBytes(StandardCharsets.UTF_8))
                                .toString());
        node.putObject("properties");
        return node;
    }
}
