package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.entry.webhook.JiraEvents;

/** Where Jira tells of changes: it is answered at once, and what it told is followed later. */
final class EventRoutes {

    /** Jira's own bound is far higher, but of an issue so large a sync tells too. */
    private static final int MOST_BYTES = 1_000_000;

    private final JiraEvents events;

    EventRoutes(JiraEvents events) {
        this.events = events;
    }

    void addTo(RoutesConfig routes) {
        if (events.takesSigned()) {
            routes.post(ApiPaths.EVENTS, this::signed);
        }
        if (events.takesUnsigned()) {
            routes.post(ApiPaths.EVENTS + "/{secret}", this::unsigned);
        }
    }

    private void signed(Context request) {
        byte[] body = SentBody.read(request, SentBody.JSON, MOST_BYTES);
        if (!events.trusts(request.header("X-Hub-Signature"), body)) {
            throw new RefusedException(
                    401,
                    "The signature is missing or wrong, or not at least SHA-256. Compare jira.webhook.secret with the"
                            + " secret of the webhook in Jira.");
        }
        take(request, body);
    }

    private void unsigned(Context request) {
        if (!events.trusts(request.pathParam("secret"))) {
            throw new RefusedException(401, "The address doesn't end in what jira.webhook.pathSecret says.");
        }
        take(request, SentBody.read(request, SentBody.JSON, MOST_BYTES));
    }

    private void take(Context request, byte[] body) {
        String identifier = request.header("X-Atlassian-Webhook-Identifier");
        switch (events.take(identifier == null ? "" : identifier, body)) {
            case YES -> request.status(202);
            case FULL -> {
                request.header("Retry-After", "60");
                throw new RefusedException(503, "Too many changes wait already. Send it again later.");
            }
        }
    }
}
