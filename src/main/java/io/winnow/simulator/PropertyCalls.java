package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Properties of issues: what nobody sees on them, and what doesn't change when they were updated. */
final class PropertyCalls {

    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_VALUE = 32_768;

    private final Site site;
    private final Map<Long, Map<String, JsonNode>> properties = new ConcurrentHashMap<>();

    PropertyCalls(Site site) {
        this.site = site;
    }

    void register(Router router) {
        String property = "/rest/api/3/issue/{issue}/properties/{key}";
        router.on("GET", property, List.of(), this::get);
        router.on("PUT", property, List.of(), this::put);
    }

    private Answer get(Call call) {
        String key = call.variable("key");
        JsonNode value = properties.getOrDefault(issue(call).id, Map.of()).get(key);
        if (value == null) {
            throw JiraError.notFound("The property with key '" + key + "' does not exist.");
        }
        return Answer.ok(JsonNodeFactory.instance.objectNode().put("key", key).set("value", value));
    }

    private Answer put(Call call) {
        String key = call.variable("key");
        JsonNode value = call.json();
        IssueState issue = issue(call);
        if (!site.may(issue.projectId, "EDIT_ISSUES")) {
            throw JiraError.of(403, "You do not have permission to edit this issue.");
        }
        if (key.length() > LONGEST_KEY || value.toString().length() > LONGEST_VALUE) {
            throw JiraError.badRequest("The property's key or value is too long.");
        }
        boolean known = properties
                        .computeIfAbsent(issue.id, first -> new ConcurrentHashMap<>())
                        .put(key, value)
                != null;
        return Answer.json(known ? 200 : 201, JsonNodeFactory.instance.nullNode());
    }

    private IssueState issue(Call call) {
        IssueState state = call.anonymous() ? null : site.find(call.variable("issue"));
        if (state == null || !site.visible(state)) {
            throw JiraError.notFound("Issue does not exist or you do not have permission to see it.");
        }
        return state;
    }
}
