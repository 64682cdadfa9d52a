package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds who answers a request; what nobody answers is a 404, or a 405 when only the method is wrong. */
final class Router {

    private static final String API = "/rest/api/3";

    private final List<Route> routes = new ArrayList<>();
    private final String api;

    /** @param api where this Jira has what Cloud has at {@code /rest/api/3} */
    Router(String api) {
        this.api = api;
    }

    /**
     * Adds a route.
     *
     * @param pattern as on Cloud
     * @param parameters the query parameters it takes; every other one is refused
     */
    void on(String method, String pattern, List<String> parameters, Function<Call, Answer> handler) {
        routes.add(new Route(method, List.of(pattern.replace(API, api).split("/", -1)), parameters, handler));
    }

    Answer answer(Call call) {
        List<String> path = List.of(call.path.split("/", -1));
        boolean otherMethod = false;
        for (Route route : routes) {
            Map<String, String> variables = match(route.pattern, path);
            if (variables != null && route.method.equals(call.method)) {
                call.variables(variables);
                call.allow(route.parameters);
                return route.handler.apply(call);
            }
            otherMethod |= variables != null;
        }
        if (otherMethod) {
            return Answer.json(405, JsonNodeFactory.instance.objectNode()).refused("no such method here");
        }
        throw JiraError.unknown("null for uri: " + call.path);
    }

    private static @Nullable Map<String, String> match(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).startsWith("{")) {
                String name = pattern.get(i).substring(1, pattern.get(i).length() - 1);
                variables.put(name, URLDecoder.decode(path.get(i).replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!pattern.get(i).equals(path.get(i))) {
                return null;
            }
        }
        return variables;
    }

    private record Route(
            String method, List<String> pattern, List<String> parameters, Function<Call, Answer> handler) {}
}
