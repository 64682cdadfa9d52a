package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who am I, what may I, which server is this. */
final class AccountCalls {

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
    private final SharedJson shared;
    private final SimulatorOptions options;

    AccountCalls(Site site, SharedJson shared, SimulatorOptions options) {
        this.site = site;
        this.shared = shared;
        this.options = options;
    }

    void register(Router router) {
        router.on("GET", "/rest/api/3/myself", List.of("expand"), this::myself);
        router.on("GET", "/rest/api/3/serverInfo", List.of(), this::serverInfo);
        router.on("GET", "/_edge/tenant_info", List.of(), call -> Answer.ok(node().put("cloudId", options.cloudId())));
        router.on(
                "GET",
                "/rest/api/3/mypermissions",
                List.of("projectKey", "projectId", "issueKey", "issueId", "permissions"),
                this::permissions);
    }

    private Answer myself(Call call) {
        if (call.anonymous()) {
            return Answer.text(401, "text/html;charset=UTF-8", "Client must be authenticated to access this resource.");
        }
        ObjectNode user = shared.userNode(Login.accountId(site));
        user.put("emailAddress", options.email())
                .put("timeZone", site.zone().getId())
                .put("locale", "en_US");
        user.putObject("groups").put("size", 3).putArray("items");
        user.putObject("applicationRoles").put("size", 1).putArray("items");
        return Answer.ok(user.put("expand", "groups,applicationRoles"));
    }

    private Answer serverInfo(Call call) {
        ObjectNode info = node().put("baseUrl", shared.base())
                .put("displayUrl", shared.base())
                .put("version", "1001.0.0-SNAPSHOT");
        info.putArray("versionNumbers").add(1001).add(0).add(0);
        return Answer.ok(info.put("deploymentType", "Cloud")
                .put("buildNumber", 100_290)
                .put("buildDate", "2026-11-02T10:11:12.000+0000")
                .put("serverTime", Times.text(site.clock().millis(), site.zone()))
                .put("scmInfo", "0f3e5a7c9b1d")
                .put("serverTitle", "Jira")
                .put("serverTimeZone", "Etc/UTC"));
    }

    private Answer permissions(Call call) {
        List<String> asked = call.list("permissions");
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
