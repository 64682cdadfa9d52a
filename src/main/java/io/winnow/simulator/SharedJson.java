package io.winnow.simulator;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** JSON of what many issues share (users, projects, statuses), encoded once. Thread-safe. */
final class SharedJson {

    private final String base;
    private final Face face;
    private final Catalog catalog;
    private final Map<Object, SerializedString> encoded = new ConcurrentHashMap<>();

    SharedJson(String base, Face face, Catalog catalog) {
        this.base = base;
        this.face = face;
        this.catalog = catalog;
    }

    SerializedString project(long id) {
        return once(Objects.requireNonNull(catalog.projects.get(id)), () -> projectNode(id));
    }

    SerializedString type(String id) {
        return once(Objects.requireNonNull(catalog.types.get(id)), () -> typeNode(id));
    }

    SerializedString status(String id) {
        return once(Objects.requireNonNull(catalog.statuses.get(id)), () -> statusNode(id));
    }

    SerializedString statusCategory(String statusId) {
        Catalog.Category category =
                Objects.requireNonNull(catalog.statuses.get(statusId)).category();
        return once(category, () -> categoryNode(category));
    }

    SerializedString priority(String id) {
        return once(Objects.requireNonNull(catalog.priorities.get(id)), () -> priorityNode(id));
    }

    SerializedString user(String accountId) {
        return once(Objects.requireNonNull(catalog.users.get(accountId)), () -> userNode(accountId));
    }

    SerializedString sprint(long id) {
        return once(Objects.requireNonNull(catalog.sprints.get(id)), () -> sprintNode(id));
    }

    /** A sprint as Data Center's sprint field holds it: a Java object as text. */
    String sprintText(long id) {
        Catalog.Sprint sprint = Objects.requireNonNull(catalog.sprints.get(id));
        String state = ",state=" + sprint.state().toUpperCase(Locale.ROOT);
        String name = ",name=" + sprint.name();
        String board = ",rapidViewId=" + sprint.boardId();
        String start = ",startDate=" + orNull(sprint.start());
        String end = ",endDate=" + orNull(sprint.end());
        String complete = ",completeDate=" + orNull(sprint.complete());
        String goal = ",goal=" + sprint.goal();
        return "com.atlassian.greenhopper.service.sprint.Sprint@" + Integer.toHexString(7_000 + (int) id)
                + (face.sprintsByTheAlphabet()
                        ? "[activatedDate=" + orNull(sprint.start()) + ",autoStartStop=false" + complete + end + goal
                                + ",id=" + id + ",incompleteIssuesDestinationId=<null>" + name + board + ",sequence="
                                + id + start + state + ",synced=false]"
                        : "[id=" + id + board + state + name + start + end + complete + ",activatedDate="
                                + orNull(sprint.start()) + ",sequence=" + id + goal
                                + ",synced=false,autoStartStop=false,incompleteIssuesDestinationId=<null>]");
    }

    private static String orNull(@Nullable String text) {
        return text == null ? "<null>" : text;
    }

    SerializedString component(long id) {
        return once(Objects.requireNonNull(catalog.components.get(id)), () -> componentNode(id));
    }

    SerializedString version(long id) {
        return once(Objects.requireNonNull(catalog.versions.get(id)), () -> versionNode(id));
    }

    SerializedString linkType(String id) {
        return once(Objects.requireNonNull(catalog.linkTypes.get(id)), () -> {
            Catalog.LinkType type = Objects.requireNonNull(catalog.linkTypes.get(id));
            return object("issueLinkType", id)
                    .put("name", type.name())
                    .put("inward", type.inward())
                    .put("outward", type.outward());
        });
    }

    ObjectNode projectNode(long id) {
        Catalog.Project project = Objects.requireNonNull(catalog.projects.get(id));
        ObjectNode node = object("project", String.valueOf(id))
                .put("key", project.key())
                .put("name", project.name())
                .put("projectTypeKey", "software")
                .put("simplified", project.teamManaged());
        if (face.dataCenter()) {
            node.remove("simplified");
        }
        node.set("avatarUrls", avatars(face.api() + "/universal_avatar/view/type/project/avatar/" + id + "?size="));
        return node;
    }

    ObjectNode typeNode(String id) {
        Catalog.Type type = Objects.requireNonNull(catalog.types.get(id));
        ObjectNode node = object("issuetype", id)
                .put("description", type.name() + " of the product.")
                .put("iconUrl", base + "/rest/api/2/universal_avatar/view/type/issuetype/avatar/10300?size=medium")
                .put("name", type.name())
                .put("subtask", type.level() < 0)
                .put("avatarId", 10300)
                .put("hierarchyLevel", type.level());
        if (face.dataCenter()) {
            node.remove("hierarchyLevel");
        }
        if (type.projectId() != null) {
            node.putObject("scope")
                    .put("type", "PROJECT")
                    .putObject("project")
                    .put("id", String.valueOf(type.projectId()));
        }
        return node;
    }

    ObjectNode statusNode(String id) {
        Catalog.Status status = Objects.requireNonNull(catalog.statuses.get(id));
        ObjectNode node = object("status", id)
                .put("description", "")
                .put("iconUrl", base + "/images/icons/statuses/generic.png")
                .put("name", status.name());
        node.set("statusCategory", categoryNode(status.category()));
        return node;
    }

    ObjectNode categoryNode(Catalog.Category category) {
        return node().put("self", rest() + "/statuscategory/" + category.id)
                .put("id", category.id)
                .put("key", category.key)
                .put("colorName", category.colour)
                .put("name", category.title);
    }

    ObjectNode priorityNode(String id) {
        Catalog.Priority priority = Objects.requireNonNull(catalog.priorities.get(id));
        return object("priority", id)
                .put(
                        "iconUrl",
                        base + "/images/icons/priorities/" + priority.name().toLowerCase(Locale.ROOT) + ".svg")
                .put("name", priority.name());
    }

    ObjectNode userNode(String accountId) {
        Catalog.User user = Objects.requireNonNull(catalog.users.get(accountId));
        ObjectNode node = node();
        if (face.dataCenter()) {
            String name = user.displayName().toLowerCase(Locale.ROOT).replace(' ', '.');
            node.put("self", rest() + "/user?username=" + name)
                    .put("name", name)
                    .put("key", Face.userKey(accountId));
        } else {
            node.put("self", rest() + "/user?accountId=" + accountId).put("accountId", accountId);
        }
        node.set("avatarUrls", avatars("/avatar/initials/" + Integer.toHexString(accountId.hashCode()) + ".png?size="));
        node.put("displayName", user.displayName()).put("active", true).put("timeZone", "Europe/Berlin");
        return face.dataCenter() ? node : node.put("accountType", user.accountType());
    }

    ObjectNode sprintNode(long id) {
        Catalog.Sprint sprint = Objects.requireNonNull(catalog.sprints.get(id));
        ObjectNode node = node().put("id", sprint.id())
                .put("name", sprint.name())
                .put("state", sprint.state())
                .put("boardId", sprint.boardId())
                .put("goal", sprint.goal());
        if (sprint.start() != null) {
            node.put("startDate", sprint.start()).put("endDate", sprint.end());
        }
        if (sprint.complete() != null) {
            node.put("completeDate", sprint.complete());
        }
        return node;
    }

    /** A sprint as the agile API gives it, which names things otherwise than an issue's field does. */
    ObjectNode agileSprintNode(long id) {
        ObjectNode node = sprintNode(id);
        node.set("originBoardId", node.remove("boardId"));
        return node.put("self", base() + "/rest/agile/1.0/sprint/" + id);
    }

    ObjectNode componentNode(long id) {
        return object("component", String.valueOf(id))
                .put("name", Objects.requireNonNull(catalog.components.get(id)).name());
    }

    ObjectNode versionNode(long id) {
        Catalog.Version version = Objects.requireNonNull(catalog.versions.get(id));
        return object("version", String.valueOf(id))
                .put("description", "")
                .put("name", version.name())
                .put("archived", false)
                .put("released", version.released());
    }

    ObjectNode avatars(String path) {
        ObjectNode node = node();
        for (String size : new String[] {"48x48", "24x24", "16x16", "32x32"}) {
            node.put(size, base + path + size);
        }
        return node;
    }

    Face face() {
        return face;
    }

    /** The address below which the platform API lies. */
    String rest() {
        return base + face.api();
    }

    String base() {
        return base;
    }

    private ObjectNode object(String resource, String id) {
        return node().put("self", rest() + "/" + resource + "/" + id).put("id", id);
    }

    private SerializedString once(Object key, Supplier<ObjectNode> node) {
        return encoded.computeIfAbsent(key, k -> new SerializedString(node.get().toString()));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
