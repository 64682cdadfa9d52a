package io.winnow.workflow;

import io.winnow.store.EventStore;
import io.winnow.store.EventStore.Heard;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.Webhook;
import io.winnow.tracker.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether the tracker tells of changes, and what to do when it doesn't. */
public final class CheckEvents {

    private final EventAddress address;
    private final EventStore events;
    private final Webhooks webhooks;
    private final ConcernedProjects projects;
    private final Clock clock;

    public CheckEvents(
            EventAddress address,
            EventStore events,
            Webhooks webhooks,
            IssueTracker tracker,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.address = address;
        this.events = events;
        this.webhooks = webhooks;
        this.projects = new ConcernedProjects(tracker, backlogs);
        this.clock = clock;
    }

    /** What is well; throws {@link SetupException} that says what isn't, and what to do. */
    String finding() {
        if (address.byApp()) {
            return lately() + "; the app brings them";
        }
        if (!address.on()) {
            return "none are taken, so the next sync brings each change; jira.webhook.secret makes it seconds"
                    + " (docs/jira-setup.md)";
        }
        Optional<List<Webhook>> entered = webhooks.list();
        return entered.isEmpty()
                ? lately() + "; this account may not see Jira's webhooks. " + byHand()
                : webhook(entered.get());
    }

    /** What an administrator has entered, one of which should tell this server. */
    private String webhook(List<Webhook> entered) {
        List<Webhook> here = entered.stream().filter(address::isMeantBy).toList();
        if (here.isEmpty()) {
            throw trouble("Jira has no webhook to this server. 'winnow doctor --register-webhook' enters it");
        }
        List<String> troubles = new ArrayList<>();
        for (Webhook webhook : here) {
            Optional<String> problem = problem(webhook);
            if (problem.isEmpty()) {
                return lately() + "; Jira has a webhook to this server";
            }
            troubles.add(
                    "Jira's webhook '" + webhook.name() + "' to this server " + problem.get() + ". " + remedy(webhook));
        }
        throw trouble(troubles.get(0));
    }

    private Optional<String> problem(Webhook webhook) {
        if (!webhook.on()) {
            return Optional.of("is switched off");
        }
        if (!webhook.bodies()) {
            return Optional.of("leaves out what an event is about (Exclude body)");
        }
        if (!webhook.missing().isEmpty()) {
            return Optional.of("doesn't tell of " + String.join(", ", webhook.missing()));
        }
        List<String> leftOut = isOwn(webhook) ? projects.leftOutBy(webhook.jql()) : List.of();
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of("leaves out projects that the backlogs have issues in: " + String.join(", ", leftOut));
    }

    /** What JQL a person wrote may say the same in other words. */
    private static boolean isOwn(Webhook webhook) {
        return webhook.name().equals(RegisterWebhook.NAME);
    }

    private static String remedy(Webhook webhook) {
        return isOwn(webhook)
                ? "'winnow doctor --register-webhook' mends it"
                : "A Jira administrator changes that under Settings, System, WebHooks";
    }

    private SetupException trouble(String problem) {
        return new SetupException(lately() + "; " + problem);
    }

    private String lately() {
        return events.latest().map(this::heard).orElse("none has come yet");
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

    private String byHand() {
        return "With the token of a Jira administrator 'winnow doctor --register-webhook' enters one; by hand they do it"
                + " under Settings, System, WebHooks: URL "
                + address.text()
                + (address.secret() != null ? "; the secret of jira.webhook.secret" : "")
                + "; events issue created, updated and deleted, issue link created and deleted, sprint updated, started,"
                + " closed and deleted, project deleted; as JQL the projects of the backlogs. winnow serve has to run";
    }
}
