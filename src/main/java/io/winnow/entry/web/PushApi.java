package io.winnow.entry.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.store.StoreException;
import io.winnow.store.TokenStore.Role;
import io.winnow.workflow.ApplyOptions;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.PushedJson;
import io.winnow.workflow.SetupException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Previews, applies and takes back what a plan writes to the tracker, for who may plan. Each becomes a run that goes on
 * by itself; its address says how far it is and how it ended.
 */
final class PushApi {

    private static final List<String> APPLY = List.of("fields", "order", "sprint", "dryRun", "preview");
    private static final int LISTENERS = 50;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final List<String> UNDO = List.of("dryRun", "preview");

    private final PushWorkflows workflows;
    private final Visitors visitors;
    private final PushRuns runs;
    private final RunEvents events = new RunEvents(LISTENERS, HEARTBEAT);

    PushApi(PushWorkflows workflows, Visitors visitors, PushRuns runs) {
        this.workflows = workflows;
        this.visitors = visitors;
        this.runs = runs;
    }

    void addTo(RoutesConfig routes) {
        routes.post(ApiPaths.APPLY, started(this::apply));
        Routes.get(routes, ApiPaths.APPLY, this::last);
        routes.post(ApiPaths.UNDO, started(this::undo));
        Routes.get(
                routes,
                ApiPaths.RUN,
                request -> answer(request, 200, run(request).json()));
        routes.get(ApiPaths.RUN + "/events", request -> events.tell(request, run(request)));
    }

    /** What a request sets in motion. */
    private interface Start {

        PushRun run(Context request, Visitor visitor);
    }

    private Handler started(Start start) {
        return request -> {
            try {
                PushRun run = start.run(request, visitors.atLeast(Role.PLANNER, request));
                request.header("Location", ApiPaths.RUN.replace("{id}", run.id()));
                answer(request, 202, run.json());
            } catch (RunGoingOnException busy) {
                ProblemJson.send(
                        request,
                        409,
                        String.valueOf(busy.getMessage()),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("person", busy.run().author().person())
                                .put("since", busy.run().since().toString()));
            } catch (SetupException wrong) {
                throw new RefusedException(422, String.valueOf(wrong.getMessage()));
            } catch (StoreException busy) {
                throw Api.unavailable(request, busy);
            }
        };
    }

    private static void answer(Context request, int status, ObjectNode json) {
        request.status(status)
                .contentType("application/json")
                .result(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What was written last, whoever asked for it; null as long as nothing was. */
    private void last(Context request) {
        visitors.atLeast(Role.PLANNER, request);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(
                "last",
                workflows
                        .listPushes()
                        .last(backlog(request).name())
                        .map(PushedJson::of)
                        .orElse(null));
        answer(request, 200, answer);
    }

    private BacklogSettings backlog(Context request) {
        String name = request.pathParam("name");
        return workflows.backlogs().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(404, "There is no such backlog."));
    }

    private ObjectNode result(String backlog, Pushed pushed) {
        ObjectNode result = PushedJson.of(pushed);
        result.set(
                "writes",
                PushedJson.changes(
                        pushed.push().changes(), workflows.listPushes().summaries(backlog)));
        return result;
    }

    /** Which plan, and so which sprint, stands in the query, as in that of the plan's page. */
    private PushRun apply(Context request, Visitor visitor) {
        BacklogSettings backlog = backlog(request);
        Members members = Members.read(request, APPLY, "fields, order or sprint");
        ApplyOptions options = new ApplyOptions(
                members.flag("fields"),
                members.flag("order"),
                members.flag("sprint"),
                PlanQuery.of(request),
                members.flag("dryRun"),
                members.text("preview"));
        if (!options.fields() && !options.order() && !options.sprint()) {
            throw new RefusedException(422, "Say what to write: fields, order or sprint, or several of them, as true.");
        }
        return runs.start(
                new PushRun.Subject(backlog.name(), "apply", options.dryRun()),
                visitor.author(),
                progress -> result(
                        backlog.name(),
                        workflows
                                .applyPlan()
                                .run(backlog, options, visitor.author(), progress)
                                .pushed()));
    }

    private PushRun undo(Context request, Visitor visitor) {
        String id = request.pathParam("id");
        Members members = Members.read(request, UNDO, "dryRun or preview, or neither");
        boolean dryRun = members.flag("dryRun");
        String preview = members.text("preview");
        String backlog = workflows.undoPush().backlogOf(id);
        return runs.start(
                new PushRun.Subject(backlog, "undo of " + id, dryRun),
                visitor.author(),
                progress -> result(backlog, workflows.undoPush().run(id, dryRun, preview, visitor.author(), progress)));
    }

    private PushRun run(Context request) {
        visitors.atLeast(Role.PLANNER, request);
        return runs.find(request.pathParam("id"))
                .orElseThrow(() -> new RefusedException(404, "There is no such run.")); // the page for 404 says more
    }
}
