package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import io.winnow.tracker.Permissions;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Asks Jira what the login may do. Thread-safe. */
final class JiraPermissions implements Permissions {

    private final JiraHttp http;
    private final Supplier<Platform> platform;

    JiraPermissions(JiraHttp http, Supplier<Platform> platform) {
        this.http = http;
        this.platform = platform;
    }

    @Override
    public boolean administers() {
        return has(UnaryOperator.identity(), "ADMINISTER");
    }

    @Override
    public Set<String> projectsWith(Set<Right> rights) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode names = body.putArray("permissions");
        rights.stream().sorted().map(JiraPermissions::name).forEach(names::add);
        String path = platform.get().api() + "/permissions/project";
        Set<String> ids = new HashSet<>();
        for (JsonNode project : http.call(JiraRequest.ask(path, body)).path("projects")) {
            ids.add(project.path("id").asText());
        }
        return ids;
    }

    @Override
    public boolean maySee(IssueId issue) {
        return of(issue, Right.SEE);
    }

    @Override
    public boolean mayEdit(IssueId issue) {
        return of(issue, Right.EDIT);
    }

    private boolean of(IssueId issue, Right right) {
        try {
            return has(request -> request.with("issueId", issue.toString()), name(right));
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    /** Whether the login has at least one of these, in the place that the request is narrowed to. */
    boolean has(UnaryOperator<JiraRequest> place, String... names) {
        JiraRequest request = platform.get().permissions(String.join(",", names));
        JsonNode permissions = http.call(place.apply(request)).path("permissions");
        boolean any = false;
        for (String name : names) {
            any = any || permissions.path(name).path("havePermission").asBoolean(false);
        }
        return any;
    }

    private static String name(Right right) {
        return switch (right) {
            case SEE -> "BROWSE_PROJECTS";
            case EDIT -> "EDIT_ISSUES";
            case SCHEDULE -> "SCHEDULE_ISSUES";
            case ADMINISTER -> "ADMINISTER_PROJECTS";
        };
    }
}
