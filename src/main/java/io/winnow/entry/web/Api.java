package io.winnow.entry.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.winnow.entry.webhook.Hook;
import io.winnow.entry.webhook.Signature;
import io.winnow.intake.EvidenceMessage;
import io.winnow.intake.EvidenceMessage.BadItem;
import io.winnow.intake.JsonText;
import io.winnow.intake.KpiMessage;
import io.winnow.intake.UnreadableFileException;
import io.winnow.store.StoreException;
import io.winnow.tracker.Secret;
import io.winnow.workflow.GoalsJson;
import io.winnow.workflow.ImportEvidence;
import io.winnow.workflow.ImportKpi;
import io.winnow.workflow.SetupException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what other programs send: evidence, KPI values, goals. Asks who sends it before it looks at any of it. */
final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final int MOST_BYTES = 8_000_000;
    /** Taken before the signature is known, so less. */
    private static final int MOST_HOOK_BYTES = 1_000_000;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int MOST_ITEMS = 1_000;
    private static final List<String> GOAL_TYPES =
            List.of("application/json", "application/yaml", "application/x-yaml", "text/yaml");

    private final ApiSettings settings;
    private final ApiWorkflows workflows;
    private final Visitors visitors;
    private final Map<String, Hook> hooks = new HashMap<>();

    Api(ApiSettings settings, ApiWorkflows workflows, Visitors visitors) {
        this.settings = settings;
        this.workflows = workflows;
        this.visitors = visitors;
        settings.hooks().forEach((name, hook) -> hooks.put(name, new Hook(hook)));
    }

    void addTo(RoutesConfig routes) {
        Secret token = settings.token();
        if (token != null) {
            routes.post(ApiPaths.EVIDENCE, forBearer(token, this::evidence));
            routes.post(ApiPaths.KPI, forBearer(token, this::kpi));
            routes.get(ApiPaths.GOALS, forBearer(token, this::showGoals));
            routes.head(ApiPaths.GOALS, forBearer(token, this::showGoals));
            routes.put(ApiPaths.GOALS, forBearer(token, this::applyGoals));
        }
        new OrderApi(workflows.order(), visitors).addTo(routes);
        routes.post(ApiPaths.HOOKS + "{name}", this::hook);
        routes.head(
                ApiPaths.HOOKS + "{name}",
                request -> request.status(hooks.containsKey(request.pathParam("name")) ? 200 : 404));
        refusals(routes);
    }

    /** What is refused is said as a problem in JSON. */
    static void refusals(RoutesConfig routes) {
        routes.exception(
                RefusedException.class,
                (why, request) -> ProblemJson.send(request, why.status(), String.valueOf(why.getMessage())));
        routes.exception(
                UnreadableFileException.class,
                (why, request) -> ProblemJson.send(request, 400, String.valueOf(why.getMessage())));
    }

    private static Handler forBearer(Secret token, Handler handler) {
        return request -> {
            if (!Signature.bears(request.header("Authorization"), token)) {
                request.header("WWW-Authenticate", "Bearer");
                throw new RefusedException(
                        401, "Send the header Authorization: Bearer with the token that server.apiToken names.");
            }
            try {
                handler.handle(request);
            } catch (StoreException busy) {
                throw unavailable(request, busy);
            }
        };
    }

    static RefusedException unavailable(Context request, StoreException failure) {
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        request.header("Retry-After", "60");
        return new RefusedException(503, "The store can't take it now; the log says why. Send it again later.");
    }

    private void evidence(Context request) {
        List<JsonNode> items = items(SentBody.read(request, SentBody.JSON, MOST_BYTES));
        take(request, "api", items, null);
    }

    private static List<JsonNode> items(byte[] body) {
        List<JsonNode> items = JsonText.items(JsonText.read(body));
        if (items.isEmpty()) {
            throw new RefusedException(400, "The list is empty. Send an object, or a list of 1 to 1,000.");
        }
        if (items.size() > MOST_ITEMS) {
            throw new RefusedException(
                    413, "The list has " + items.size() + " items. Send at most 1,000 at once, and none was taken.");
        }
        return items;
    }

    private void take(Context request, String source, List<JsonNode> items, @Nullable Instant toldAt) {
        List<BadItem> bad = new ArrayList<>();
        Instant now = workflows.clock().instant();
        EvidenceMessage message = new EvidenceMessage(source, now);
        ImportEvidence.Result result = workflows
                .importEvidence()
                .event(
                        sink -> message.read(items, sink, bad::add),
                        // A clock that is wrong must not keep every later event out.
                        toldAt == null || toldAt.isAfter(now.plus(CLOCKS_DIFFER)) ? null : toldAt);
        ObjectNode json = saved(
                result.saved().added(), result.saved().changed(), result.saved().same());
        ArrayNode problems = json.putArray("problems");
        bad.forEach(one -> problems.addObject()
                .put("index", one.index())
                .put("field", one.field())
                .put("reason", "It " + one.reason()));
        answer(request, json, bad.size() == items.size());
    }

    private static ObjectNode saved(int added, int changed, int same) {
        return object().put("added", added).put("changed", changed).put("unchanged", same);
    }

    private static void answer(Context request, ObjectNode json, boolean allBad) {
        if (allBad) {
            ProblemJson.send(request, 422, "No item can be used; problems says why for each.", json);
        } else {
            send(request, json);
        }
    }

    private void kpi(Context request) {
        List<JsonNode> items = items(SentBody.read(request, SentBody.JSON, MOST_BYTES));
        ImportKpi.Result result = workflows.importKpi().run(KpiMessage.read(items));
        ObjectNode json = saved(
                result.saved().added(), result.saved().changed(), result.saved().same());
        ArrayNode problems = json.putArray("problems");
        result.bad()
                .forEach(one -> problems.addObject().put("index", one.line()).put("reason", "It " + one.problem()));
        answer(request, json, result.bad().size() == items.size());
    }

    private void showGoals(Context request) {
        send(request, workflows.showGoals().run().map(GoalsJson::overview).orElseGet(GoalsJson::nothing));
    }

    private void applyGoals(Context request) {
        String dryRun = request.queryParam("dryRun");
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw new RefusedException(400, "dryRun is neither true nor false. Write one of the two.");
        }
        byte[] goals = SentBody.read(request, GOAL_TYPES, 1_000_000);
        try {
            send(request, GoalsJson.applied(workflows.applyGoals().run(goals, "true".equals(dryRun))));
        } catch (SetupException wrong) {
            ObjectNode more = object();
            String.valueOf(wrong.getMessage()).lines().forEach(more.putArray("problems")::add);
            ProblemJson.send(request, 422, "The goals have mistakes, and were not applied; problems lists them.", more);
        }
    }

    private void hook(Context request) {
        Hook hook = hooks.get(request.pathParam("name"));
        if (hook == null) {
            request.status(404);
            return;
        }
        byte[] body = SentBody.read(request, SentBody.JSON, MOST_HOOK_BYTES);
        if (!hook.trusts(request::header, body)) {
            throw new RefusedException(
                    401, "The signature or token is missing or wrong. Compare the hook's secret with the product's.");
        }
        Hook.Received received = hook.receive(JsonText.read(body));
        ObjectNode item = received.item();
        try {
            if (item == null) {
                ObjectNode json = saved(0, 0, 0);
                json.putArray("problems");
                send(request, json.put("ignored", received.why()));
            } else {
                take(request, hook.source(), List.of(item), received.toldAt());
            }
        } catch (StoreException busy) {
            throw unavailable(request, busy);
        }
    }

    private static void send(Context request, ObjectNode json) {
        request.contentType("application/json").result(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
