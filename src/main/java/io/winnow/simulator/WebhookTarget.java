package io.winnow.simulator;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where events go.
 *
 * @param id as Jira numbers them, from 1
 * @param secret what events are signed with; empty when they aren't
 * @param events which are sent
 * @param jql which issues' events are sent; empty for all
 * @param withoutBody whether an event comes without what it is about
 */
record WebhookTarget(
        long id, String name, URI url, String secret, Set<String> events, String jql, boolean on, boolean withoutBody) {

    static final Set<String> EVENTS = Set.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "issuelink_created",
            "issuelink_deleted",
            "comment_created",
            "comment_updated",
            "comment_deleted",
            "sprint_created",
            "sprint_updated",
            "sprint_started",
            "sprint_closed",
            "sprint_deleted",
            "board_created",
            "board_updated",
            "board_deleted",
            "project_created",
            "project_updated",
            "project_deleted",
            "project_archived",
            "project_restored_archived");

    /** Nothing is entered yet. */
    static final WebhookTarget NEW = ofAll(URI.create("http://localhost"), "");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HMAC = "HmacSHA256";

    /** Hears of everything. */
    static WebhookTarget ofAll(URI url, String secret) {
        return new WebhookTarget(0, "Webhook to " + url.getHost(), url, secret, EVENTS, "", true, false);
    }

    WebhookTarget as(long number) {
        return new WebhookTarget(number, name, url, secret, events, jql, on, withoutBody);
    }

    WebhookTarget off() {
        return new WebhookTarget(id, name, url, secret, events, jql, false, withoutBody);
    }

    boolean hears(WebhookPayload.Event event, Site site) {
        IssueState about = event.about();
        return on
                && events.contains(event.name())
                && (about == null
                        || jql.isEmpty()
                        || new JqlCompiler(site, false).compile(jql).matches().test(about));
    }

    /** An event with Jira's headers; {@code retry} is how often it was sent before. */
    HttpRequest request(String identifier, int retry, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("User-Agent", "Atlassian Webhook HTTP Client")
                .header("X-Atlassian-Webhook-Identifier", identifier)
                .header("X-Atlassian-Webhook-Flow", "Primary")
                .POST(withoutBody ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (retry > 0) {
            request.header("X-Atlassian-Webhook-Retry", String.valueOf(retry));
        }
        if (!secret.isEmpty()) {
            request.header("X-Hub-Signature", "sha256=" + signature(body));
        }
        return request.build();
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
