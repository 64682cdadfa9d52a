package io.winnow;

import io.winnow.config.RemoteConfig;
import io.winnow.config.SiteGround;
import io.winnow.entry.forge.AsUser;
import io.winnow.entry.forge.ForgeSite;
import io.winnow.entry.forge.ForgeSites;
import io.winnow.entry.forge.Invocation;
import io.winnow.entry.forge.SiteRights;
import io.winnow.entry.forge.SystemToken;
import io.winnow.report.ReportRenderer;
import io.winnow.store.TenantStore.State;
import io.winnow.store.TenantStore.Tenant;
import io.winnow.tracker.Waiting;
import io.winnow.tracker.jira.Jira;
import io.winnow.tracker.jira.Pause;
import io.winnow.tracker.jira.PointsLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sites of a Forge app, each with a folder, a store, a schedule and pages of its own. Thread-safe. */
final class AppSites implements ForgeSites, AutoCloseable {

    /** Forge calls every hour, and what it hands over lasts four hours at most. */
    static final Duration SILENCE = Duration.ofHours(4);

    private static final Logger LOG = LoggerFactory.getLogger(AppSites.class);

    private final RemoteConfig config;
    private final AppGround ground;
    private final ReportRenderer renderer;
    private final Clock clock;
    private final Pause pause;
    private final PointsLedger points;
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    AppSites(RemoteConfig config, AppGround ground, Clock clock, Pause pause) {
        this.config = config;
        this.ground = ground;
        this.renderer = new ReportRenderer();
        this.clock = clock;
        this.pause = pause;
        this.points = new PointsLedger(clock, PointsLedger.HOURLY);
    }

    /** A site in this process, and its Jira to be asked as the site's people. */
    private record Opened(Known known, OpenSite site, SiteDoor door, Jira jira) {

        void close() {
            site.close();
            jira.close();
        }
    }

    /** What of a site can't change while it is open. */
    private record Known(URI url, String environmentId) {}

    /** Begins to work for every site that was there before. */
    void begin() {
        ground.tenants().all().stream()
                .filter(tenant -> tenant.state() != State.GONE)
                .forEach(this::open);
    }

    @Override
    public Optional<ForgeSite> of(Invocation call, @Nullable SystemToken systemToken) {
        Optional<Tenant> calling = ground.tenants().called(call.caller(), clock.instant());
        if (calling.isPresent() && systemToken != null) {
            ground.tokens().keep(call.cloudId(), systemToken.value(), systemToken.expires());
        }
        return calling.map(tenant -> open(tenant).door());
    }

    private Opened open(Tenant tenant) {
        Known known = new Known(AppGround.url(tenant), tenant.caller().environmentId());
        Opened open = opened.compute(tenant.cloudId(), (cloudId, before) -> {
            if (before != null && before.known().equals(known)) {
                return before;
            }
            if (before != null) {
                before.close();
            }
            return opened(tenant, known);
        });
        open.site().paid(tenant.state() != State.UNLICENSED);
        return open;
    }

    private Opened opened(Tenant tenant, Known known) {
        SiteGround itsGround = ground.of(tenant, points);
        OpenSite site =
                new OpenSite(new SiteFolder(config.folder(), tenant.cloudId()), itsGround, renderer, clock, pause);
        Jira jira = new Jira(itsGround.jira(), clock, pause, new Random(), Waiting.SILENT);
        SiteRights rights = new SiteRights(token -> asUser(jira.asUser(token)), clock);
        return new Opened(known, site, new SiteDoor(site, rights, renderer), jira);
    }

    private static AsUser asUser(Jira user) {
        return new AsUser(
                user.permissions(),
                user.editor(),
                () -> user.tracker().account().displayName());
    }

    /** Leaves off working for sites that have fallen silent: the app was removed there. They are back once they call. */
    void leaveSilent() {
        for (Tenant tenant : ground.tenants().silentSince(clock.instant().minus(SILENCE))) {
            LOG.info(
                    "{} hasn't called for {}: the app was removed there",
                    tenant.caller().siteUrl(),
                    SILENCE);
            ground.tenants().gone(tenant.cloudId());
            Opened open = opened.remove(tenant.cloudId());
            if (open != null) {
                open.close();
            }
        }
    }

    @Override
    public void close() {
        opened.values().forEach(Opened::close);
        opened.clear();
    }
}
