package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.entry.web.PageAnswer;
import io.winnow.intake.UnreadableFileException;
import io.winnow.store.StoreException;
import io.winnow.tracker.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Atlassian calls: for people's pages, when something changed, and every hour. Nothing is done for who isn't verified. */
public final class ForgeRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ForgeRoutes.class);
    private static final String JSON = "application/json";
    private static final int MOST_EVENT_BYTES = 1_000_000;

    private final InvocationTokens tokens;
    private final ForgeSites sites;
    private final Clock clock;

    public ForgeRoutes(InvocationTokens tokens, ForgeSites sites, Clock clock) {
        this.tokens = tokens;
        this.sites = sites;
        this.clock = clock;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/health", request -> answer(request, 200, "{\"status\":\"up\"}"));
        routes.post("/forge/ui", request -> called(request, (call, site) -> ui(request, call, site)));
        routes.post("/forge/event", request -> called(request, (call, site) -> event(request, site)));
        routes.post("/forge/scheduled", request -> called(request, (call, site) -> request.status(204)));
        routes.error(404, request -> problem(request, 404, "There is nothing at this address."));
        routes.exception(
                UnreadableFileException.class,
                (wrong, request) -> problem(request, 400, String.valueOf(wrong.getMessage())));
        routes.exception(StoreException.class, (busy, request) -> {
            LOG.error("{} failed", request.path(), busy);
            again(request, "The store can't take it now; the log says why.");
        });
        routes.exception(Exception.class, (defect, request) -> {
            LOG.error("{} failed", request.path(), defect);
            problem(request, 500, "This could not be done; the log says why.");
        });
    }

    /** What is done for a verified call. */
    private interface Step {

        void run(Invocation call, ForgeSite site) throws IOException;
    }

    private void called(Context request, Step step) throws IOException {
        Invocation call;
        try {
            call = tokens.verified(request.header("Authorization"));
        } catch (InvocationRefused why) {
            LOG.warn("a call to {} from {} was refused: {}", request.path(), request.ip(), why.getMessage());
            if (why.unavailable()) {
                again(request, "The call can't be verified now.");
            } else {
                problem(request, 401, "This isn't a call of Forge's for this app.");
            }
            return;
        }
        request.header("Cache-Control", "no-store");
        Optional<ForgeSite> site = sites.of(
                call,
                SystemToken.of(request.header(SystemToken.HEADER), clock.instant())
                        .orElse(null));
        if (site.isPresent()) {
            step.run(call, site.get());
        } else {
            problem(request, 410, "The app was installed anew on this site. Load the page again.");
        }
    }

    private static @Nullable Secret secret(Context request, String header) {
        return Optional.ofNullable(request.header(header))
                .filter(token -> !token.isBlank())
                .map(token -> new Secret(token.strip()))
                .orElse(null);
    }

    private static void ui(Context request, Invocation call, ForgeSite site) throws IOException {
        if (call.accountId().isEmpty()) {
            problem(request, 403, "Winnow shows nothing to who isn't signed in to Jira.");
            return;
        }
        Envelope envelope = Envelope.read(body(request, Envelope.MOST_BYTES));
        PageAnswer page = site.page(
                envelope.call(),
                new PersonInJira(call.accountId(), secret(request, "x-forge-oauth-user")),
                request.req(),
                request.res());
        answer(request, 200, envelope.of(page).toString());
    }

    private static void event(Context request, ForgeSite site) throws IOException {
        switch (site.event(body(request, MOST_EVENT_BYTES))) {
            case YES -> request.status(204);
            case FULL -> again(request, "Too many changes wait already.");
        }
    }

    private static byte[] body(Context request, int most) throws IOException {
        byte[] body = request.req().getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new UnreadableFileException("The body is larger than " + most / 1_000_000 + " MB.");
        }
        return body;
    }

    private static void again(Context request, String why) {
        request.header("Retry-After", "60");
        problem(request, 503, why);
    }

    /** Forge takes no answer that isn't JSON. */
    private static void problem(Context request, int status, String why) {
        answer(
                request,
                status,
                JsonNodeFactory.instance.objectNode().put("detail", why).toString());
    }

    private static void answer(Context request, int status, String json) {
        request.status(status).contentType(JSON).result(json.getBytes(StandardCharsets.UTF_8));
    }
}
