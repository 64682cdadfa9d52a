package io.winnow.tracker.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One site's view of the points of its app; where there is no app, nothing costs points. */
final class AppPoints {

    private final @Nullable AppAccess app;

    AppPoints(JiraSettings settings) {
        this.app = settings.app();
    }

    /** Takes what the request may cost: an account's own token costs none. */
    Taken take(JiraRequest request) {
        if (app == null || request.as() != JiraRequest.As.APP) {
            return Taken.NOTHING;
        }
        PointsLedger ledger = app.points();
        // A site's own long read must not keep its people waiting, so that theirs don't count as its.
        Lane lane = app.asUser() ? Lane.WRITE : request.lane();
        Optional<PointsLedger.Charge> charge = ledger.charge(app.cloudId(), lane, request.objects());
        return charge.map(paid -> new Taken(paid, null)).orElseGet(() -> new Taken(null, ledger.until()));
    }

    /** @param objects how many its answer held; negative when nobody counted */
    void settle(Taken taken, int objects) {
        PointsLedger.Charge charge = taken.charge();
        if (app != null && charge != null && objects >= 0) {
            app.points().settle(charge, objects);
        }
    }

    /** Jira says that the app has used up its points on all sites. */
    void usedUp(JiraRequest request, Duration wait) {
        if (app != null && request.as() == JiraRequest.As.APP) {
            app.points().usedUp(wait);
        }
    }

    /**
     * What was taken for one request.
     *
     * @param charge null when it costs nothing, or has to wait
     * @param waits when there are points again; null when the request may go
     */
    record Taken(
            PointsLedger.@Nullable Charge charge, @Nullable Instant waits) {

        static final Taken NOTHING = new Taken(null, null);
    }
}
