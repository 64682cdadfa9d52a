package io.winnow.workflow;

import io.winnow.store.TenantStore;
import io.winnow.store.TenantStore.SealedToken;
import io.winnow.tracker.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps the token with which Winnow acts as the Forge app on a site, sealed, and gives it as long as Jira takes it. Thread-safe. */
public final class SiteTokens {

    /** A request that is sent now may arrive later. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final TenantStore tenants;
    private final TokenSeal seal;
    private final Clock clock;

    /**
     * @param key 32 bytes in Base64
     * @throws SetupException when the key is anything else
     */
    public SiteTokens(TenantStore tenants, Secret key, SecureRandom random, Clock clock) {
        this.tenants = tenants;
        this.seal = TokenSeal.of(key, random);
        this.clock = clock;
    }

    /** Keeps the token of a site that has called, unless the one it has is good for as long. */
    public void keep(String cloudId, Secret token, Instant expires) {
        boolean better = tenants.token(cloudId)
                .map(kept -> kept.expires().isBefore(expires)
                        || seal.open(cloudId, kept.text()).isEmpty())
                .orElse(true);
        if (better) {
            tenants.keep(cloudId, new SealedToken(seal.seal(cloudId, token), expires));
        }
    }

    /**
     * The site's token; empty when there is none that Jira still takes.
     *
     * @throws SetupException when it can't be opened with this key
     */
    public Optional<Secret> of(String cloudId) {
        return tenants.token(cloudId)
                .filter(kept -> kept.expires().isAfter(clock.instant().plus(MARGIN)))
                .map(kept -> seal.open(cloudId, kept.text())
                        .orElseThrow(() -> new SetupException("The token of site " + cloudId
                                + " was sealed with another key. Put the former key back, or wait for up to an hour:"
                                + " with its next call the site brings a new token, which is sealed with this one.")));
    }
}
