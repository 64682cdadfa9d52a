package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.model.IssueId;
import io.winnow.report.IssuePlace;
import io.winnow.report.ReportRenderer;
import io.winnow.tracker.TrackerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows one issue in a frame on the tracker's page of it, to people who aren't signed in here but may see it there.
 *
 * <p>Whoever asks for an address gets none: it is written into a property of the issue in the tracker, which only those can
 * read who may see the issue.
 */
final class PanelRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(PanelRoutes.class);
    private static final Duration VALID = Duration.ofMinutes(10);
    /** An address with less to live is replaced. */
    private static final Duration LEFT = Duration.ofMinutes(3);

    private static final int MOST_REMEMBERED = 10_000;
    private static final String ISSUE = "[1-9][0-9]{0,17}";

    private final PanelSettings settings;
    private final ReportSource source;
    private final ReportRenderer renderer;
    private final Clock clock;
    private final PanelAddress addresses;
    /** So many addresses at once, then a few a second: each is a write to the tracker, and anybody can ask for one. */
    private final Allowance writes = new Allowance(60, Duration.ofMillis(500));

    private final Map<IssueId, Instant> written = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IssueId, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    PanelRoutes(PanelSettings settings, ReportSource source, ReportRenderer renderer, Clock clock) {
        this.settings = settings;
        this.source = source;
        this.renderer = renderer;
        this.clock = clock;
        this.addresses = new PanelAddress(settings.secret());
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, ApiPaths.PANEL, this::show);
        routes.post(ApiPaths.PANEL_ADDRESS, this::address);
    }

    private void show(Context request) {
        request.header("Content-Security-Policy", Guard.framedBy(settings.origin()));
        request.header("Cache-Control", "no-store");
        Optional<IssueId> issue = issue(request);
        boolean holds = issue.isPresent()
                && addresses.holds(
                        issue.get(), request.queryParam("until"), request.queryParam("signature"), clock.instant());
        if (!holds) {
            request.status(403);
            Routes.fresh(
                    request,
                    Routes.HTML,
                    renderer.framedProblem("This view has expired. Load the issue again to see its score."));
            return;
        }
        String html = source.issue(issue.get().toString())
                .map(page -> renderer.issue(page, IssuePlace.FRAME))
                .orElseGet(() -> renderer.framedProblem("No backlog of Winnow holds this issue, so it has no score."));
        Routes.fresh(request, Routes.HTML, html);
    }

    /** The answer is the same whether there is such an issue or not. */
    private void address(Context request) {
        String origin = request.header("Origin");
        if (!settings.origin().equalsIgnoreCase(origin)) {
            throw new RefusedException(403, "Only pages of the tracker may ask for this.");
        }
        request.header("Access-Control-Allow-Origin", settings.origin());
        request.header("Vary", "Origin");
        request.header("Cache-Control", "no-store");
        issue(request)
                .filter(id -> !fresh(id, clock.instant())) // first, for an issue's page takes far longer to make
                .filter(id -> source.issue(id.toString()).isPresent())
                .ifPresent(id -> write(request, id));
        request.status(204);
    }

    private void write(Context request, IssueId issue) {
        Instant now = clock.instant();
        Instant until = now.plus(VALID);
        synchronized (written) {
            if (fresh(issue, now)) {
                return;
            }
            long wait = writes.wait(now);
            if (wait > 0) {
                request.header("Retry-After", String.valueOf(wait));
                throw new RefusedException(429, "Too many ask at once. Try again in " + wait + " s.");
            }
            writes.take(now);
            written.put(issue, until);
        }
        try {
            settings.offerPanel().run(issue, addresses.of(issue, until), until);
        } catch (TrackerException refused) {
            synchronized (written) {
                written.remove(issue);
            }
            LOG.warn("the panel's address can't be written to issue {}: {}", issue, refused.getMessage());
            throw new RefusedException(503, "The tracker didn't take the address; the log says why.");
        }
    }

    private boolean fresh(IssueId issue, Instant now) {
        synchronized (written) {
            Instant until = written.get(issue);
            return until != null && now.plus(LEFT).isBefore(until);
        }
    }

    private static Optional<IssueId> issue(Context request) {
        String id = request.pathParam("issue");
        return id.matches(ISSUE) ? Optional.of(IssueId.of(id)) : Optional.empty();
    }
}
