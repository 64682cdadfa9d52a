package io.winnow.workflow;

import io.winnow.store.EventStore;
import io.winnow.store.EventStore.Heard;
import io.winnow.tracker.Webhooks;
import io.winnow.workflow.CheckSetup.Check;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether the tracker tells of changes, and what to do when it doesn't. */
public final class CheckEvents {

    private static final String PATH = "/api/v1/jira/events";

    private final Address address;
    private final EventStore events;
    private final Webhooks webhooks;
    private final Clock clock;

    public CheckEvents(Address address, EventStore events, Webhooks webhooks, Clock clock) {
        this.address = address;
        this.events = events;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Where events are taken.
     *
     * @param server by which the tracker reaches the server; null when no such address is configured
     * @param signed whether signed events are taken
     * @param byPath whether unsigned ones are, at an address that ends in a secret
     * @param byApp whether a Forge app brings them, without anybody having to enter an address
     */
    public record Address(@Nullable URI server, boolean signed, boolean byPath, boolean byApp) {

        /** Whether it leads to this server; of one whose own address isn't known, by the path. */
        boolean isMeant(String webhook) {
            return server == null ? webhook.contains(PATH) : webhook.startsWith(base(server) + PATH);
        }

        private static String base(URI server) {
            return server.resolve("/").toString().replaceAll("/$", "");
        }

        String text() {
            String path = PATH + (signed ? "" : "/ and jira.webhook.pathSecret");
            return server == null
                    ? path + " of the server, which Jira has to reach: set server.publicUrl"
                    : base(server) + path;
        }
    }

    Check run() {
        return new Check("events from Jira", finding(), null);
    }

    private String finding() {
        if (address.byApp()) {
            return events.latest().map(this::heard).orElse("none has come yet") + "; the app brings them";
        }
        if (!address.signed() && !address.byPath()) {
            return "none are taken, so the next sync brings each change; jira.webhook.secret makes it seconds"
                    + " (docs/jira-setup.md)";
        }
        return events.latest().map(this::heard).orElse("none has come yet") + "; " + webhook();
    }

    /** What an administrator has entered in the tracker, as far as this account may see it. */
    private String webhook() {
        Optional<List<String>> entered = webhooks.addresses();
        if (entered.isEmpty()) {
            return "this account may not see Jira's webhooks. " + advice();
        }
        return entered.get().stream().anyMatch(address::isMeant)
                ? "Jira has a webhook to this server"
                : "Jira has no webhook to this server. " + advice();
    }

    private String heard(Heard heard) {
        return "the last one, " + heard.name() + ", came " + ago(Duration.between(heard.at(), clock.instant()))
                + " ago";
    }

    private static String ago(Duration age) {
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        return age.toHours() > 1 ? age.toHours() + " hours" : Math.max(0, age.toMinutes()) + " minutes";
    }

    private String advice() {
        return "A Jira administrator enters one under Settings, System, WebHooks: URL "
                + address.text()
                + (address.signed() ? "; the secret of jira.webhook.secret" : "")
                + "; events issue created, updated and deleted, issue link created and deleted, sprint updated, started,"
                + " closed and deleted, project deleted; as JQL the projects of the backlogs. winnow serve has to run";
    }
}
