package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The administrators' list of webhooks, in the shape that Cloud and Jira 9 give it, or in that of Jira 10. */
final class WebhookCalls {

    private static final String ISSUES = "issue-related-events-section";

    private final Site site;
    private final Webhooks webhooks;
    private final SharedJson shared;
    private final String path;

    WebhookCalls(Site site, Webhooks webhooks, SharedJson shared) {
        this.site = site;
        this.webhooks = webhooks;
        this.shared = shared;
        this.path = shared.face().webhooks();
    }

    void register(Router router) {
        router.on("GET", path, List.of(), this::list);
        router.on("POST", path, List.of(), this::create);
        router.on("PUT", path + "/{id}", List.of(), this::change);
    }

    private Answer list(Call call) {
        checkAdministrator(call);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        webhooks.targets().forEach(target -> list.add(shown(target)));
        return Answer.ok(list);
    }

    private Answer create(Call call) {
        checkAdministrator(call);
        WebhookTarget target = webhooks.add(asked(call, WebhookTarget.NEW));
        return Answer.json(201, shown(target));
    }

    private Answer change(Call call) {
        checkAdministrator(call);
        WebhookTarget before = webhooks.targets().stream()
                .filter(target -> String.valueOf(target.id()).equals(call.variable("id")))
                .findFirst()
                .orElseThrow(() -> JiraError.unknown("The webhook does not exist."));
        return Answer.ok(shown(webhooks.change(asked(call, before))));
    }

    private void checkAdministrator(Call call) {
        if (call.anonymous() || !site.admin()) {
            throw JiraError.of(403, "You do not have permission to manage webhooks.");
        }
    }

    /** A secret that isn't sent again stays as it was. */
    private WebhookTarget asked(Call call, WebhookTarget before) {
        boolean first = shared.face().firstWebhooks();
        Body body = first
                ? call.body("name", "url", "events", "filters", "excludeBody", "enabled", "secret")
                : call.body("name", "url", "events", "filters", "active", "configuration");
        JsonNode configuration = body.node().path("configuration");
        String jql = first
                ? body.node().path("filters").path(ISSUES).asText("")
                : configuration.path("FILTERS").asText("");
        if (!jql.isEmpty()) {
            new JqlCompiler(site, false).compile(jql);
        }
        List<String> events = body.texts("events");
        String name = body.text("name");
        String url = body.text("url");
        if (name == null || name.isBlank() || url == null || events == null || events.isEmpty()) {
            throw JiraError.badRequest("A webhook needs a name, a URL and events.");
        }
        if (!WebhookTarget.EVENTS.containsAll(events) || (shared.face().dataCenter() && !ofDataCenter(events))) {
            throw JiraError.badRequest("There is no such event: " + events);
        }
        JsonNode secret = first ? signedWith(body.node()) : configuration.path("SECRET");
        return new WebhookTarget(
                before.id(),
                name,
                URI.create(url),
                secret.asText(before.secret()),
                Set.copyOf(events),
                jql,
                body.flag(first ? "enabled" : "active", true),
                first
                        ? body.flag("excludeBody")
                        : configuration.path("EXCLUDE_BODY").asBoolean(false));
    }

    /** Jira 9 signs nothing. */
    private JsonNode signedWith(ObjectNode body) {
        return shared.face().dataCenter() ? JsonNodeFactory.instance.missingNode() : body.path("secret");
    }

    private static boolean ofDataCenter(List<String> events) {
        return events.stream().noneMatch(event -> event.contains("archived"));
    }

    private ObjectNode shown(WebhookTarget target) {
        ObjectNode webhook = JsonNodeFactory.instance
                .objectNode()
                .put("name", target.name())
                .put("url", target.url().toString());
        ArrayNode events = webhook.putArray("events");
        target.events().stream().sorted().forEach(events::add);
        if (shared.face().firstWebhooks()) {
            webhook.put("excludeBody", target.withoutBody())
                    .put("enabled", target.on())
                    .put("self", shared.base() + path + "/" + target.id())
                    .putObject("filters")
                    .put(ISSUES, target.jql());
            return webhook;
        }
        ObjectNode configuration = webhook.put("id", target.id())
                .put("active", target.on())
                .put("scopeType", "global")
                .put("sslVerificationRequired", true)
                .putObject("configuration")
                .put("EXCLUDE_BODY", String.valueOf(target.withoutBody()));
        if (!target.jql().isEmpty()) {
            configuration.put("FILTERS", target.jql());
        }
        return webhook;
    }
}
