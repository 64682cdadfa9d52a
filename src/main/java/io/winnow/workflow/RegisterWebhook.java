package io.winnow.workflow;

import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.Secret;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.Webhook;
import io.winnow.tracker.Webhooks;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enters the webhook by which the tracker tells this server of changes, or mends the one entered before. */
public final class RegisterWebhook {

    /** By this name Winnow knows the webhook it entered; one that a person entered is left as it is. */
    public static final String NAME = "Winnow, entered by winnow doctor";

    private final EventAddress address;
    private final IssueTracker tracker;
    private final Webhooks webhooks;
    private final ConcernedProjects projects;

    public RegisterWebhook(
            EventAddress address, IssueTracker tracker, Webhooks webhooks, List<BacklogSettings> backlogs) {
        this.address = address;
        this.tracker = tracker;
        this.webhooks = webhooks;
        this.projects = new ConcernedProjects(tracker, backlogs);
    }

    /** What became of the webhook. */
    public enum Outcome {
        ENTERED,
        CHANGED,
        /** A person entered one to this server, which is left as it is. */
        LEFT
    }

    /**
     * What stands in the tracker now.
     *
     * @param wantedJql which issues it should tell of; the tracker may have left it out
     */
    public record Registered(Outcome outcome, Webhook webhook, String wantedJql) {}

    /**
     * Safe to be run again.
     *
     * @throws SetupException when the configuration lacks what it takes
     * @throws TrackerException FORBIDDEN when the account may not see or enter webhooks
     */
    public Registered run() {
        URI server = reached();
        tracker.account();
        List<Webhook> here = webhooks.list().orElseThrow(RegisterWebhook::notAllowed).stream()
                .filter(address::isMeantBy)
                .toList();
        Optional<Webhook> own =
                here.stream().filter(webhook -> webhook.name().equals(NAME)).findFirst();
        if (own.isEmpty() && !here.isEmpty()) {
            return new Registered(Outcome.LEFT, here.get(0), here.get(0).jql());
        }
        @Nullable Secret secret = webhooks.canSign() ? address.secret() : null;
        @Nullable Secret end = secret == null ? pathSecret() : null;
        String id = own.map(Webhook::id).orElse("");
        Webhook wanted = Webhook.whole(id, NAME, address.of(server, end), projects.toldOf());
        webhooks.save(wanted, secret);
        return new Registered(id.isEmpty() ? Outcome.ENTERED : Outcome.CHANGED, asEntered(wanted), wanted.jql());
    }

    private URI reached() {
        if (address.byApp()) {
            throw new SetupException("Winnow's app brings the events of this site; there is no webhook to enter.");
        }
        if (!address.on()) {
            throw new SetupException("No event of Jira is taken yet: set jira.webhook.secret in the configuration to 32"
                    + " random bytes, as 'openssl rand -hex 32' makes them (docs/jira-setup.md).");
        }
        URI server = address.server();
        if (server == null) {
            throw new SetupException("Set server.publicUrl in the configuration to the address by which Jira reaches"
                    + " 'winnow serve', such as https://winnow.example.com.");
        }
        return server;
    }

    private Secret pathSecret() {
        Secret end = address.pathSecret();
        if (end == null) {
            throw new SetupException("This Jira can't sign events; Data Center does since version 10. Set"
                    + " jira.webhook.pathSecret, which ends the address that events are sent to"
                    + " (docs/jira-setup.md).");
        }
        return end;
    }

    private static TrackerException notAllowed() {
        return new TrackerException(
                Kind.FORBIDDEN,
                "GET webhooks",
                "This account may not see Jira's webhooks; run this with the token of a Jira administrator, or let one"
                        + " enter the webhook by hand (docs/jira-setup.md).");
    }

    /** The tracker's word for it, since some versions leave out what they don't know. */
    private Webhook asEntered(Webhook wanted) {
        return webhooks.list().orElse(List.of()).stream()
                .filter(webhook ->
                        webhook.name().equals(NAME) && webhook.address().equals(wanted.address()))
                .findFirst()
                .orElseThrow(() -> new TrackerException(
                        Kind.REJECTED,
                        "GET webhooks",
                        "Jira took the webhook '" + NAME + "', but doesn't list it under Settings, System, WebHooks."));
    }
}
