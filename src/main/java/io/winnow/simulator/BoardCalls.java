package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Boards and sprints, from the agile API. */
final class BoardCalls {

    private final Site site;
    private final SharedJson shared;

    BoardCalls(Site site, SharedJson shared) {
        this.site = site;
        this.shared = shared;
    }

    void register(Router router) {
        String board = "/rest/agile/1.0/board";
        router.on(
                "GET",
                board,
                List.of(
                        "startAt",
                        "maxResults",
                        "type",
                        "name",
                        "projectKeyOrId",
                        "accountIdLocation",
                        "projectLocation",
                        "includePrivate",
                        "negateLocationFiltering",
                        "orderBy",
                        "expand",
                        "projectTypeLocation",
                        "filterId"),
                this::list);
        router.on("GET", board + "/{board}", List.of(), call -> Answer.ok(brief(board(call))));
        router.on("GET", board + "/{board}/configuration", List.of(), this::configuration);
        router.on("GET", board + "/{board}/sprint", List.of("startAt", "maxResults", "state"), this::sprints);
    }

    private Answer list(Call call) {
        checkLogin(call);
        List<String> types = call.list("type");
        String name = Objects.requireNonNullElse(call.text("name"), "").toLowerCase(Locale.ROOT);
        String projectKeyOrId = Objects.requireNonNullElse(call.text("projectKeyOrId"), "");
        Catalog.Project project = site.catalog().project(projectKeyOrId);
        if (!projectKeyOrId.isEmpty() && project == null) {
            throw JiraError.badRequest("No project could be found with key or id '" + projectKeyOrId + "'.");
        }
        List<ObjectNode> boards = site.catalog().boards.values().stream()
                .filter(board -> site.may(board.projectId(), "BROWSE_PROJECTS"))
                .filter(board -> types.isEmpty() || types.contains(board.type()))
                .filter(board -> board.name().toLowerCase(Locale.ROOT).contains(name))
                .filter(board -> project == null || board.projectId() == project.id())
                .map(this::brief)
                .toList();
        return Answer.ok(Paged.page(call, 50, 50, boards));
    }

    private ObjectNode brief(Catalog.Board board) {
        Catalog.Project project = Objects.requireNonNull(site.catalog().projects.get(board.projectId()));
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", board.id())
                .put("self", shared.base() + "/rest/agile/1.0/board/" + board.id())
                .put("name", board.name())
                .put("type", board.type());
        node.putObject("location")
                .put("projectId", project.id())
                .put("displayName", project.name() + " (" + project.key() + ")")
                .put("projectName", project.name())
                .put("projectKey", project.key())
                .put("projectTypeKey", "software")
                .put(
                        "avatarURI",
                        shared.base() + "/rest/api/2/universal_avatar/view/type/project/avatar/10400?size=small")
                .put("name", project.name() + " (" + project.key() + ")");
        return node.put("isPrivate", false);
    }

    private Answer configuration(Call call) {
        Catalog.Board board = board(call);
        Catalog.Project project = Objects.requireNonNull(site.catalog().projects.get(board.projectId()));
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", board.id())
                .put("name", board.name())
                .put("type", board.type())
                .put("self", shared.base() + "/rest/agile/1.0/board/" + board.id() + "/configuration");
        node.putObject("location").put("type", "project").put("projectKeyOrId", project.key());
        node.putObject("filter")
                .put("id", String.valueOf(20_000 + board.id()))
                .put("self", shared.base() + "/rest/api/2/filter/" + (20_000 + board.id()));
        ObjectNode columns = node.putObject("columnConfig");
        ArrayNode list = columns.putArray("columns");
        for (Catalog.Category category : Catalog.Category.values()) {
            column(list.addObject().put("name", category.title), category);
        }
        columns.put("constraintType", "none");
        ObjectNode estimation = node.putObject("estimation");
        if (board.estimationField() == null) {
            estimation.put("type", "issueCount");
        } else {
            Field field = Objects.requireNonNull(site.catalog().field(board.estimationField()));
            estimation
                    .put("type", "field")
                    .putObject("field")
                    .put("fieldId", field.id())
                    .put("displayName", field.name());
        }
        Field rank = site.catalog().fieldOf(FieldKind.RANK);
        if (rank != null) {
            node.putObject("ranking").put("rankCustomFieldId", rank.number());
        }
        return Answer.ok(node);
    }

    private void column(ObjectNode column, Catalog.Category category) {
        ArrayNode statuses = column.putArray("statuses");
        site.catalog().statuses.values().stream()
                .filter(status -> status.category() == category)
                .forEach(status -> statuses.addObject()
                        .put("id", status.id())
                        .put("self", shared.base() + "/rest/api/2/status/" + status.id()));
    }

    private Answer sprints(Call call) {
        Catalog.Board board = board(call);
        List<String> states = call.list("state");
        for (String state : states) {
            if (!List.of("closed", "active", "future").contains(state)) {
                throw JiraError.badRequest("Unable to parse sprint state '" + state + "'.");
            }
        }
        List<ObjectNode> sprints = new ArrayList<>();
        for (Catalog.Sprint sprint : site.catalog().sprints.values()) {
            if (sprint.boardId() == board.id() && (states.isEmpty() || states.contains(sprint.state()))) {
                sprints.add(shared.agileSprintNode(sprint.id()));
            }
        }
        return Answer.ok(Paged.page(call, 50, 50, sprints));
    }

    private Catalog.Board board(Call call) {
        checkLogin(call);
        Catalog.Board board = site.catalog().boards.get(call.number("board"));
        if (board == null || !site.may(board.projectId(), "BROWSE_PROJECTS")) {
            throw JiraError.notFound("Board does not exist or you do not have permission to see it.");
        }
        return board;
    }

    static void checkLogin(Call call) {
        if (call.anonymous()) {
            throw JiraError.of(401, "You are not authenticated. Authentication required to perform this operation.");
        }
    }
}
