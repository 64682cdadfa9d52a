package io.winnow;

import io.winnow.config.RemoteConfig;
import io.winnow.config.SiteGround;
import io.winnow.store.StoreException;
import io.winnow.store.TenantStore;
import io.winnow.store.TenantStore.Tenant;
import io.winnow.store.sql.SqlTenantStore;
import io.winnow.tracker.Secret;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.jira.AppAccess;
import io.winnow.tracker.jira.Deployment;
import io.winnow.tracker.jira.JiraSettings;
import io.winnow.tracker.jira.PointsLedger;
import io.winnow.workflow.SiteTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;

/** What all sites of a Forge app stand on: which there are, and the tokens by which their Jira is asked. Thread-safe. */
final class AppGround implements AutoCloseable {

    private final RemoteConfig config;
    private final SqlTenantStore tenants;
    private final SiteTokens tokens;

    private AppGround(RemoteConfig config, SqlTenantStore tenants, Clock clock) {
        this.config = config;
        this.tenants = tenants;
        this.tokens = new SiteTokens(tenants, config.key(), new SecureRandom(), clock);
    }

    static AppGround open(RemoteConfig config, Clock clock) {
        try {
            Files.createDirectories(config.folder());
        } catch (IOException failure) {
            throw new StoreException("can't make the folder " + config.folder() + ": " + failure.getMessage(), failure);
        }
        return new AppGround(
                config, SqlTenantStore.open("jdbc:sqlite:" + config.folder().resolve("tenants.db")), clock);
    }

    TenantStore tenants() {
        return tenants;
    }

    SiteTokens tokens() {
        return tokens;
    }

    /** By which people open the site; as long as no call has named it, that of its API. */
    static URI url(Tenant tenant) {
        return Objects.requireNonNullElse(
                tenant.caller().siteUrl(), tenant.caller().apiBaseUrl());
    }

    /** What is known of a site without its administrators. {@code points} are those of all sites together. */
    SiteGround of(Tenant tenant, PointsLedger points) {
        return new SiteGround(
                jira(tenant, points), new SiteFolder(config.folder(), tenant.cloudId()).storeUrl(), config.coalesce());
    }

    private JiraSettings jira(Tenant tenant, PointsLedger points) {
        URI url = url(tenant);
        RemoteConfig.Reader reader = config.readers().get(url);
        return new JiraSettings(
                url,
                Deployment.CLOUD,
                reader == null ? null : reader.email(),
                reader == null ? null : reader.token(),
                false,
                config.gateway(),
                JiraSettings.PATIENCE,
                JiraSettings.FETCH_SIZE,
                JiraSettings.MAX_CONCURRENT,
                new AppAccess(
                        config.app(),
                        tenant.caller().environmentId(),
                        tenant.cloudId(),
                        () -> token(tenant.cloudId()),
                        points));
    }

    private Secret token(String cloudId) {
        return tokens.of(cloudId)
                .orElseThrow(() -> new TrackerException(
                        TrackerException.Kind.UNAUTHORIZED,
                        "",
                        "Jira's token for this site ran out. The app's next hourly call brings another."));
    }

    @Override
    public void close() {
        tenants.close();
    }
}
