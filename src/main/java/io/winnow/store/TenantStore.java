package io.winnow.store;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the sites that have the Forge app installed, each by its cloud id, and the app's token for each, sealed. */
public interface TenantStore {

    /**
     * Notes that an installation called: a new one takes its site over, with no token yet, and one that was gone is back.
     *
     * @return the site as it is now; empty when a later installation has taken it over, and then nothing was noted
     */
    Optional<Tenant> called(Caller caller, Instant at);

    /** The site, gone or not; empty when it never called. */
    Optional<Tenant> find(String cloudId);

    /** Every site that ever called, by cloud id. */
    List<Tenant> all();

    /** Every installation that ever called for a site, the latest first; all but the first are gone. */
    List<String> installations(String cloudId);

    /** Sites that aren't gone and haven't called since then, the longest silent first: Forge doesn't tell when an app is uninstalled. */
    List<Tenant> silentSince(Instant time);

    /** Notes that the app isn't on the site any more, and forgets its token. It is back once it calls. */
    void gone(String cloudId);

    /** Forgets that the site ever called. */
    void forget(String cloudId);

    /** Keeps the token of a site that is known, unless the one it has is good for longer. */
    void keep(String cloudId, SealedToken token);

    /** The latest token, expired or not; empty when there is none. */
    Optional<SealedToken> token(String cloudId);

    /** What a site has paid. */
    enum License {
        /** Nothing is said of it: the app is free, or not in production. */
        NONE,
        ACTIVE,
        INACTIVE
    }

    /** What Winnow may do for a site. */
    enum State {
        ACTIVE,
        /** Show what there is, and change nothing. */
        UNLICENSED,
        /** Nothing: the app was uninstalled. */
        GONE
    }

    /**
     * Who calls, as Atlassian vouches for it.
     *
     * @param siteUrl null when the call doesn't say
     */
    record Caller(
            String cloudId,
            String installationId,
            @Nullable URI siteUrl,
            URI apiBaseUrl,
            String environmentType,
            String environmentId,
            License license) {}

    /**
     * A site.
     *
     * @param caller as it called last; with the site's address if any call ever named it
     * @param installedAt when this installation first called
     * @param seenAt when it last called, to the minute
     */
    record Tenant(Caller caller, boolean gone, Instant installedAt, Instant seenAt) {

        public String cloudId() {
            return caller.cloudId();
        }

        public State state() {
            if (gone) {
                return State.GONE;
            }
            return caller.license() == License.INACTIVE ? State.UNLICENSED : State.ACTIVE;
        }
    }

    /**
     * A token that nobody can read without the key, nor use for another site.
     *
     * @param text sealed, in Base64
     * @param expires when Jira stops taking it
     */
    record SealedToken(String text, Instant expires) {}
}
