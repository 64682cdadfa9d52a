package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Properties of issues: what nobody sees on them, and what doesn't change when they were updated. */
final class PropertyCalls {

    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_VALUE = 32_768;
    private static final int MOST_ISSUES = 100;
    private static final int MOST_PROPERTIES = 10;

    private final AtomicInteger tasks = new AtomicInteger();
    private final Site site;
    private final Face face;
    private final Map<Long, Map<String, JsonNode>> properties = new ConcurrentHashMap<>();

    PropertyCalls(Site site, Face face) {
        this.site = site;
        this.face = face;
    }

    void register(Router router) {
        String property = "/rest/api/3/issue/{issue}/properties/{key}";
        router.on("GET", property, List.of(), this::get);
        router.on("PUT", property, List.of(), this::put);
        if (!face.dataCenter()) {
            router.on("POST", "/rest/api/3/issue/properties/multi", List.of(), this::putMany);
            router.on("GET", "/rest/api/3/task/{task}", List.of(), this::task);
        }
    }

    /** Done at once, and still told as a task, where to look for which is another's address. */
    private Answer putMany(Call call) {
        JsonNode issues = call.body("issues").node().path("issues");
        if (!issues.isArray() || issues.isEmpty() || issues.size() > MOST_ISSUES || call.anonymous()) {
            throw JiraError.payload();
        }
        for (JsonNode one : issues) {
            JsonNode values = one.path("properties");
            if (!one.path("issueID").isIntegralNumber() || values.isEmpty() || values.size() > MOST_PROPERTIES) {
                throw JiraError.payload();
            }
            IssueState issue = site.get(one.path("issueID").asLong());
            if (issue != null && site.visible(issue)) { // what isn't found is left out without a word
                values.properties().forEach(property -> keep(issue, property.getKey(), property.getValue()));
            }
        }
        return Answer.empty(303)
                .with("Location", "https://elsewhere.example/rest/api/3/task/" + tasks.incrementAndGet());
    }

    private Answer task(Call call) {
        String id = call.variable("task");
        if (!id.matches("[0-9]{1,9}") || Integer.parseInt(id) > tasks.get() || call.anonymous()) {
            throw JiraError.notFound("The task was not found.");
        }
        long now = site.clock().millis();
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("self", "https://elsewhere.example/rest/api/3/task/" + id)
                .put("id", id)
                .put("status", "COMPLETE")
                .put("submittedBy", 10_000)
                .put("progress", 100)
                .put("elapsedRuntime", 0)
                .put("submitted", now)
                .put("lastUpdate", now));
    }

    private boolean keep(IssueState issue, String key, JsonNode value) {
        if (key.length() > LONGEST_KEY || value.toString().length() > LONGEST_VALUE) {
            throw JiraError.badRequest("The property's key or value is too long.");
        }
        return properties
                        .computeIfAbsent(issue.id, first -> new ConcurrentHashMap<>())
                        .put(key, value)
                != null;
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
        boolean known = keep(issue, key, value);
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
