package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranking issues, and moving them into sprints and back to the backlog. */
final class OrderCalls {

    private static final int MOST = 50;
    private static final String LOCKED =
            "JIRA Agile cannot execute the rank operation at this time. Please try again later.";

    private final Site site;
    private final SharedJson shared;
    private final Faults faults;

    OrderCalls(Site site, SharedJson shared, Faults faults) {
        this.site = site;
        this.shared = shared;
        this.faults = faults;
    }

    void register(Router router) {
        router.on("PUT", "/rest/agile/1.0/issue/rank", List.of(), this::rank);
        router.on("GET", "/rest/agile/1.0/sprint/{sprint}", List.of(), call -> Answer.ok(node(sprint(call))));
        router.on("POST", "/rest/agile/1.0/sprint/{sprint}/issue", List.of(), this::intoSprint);
        router.on("POST", "/rest/agile/1.0/backlog/issue", List.of(), this::intoBacklog);
    }

    private Answer rank(Call call) {
        BoardCalls.checkLogin(call);
        Body body = call.body("issues", "rankBeforeIssue", "rankAfterIssue", "rankCustomFieldId");
        List<IssueState> issues = issues(body);
        Anchor anchor = anchor(body);
        if (anchor == null) {
            throw JiraError.badRequest("Either rankBeforeIssue or rankAfterIssue must be given.");
        }
        checkField(body);
        checkSchedule(issues);
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        List<IssueState> moved = new ArrayList<>();
        for (IssueState issue : issues) {
            ObjectNode entry = entries.addObject().put("issueId", issue.id).put("issueKey", issue.key);
            String complaint = complaint(issue, anchor.issue);
            if (complaint.isEmpty()) {
                moved.add(issue);
                entry.put("status", 200);
            } else {
                entry.put("status", complaint.equals(LOCKED) ? 503 : 400)
                        .putArray("errors")
                        .add(complaint);
            }
        }
        site.place(moved.stream().map(issue -> issue.id).toList(), anchor.issue.id, anchor.before);
        return moved.size() == issues.size()
                ? Answer.empty(204)
                : Answer.json(207, JsonNodeFactory.instance.objectNode().set("entries", entries));
    }

    /** Why Jira doesn't rank this issue beside that one; empty when it does. */
    private String complaint(IssueState issue, IssueState anchor) {
        if (faults.lockedInRank(issue.id)) {
            return LOCKED;
        }
        int level = site.typeOf(issue).level();
        return level < 0 || level != site.typeOf(anchor).level()
                ? "The issue " + issue.key + " can't be ranked beside " + anchor.key + "."
                : "";
    }

    private Answer intoSprint(Call call) {
        Catalog.Sprint sprint = sprint(call);
        Body body = shared.face().dataCenter()
                ? call.body("issues")
                : call.body("issues", "rankBeforeIssue", "rankAfterIssue", "rankCustomFieldId");
        List<IssueState> issues = issues(body);
        Anchor anchor = anchor(body);
        checkField(body);
        if (sprint.state().equals("closed")) {
            throw JiraError.of(400, "Issues can't be moved to a sprint that is already completed.");
        }
        checkSchedule(issues);
        for (IssueState issue : issues) {
            if (site.typeOf(issue).level() != 0) {
                throw JiraError.of(400, "The issue " + issue.key + " can't be moved to a sprint by itself.");
            }
        }
        issues.forEach(issue -> site.moveToSprint(issue.key, sprint.id()));
        if (anchor != null) {
            site.place(issues.stream().map(issue -> issue.id).toList(), anchor.issue.id, anchor.before);
        }
        return Answer.empty(204);
    }

    private Answer intoBacklog(Call call) {
        BoardCalls.checkLogin(call);
        List<IssueState> issues = issues(call.body("issues"));
        if (new HashSet<>(issues).size() < issues.size()) {
            throw JiraError.badRequest("The list of issues holds an issue twice.");
        }
        checkSchedule(issues);
        issues.forEach(issue -> site.moveToBacklog(issue.key));
        return Answer.empty(204);
    }

    private List<IssueState> issues(Body body) {
        List<String> wanted = body.texts("issues");
        if (wanted == null || wanted.isEmpty()) {
            throw JiraError.badRequest("The list of issues must not be empty.");
        }
        if (wanted.size() > MOST) {
            throw JiraError.badRequest("At most " + MOST + " issues may be moved at once.");
        }
        return wanted.stream().map(this::issue).toList();
    }

    private IssueState issue(String idOrKey) {
        IssueState state = site.find(idOrKey);
        if (state == null || !site.visible(state)) {
            throw JiraError.of(
                    400, "The issue '" + idOrKey + "' does not exist or you do not have permission to view it.");
        }
        return state;
    }

    private @Nullable Anchor anchor(Body body) {
        String before = body.text("rankBeforeIssue");
        String after = body.text("rankAfterIssue");
        if (before != null && after != null) {
            throw JiraError.badRequest("Only one of rankBeforeIssue and rankAfterIssue may be given.");
        }
        String anchor = before == null ? after : before;
        return anchor == null ? null : new Anchor(issue(anchor), before != null);
    }

    private void checkField(Body body) {
        Field rank = site.catalog().fieldOf(FieldKind.RANK);
        int field = body.integer("rankCustomFieldId", -1);
        if (rank == null || (field >= 0 && field != rank.number())) {
            throw JiraError.badRequest("There is no such rank field.");
        }
    }

    private void checkSchedule(List<IssueState> issues) {
        for (IssueState issue : issues) {
            if (!site.may(issue.projectId, "SCHEDULE_ISSUES")) {
                throw JiraError.of(
                        403, "You do not have permission to schedule issues in the project of " + issue.key + ".");
            }
        }
    }

    private Catalog.Sprint sprint(Call call) {
        BoardCalls.checkLogin(call);
        Catalog.Sprint sprint = site.catalog().sprints.get(call.number("sprint"));
        Catalog.Board board = sprint == null ? null : site.catalog().boards.get(sprint.boardId());
        if (sprint == null || (board != null && !site.may(board.projectId(), "BROWSE_PROJECTS"))) {
            throw JiraError.notFound("Sprint does not exist or you do not have permission to view it.");
        }
        return sprint;
    }

    private ObjectNode node(Catalog.Sprint sprint) {
        return shared.agileSprintNode(sprint.id());
    }

    /** Where to rank. */
    private record Anchor(IssueState issue, boolean before) {}
}
