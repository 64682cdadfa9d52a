package io.winnow.workflow;

import io.winnow.tracker.Secret;
import io.winnow.tracker.Webhook;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where events of the tracker are taken.
 *
 * @param server by which the tracker reaches the server; null when no such address is configured
 * @param secret what events are signed with; null when no signed ones are taken
 * @param pathSecret what the address of unsigned events ends in; null when none are taken
 * @param byApp whether a Forge app brings them, without anybody having to enter an address
 */
public record EventAddress(
        @Nullable URI server,
        @Nullable Secret secret,
        @Nullable Secret pathSecret,
        boolean byApp) {

    private static final String PATH = "/api/v1/jira/events";

    boolean on() {
        return secret != null || pathSecret != null;
    }

    /** Whether it leads to this server; of one whose own address isn't known, by the path. */
    boolean isMeantBy(Webhook webhook) {
        return server == null
                ? webhook.address().contains(PATH)
                : webhook.address().startsWith(base(server) + PATH);
    }

    /** What a person enters; a secret in it is only named. */
    String text() {
        String path = PATH + (secret == null ? "/ and jira.webhook.pathSecret" : "");
        return server == null
                ? path + " of the server, which Jira has to reach: set server.publicUrl"
                : base(server) + path;
    }

    /** What the tracker sends signed events to, or, with the path's secret, unsigned ones. */
    String of(URI reached, @Nullable Secret end) {
        return base(reached) + PATH + (end == null ? "" : "/" + end.reveal());
    }

    private static String base(URI server) {
        return server.resolve("/").toString().replaceAll("/$", "");
    }
}
