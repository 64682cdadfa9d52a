package io.winnow.entry.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.winnow.store.OutdatedException;
import io.winnow.store.StoreException;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.workflow.ChangeInputs;
import io.winnow.workflow.ExplainIssue;
import io.winnow.workflow.InputWishes.Wish;
import io.winnow.workflow.InputsJson;
import io.winnow.workflow.SetupException;
import io.winnow.workflow.WrongInputsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Shows what the tracker holds for an issue's inputs, and has them changed, for who may plan. */
final class InputsApi {

    private static final List<String> MEMBERS = List.of("changes");
    private static final List<String> CHANGE = List.of("input", "seen", "value");
    private static final int MOST = 20;

    private final ChangeInputs changeInputs;
    private final ExplainIssue explainIssue;
    private final Visitors visitors;

    InputsApi(ChangeInputs changeInputs, ExplainIssue explainIssue, Visitors visitors) {
        this.changeInputs = changeInputs;
        this.explainIssue = explainIssue;
        this.visitors = visitors;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, ApiPaths.INPUTS, answered(this::show));
        routes.patch(ApiPaths.INPUTS, answered(this::change));
    }

    private Handler answered(BiFunction<Context, Visitor, ObjectNode> action) {
        return request -> {
            try {
                ObjectNode json = action.apply(request, visitors.atLeast(Role.PLANNER, request));
                request.header("Cache-Control", "no-store")
                        .contentType("application/json")
                        .result(json.toString().getBytes(StandardCharsets.UTF_8));
            } catch (WrongInputsException wrong) {
                ProblemJson.send(
                        request,
                        wrong.outdated() ? 409 : 422,
                        String.valueOf(wrong.getMessage()),
                        InputsJson.of(wrong));
            } catch (OutdatedException meanwhile) {
                throw new RefusedException(409, String.valueOf(meanwhile.getMessage()));
            } catch (SetupException | FieldException wrong) {
                throw new RefusedException(422, String.valueOf(wrong.getMessage()));
            } catch (TrackerException failure) {
                throw new RefusedException(status(failure), String.valueOf(failure.getMessage()));
            } catch (StoreException busy) {
                throw Api.unavailable(request, busy);
            }
        };
    }

    /** What the tracker doesn't allow or take can be put right by people; all else is its own trouble. */
    private static int status(TrackerException failure) {
        return switch (failure.kind()) {
            case REJECTED, FORBIDDEN, NOT_FOUND -> 422;
            case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> 502;
        };
    }

    private ObjectNode show(Context request, Visitor visitor) {
        String issue = request.pathParam("issue");
        String backlog = request.pathParam("name");
        IssueWriter as = visitor.writer();
        return InputsJson.of(as == null ? changeInputs.show(issue, backlog) : changeInputs.show(issue, backlog, as));
    }

    private ObjectNode change(Context request, Visitor visitor) {
        JsonNode changes =
                Members.read(request, MEMBERS, "changes, a list").body().path("changes");
        if (!changes.isArray() || changes.isEmpty() || changes.size() > MOST) {
            throw new RefusedException(422, "changes isn't a list of 1 to " + MOST + " changes.");
        }
        List<Wish> wishes = new ArrayList<>();
        for (JsonNode change : changes) {
            Members members = Members.of(change, CHANGE, "input, seen and value");
            String input = members.text("input");
            String value = members.text("value");
            if (input == null || value == null) {
                throw new RefusedException(422, "Say input and value of each change; an empty value clears its field.");
            }
            wishes.add(new Wish(input, members.text("seen"), value));
        }
        String issue = request.pathParam("issue");
        String backlog = request.pathParam("name");
        IssueWriter as = visitor.writer();
        return InputsJson.of(
                as == null
                        ? changeInputs.run(issue, backlog, wishes, false, visitor.author())
                        : changeInputs.run(issue, backlog, wishes, false, visitor.author(), as),
                explainIssue);
    }
}
