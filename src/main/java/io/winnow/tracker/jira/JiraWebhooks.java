package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the webhooks that administrators have entered; where they are listed depends on Jira's version. */
final class JiraWebhooks implements Webhooks {

    private static final List<String> LISTS = List.of("/rest/webhooks/1.0/webhook", "/rest/jira-webhook/1.0/webhooks");

    private final JiraHttp http;

    JiraWebhooks(JiraHttp http) {
        this.http = http;
    }

    @Override
    public Optional<List<String>> addresses() {
        for (String list : LISTS) {
            try {
                List<String> addresses = new ArrayList<>();
                for (JsonNode webhook : http.call(JiraRequest.get(list))) {
                    if (webhook.path("enabled").asBoolean(true)) {
                        addresses.add(webhook.path("url").asText(""));
                    }
                }
                return Optional.of(addresses);
            } catch (TrackerException refused) {
                if (refused.kind() != Kind.NOT_FOUND) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
