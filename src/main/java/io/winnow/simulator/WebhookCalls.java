package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/** The administrators' list of webhooks. */
final class WebhookCalls {

    private final Site site;
    private final Webhooks webhooks;
    private final SharedJson shared;

    WebhookCalls(Site site, Webhooks webhooks, SharedJson shared) {
        this.site = site;
        this.webhooks = webhooks;
        this.shared = shared;
    }

    void register(Router router) {
        router.on("GET", shared.face().webhooks(), List.of(), this::list);
    }

    private Answer list(Call call) {
        if (call.anonymous() || !site.admin()) {
            throw JiraError.of(403, "You do not have permission to manage webhooks.");
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (URI address : webhooks.addresses()) {
            ObjectNode webhook = list.addObject()
                    .put("name", "Webhook " + list.size())
                    .put("url", address.toString())
                    .put("excludeBody", false)
                    .put("enabled", true)
                    .put("self", shared.base() + shared.face().webhooks() + "/" + list.size());
            webhook.putObject("filters").put("issue-related-events-section", "");
            webhook.putArray("events")
                    .add("jira:issue_created")
                    .add("jira:issue_updated")
                    .add("jira:issue_deleted");
        }
        return Answer.ok(list);
    }
}
