package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may I: Cloud says it of the permissions asked for, Data Center of all. */
final class PermissionCalls {

    private static final List<String> GLOBAL = List.of("ADMINISTER", "SYSTEM_ADMIN", "BULK_CHANGE", "USER_PICKER");
    private static final List<String> PROJECT = List.of(
            "BROWSE_PROJECTS",
            "EDIT_ISSUES",
            "ADMINISTER_PROJECTS",
            "CREATE_ISSUES",
            "SCHEDULE_ISSUES",
            "MOVE_ISSUES",
            "DELETE_ISSUES",
            "TRANSITION_ISSUES",
            "ASSIGN_ISSUES",
            "LINK_ISSUES",
            "ADD_COMMENTS",
            "MODIFY_REPORTER",
            "SET_ISSUE_SECURITY",
            "MANAGE_SPRINTS_PERMISSION");

    private final Site site;
    private final boolean dataCenter;

    PermissionCalls(Site site, Face face) {
        this.site = site;
        this.dataCenter = face.dataCenter();
    }

    void register(Router router) {
        List<String> place = List.of("projectKey", "projectId", "issueKey", "issueId");
        router.on(
                "GET",
                "/rest/api/3/mypermissions",
                dataCenter
                        ? place
                        : Stream.concat(place.stream(), Stream.of("permissions"))
                                .toList(),
                this::permissions);
        if (!dataCenter) {
            router.on("POST", "/rest/api/3/permissions/project", List.of(), this::projects);
        }
    }

    /** The projects in which the caller has every permission asked for. */
    private Answer projects(Call call) {
        List<String> asked = call.body("permissions").texts("permissions");
        if (asked == null || !PROJECT.containsAll(asked)) {
            throw JiraError.badRequest("Unrecognized permission: " + asked);
        }
        ObjectNode answer = node();
        ArrayNode projects = answer.putArray("projects");
        site.catalog().projects.values().stream()
                .filter(project ->
                        !call.anonymous() && asked.stream().allMatch(permission -> inProject(permission, project.id())))
                .forEach(project -> projects.addObject().put("id", project.id()).put("key", project.key()));
        return Answer.ok(answer);
    }

    private static List<String> all() {
        return Stream.concat(GLOBAL.stream(), PROJECT.stream()).toList();
    }

    private Answer permissions(Call call) {
        List<String> asked = dataCenter ? all() : call.list("permissions");
        if (asked.isEmpty()) {
            throw JiraError.badRequest("The 'permissions' query parameter is required.");
        }
        List<String> unknown = new ArrayList<>(asked);
        unknown.removeAll(GLOBAL);
        unknown.removeAll(PROJECT);
        if (!unknown.isEmpty()) {
            throw JiraError.badRequest("Unrecognized permission: " + String.join(", ", unknown));
        }
        Long project = projectOf(call);
        ObjectNode answer = node();
        ObjectNode permissions = answer.putObject("permissions");
        for (String key : asked) {
            boolean global = GLOBAL.contains(key);
            permissions
                    .putObject(key)
                    .put("id", String.valueOf(global ? GLOBAL.indexOf(key) : 10 + PROJECT.indexOf(key)))
                    .put("key", key)
                    .put(
                            "name",
                            key.charAt(0)
                                    + key.substring(1)
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', ' '))
                    .put("type", global ? "GLOBAL" : "PROJECT")
                    .put("description", "")
                    .put("havePermission", !call.anonymous() && (global ? global(key) : inProject(key, project)));
        }
        return Answer.ok(answer);
    }

    private boolean global(String key) {
        return switch (key) {
            case "ADMINISTER" -> site.admin();
            case "SYSTEM_ADMIN" -> false;
            default -> true;
        };
    }

    /** Without a project Jira answers whether the account has the right in any. */
    private boolean inProject(String key, @Nullable Long project) {
        if (key.equals("ADMINISTER_PROJECTS") && !site.admin()) {
            return false;
        }
        return project == null
                ? site.catalog().projects.keySet().stream().anyMatch(id -> site.may(id, key))
                : site.may(project, key);
    }

    private @Nullable Long projectOf(Call call) {
        String keyOrId = Objects.requireNonNullElse(call.text("projectKey"), "");
        keyOrId = keyOrId.isEmpty() ? Objects.requireNonNullElse(call.text("projectId"), "") : keyOrId;
        String issue = Objects.requireNonNullElse(call.text("issueKey"), "");
        issue = issue.isEmpty() ? Objects.requireNonNullElse(call.text("issueId"), "") : issue;
        if (!keyOrId.isEmpty()) {
            Catalog.Project project = site.catalog().project(keyOrId);
            if (project == null || call.anonymous() || !site.may(project.id(), "BROWSE_PROJECTS")) {
                throw JiraError.notFound("No project could be found with key or id '" + keyOrId + "'.");
            }
            return project.id();
        }
        if (!issue.isEmpty()) {
            IssueState state = site.find(issue);
            if (state == null || call.anonymous() || !site.visible(state)) {
                throw JiraError.notFound("Issue does not exist or you do not have permission to see it.");
            }
            return state.projectId;
        }
        return null;
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
