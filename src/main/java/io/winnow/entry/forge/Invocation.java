package io.winnow.entry.forge;

import io.winnow.store.TenantStore.Caller;
import io.winnow.store.TenantStore.License;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of Forge's whose token was verified: which installation on which site calls, and for whom. What the token doesn't say
 * is empty.
 *
 * @param id of the token, never seen before
 * @param appVersion such as {@code 2.1.0}
 * @param environmentType such as {@code PRODUCTION}
 * @param installationId changes when the app is installed again
 * @param cloudId of the site, which is the tenant
 * @param apiBaseUrl where the site's API is reached with the tokens that come with the call; always the gateway's
 * @param siteUrl as people open the site; null when the token doesn't say
 * @param moduleKey of the module in the manifest that calls
 * @param license whether the site has paid for the app
 * @param accountId of the person for whom a page calls; empty for events and the schedule
 * @param expires when the token does
 */
public record Invocation(
        String id,
        String appId,
        String appVersion,
        String environmentId,
        String environmentType,
        String installationId,
        String cloudId,
        URI apiBaseUrl,
        @Nullable URI siteUrl,
        String moduleKey,
        License license,
        String accountId,
        Instant expires) {

    /** The same as the store keeps it. */
    public Caller caller() {
        return new Caller(cloudId, installationId, siteUrl, apiBaseUrl, environmentType, environmentId, license);
    }
}
