package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.tracker.Secret;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.Webhook;
import io.winnow.tracker.Webhooks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks that administrators enter. Data Center has them elsewhere, and in another shape, since Jira 10; neither
 * place is in Atlassian's contracts.
 */
final class JiraWebhooks implements Webhooks {

    private static final List<String> EVENTS = List.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "issuelink_created",
            "issuelink_deleted",
            "sprint_updated",
            "sprint_started",
            "sprint_closed",
            "sprint_deleted",
            "project_updated",
            "project_deleted");
    private static final List<String> EVENTS_OF_CLOUD = List.of("project_archived", "project_restored_archived");
    private static final String FILTERS = "filters";
    private static final String ISSUES = "issue-related-events-section";

    private final JiraHttp http;
    private final Installation installation;

    JiraWebhooks(JiraHttp http) {
        this.http = http;
        this.installation = http.installation();
    }

    /** Where they are listed and entered. */
    private enum Place {
        FIRST("/rest/webhooks/1.0/webhook"),
        SINCE_JIRA_10("/rest/jira-webhook/1.0/webhooks");

        private final String path;

        Place(String path) {
            this.path = path;
        }
    }

    @Override
    public Optional<List<Webhook>> list() {
        try {
            Place place = place();
            List<Webhook> all = new ArrayList<>();
            http.call(JiraRequest.get(place.path)).forEach(node -> all.add(read(place, node)));
            return Optional.of(all);
        } catch (TrackerException refused) {
            if (refused.kind() == Kind.UNAVAILABLE || refused.kind() == Kind.RATE_LIMITED) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    @Override
    public boolean canSign() {
        return onCloud() || place() == Place.SINCE_JIRA_10;
    }

    private boolean onCloud() {
        return installation.deployment() == Deployment.CLOUD;
    }

    private Place place() {
        return onCloud() || installation.majorVersion() < 10 ? Place.FIRST : Place.SINCE_JIRA_10;
    }

    @Override
    public void save(Webhook webhook, @Nullable Secret secret) {
        Place place = place();
        ObjectNode body = written(place, webhook, secret);
        http.send(
                webhook.id().isEmpty()
                        ? JiraRequest.create(place.path, place.path, body)
                        : JiraRequest.put(place.path + "/" + webhook.id(), place.path + "/{id}", body, ""));
    }

    private Webhook read(Place place, JsonNode node) {
        JsonNode configuration = node.path("configuration");
        Set<String> sent = new LinkedHashSet<>();
        node.path("events").forEach(event -> sent.add(event.asText("")));
        return place == Place.FIRST
                ? new Webhook(
                        lastOf(node.path("self").asText("")),
                        node.path("name").asText(""),
                        node.path("url").asText(""),
                        node.path(FILTERS).path(ISSUES).asText(""),
                        missing(sent),
                        node.path("enabled").asBoolean(true),
                        !node.path("excludeBody").asBoolean(false))
                : new Webhook(
                        node.path("id").asText(""),
                        node.path("name").asText(""),
                        node.path("url").asText(""),
                        node.path(FILTERS)
                                .path(ISSUES)
                                .asText(configuration.path("FILTERS").asText("")),
                        missing(sent),
                        node.path("active").asBoolean(true),
                        !configuration.path("EXCLUDE_BODY").asBoolean(false));
    }

    private static String lastOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static List<String> missing(Set<String> sent) {
        return EVENTS.stream().filter(event -> !sent.contains(event)).toList();
    }

    /** Since Jira 10 a secret anywhere else is ignored without a word, and how a filter is written there isn't documented. */
    private ObjectNode written(Place place, Webhook webhook, @Nullable Secret secret) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", webhook.name())
                .put("url", webhook.address());
        ArrayNode events = body.putArray("events");
        EVENTS.forEach(events::add);
        if (onCloud()) {
            EVENTS_OF_CLOUD.forEach(events::add);
        }
        ObjectNode filters = body.putObject(FILTERS);
        if (!webhook.jql().isEmpty()) {
            filters.put(ISSUES, webhook.jql());
        }
        if (place == Place.FIRST) {
            body.put("excludeBody", !webhook.bodies()).put("enabled", webhook.on());
            return secret == null ? body : body.put("secret", secret.reveal());
        }
        ObjectNode configuration =
                body.put("active", webhook.on()).putObject("configuration").put("EXCLUDE_BODY", "" + !webhook.bodies());
        if (secret != null) {
            configuration.put("SECRET", secret.reveal());
        }
        return body;
    }
}
