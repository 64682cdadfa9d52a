package io.winnow;

import io.winnow.config.ConfigReader;
import io.winnow.config.RemoteConfig;
import io.winnow.config.WinnowConfig;
import io.winnow.entry.cli.Sites;
import io.winnow.store.TenantStore.SealedToken;
import io.winnow.store.TenantStore.State;
import io.winnow.store.TenantStore.Tenant;
import io.winnow.tracker.jira.PointsLedger;
import io.winnow.workflow.SetupException;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The sites of a Forge app, for commands. */
final class SiteList implements Sites {

    private final RemoteConfig config;
    private final AppGround ground;
    private final Clock clock;

    SiteList(RemoteConfig config, Clock clock) {
        this.config = config;
        this.ground = AppGround.open(config, clock);
        this.clock = clock;
    }

    @Override
    public List<Listed> all() {
        return ground.tenants().all().stream()
                .map(this::listed)
                .sorted(Comparator.comparing(listed -> listed.url().toString()))
                .toList();
    }

    private Listed listed(Tenant tenant) {
        return new Listed(
                tenant.cloudId(),
                AppGround.url(tenant),
                state(tenant),
                tenant.installedAt(),
                tenant.seenAt(),
                ground.tenants()
                        .token(tenant.cloudId())
                        .map(SealedToken::expires)
                        .orElse(null));
    }

    private String state(Tenant tenant) {
        return switch (tenant.state()) {
            case GONE -> "gone";
            case UNLICENSED -> "without a licence";
            case ACTIVE -> folder(tenant).settings().isPresent() ? "at work" : "not set up yet";
        };
    }

    private SiteFolder folder(Tenant tenant) {
        return new SiteFolder(config.folder(), tenant.cloudId());
    }

    /** What a site's administrators said, for a command about it. Throws {@link SetupException} when there is none. */
    WinnowConfig configOf(String site) {
        Tenant tenant = tenant(site);
        byte[] settings = folder(tenant)
                .settings()
                .orElseThrow(
                        () -> new SetupException(site + " isn't set up yet: a Jira administrator does that in Jira,"
                                + " under Apps, Winnow settings."));
        return new ConfigReader().readSite(settings, ground.of(tenant, new PointsLedger(clock, PointsLedger.HOURLY)));
    }

    private Tenant tenant(String site) {
        String name = site.toLowerCase(Locale.ROOT);
        return ground.tenants().all().stream()
                .filter(tenant -> name.equals(tenant.cloudId()) || named(AppGround.url(tenant), name))
                .findFirst()
                .orElseThrow(() -> new SetupException(
                        "No site " + site + " has called yet. winnow sites lists those that" + " have."));
    }

    private static boolean named(URI url, String name) {
        return name.equals(url.getHost()) || name.equals(url.toString());
    }

    @Override
    public void forget(String site) {
        Tenant tenant = tenant(site);
        if (tenant.state() != State.GONE) {
            throw new SetupException(site + " was heard from at " + tenant.seenAt() + ". Remove the app there first; "
                    + AppSites.SILENCE.toHours() + " hours later it is gone.");
        }
        folder(tenant).delete();
        ground.tenants().forget(tenant.cloudId());
    }

    @Override
    public void close() {
        ground.close();
    }
}
