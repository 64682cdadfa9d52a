package io.winnow.tracker.jira;

import io.winnow.tracker.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to reach and log in to a Jira site.
 *
 * @param url the site's address, such as {@code https://acme.atlassian.net}; no trailing slash; http only for loopback
 * @param deployment which kind of Jira it is; null finds out
 * @param email the account's e-mail address, or on Data Center its user name, for Basic login; null sends the token as a
 *     Bearer token
 * @param token the account's; null when there is only the app
 * @param scopedToken whether the token, should this be Cloud, has scopes (or is a service account's) and so works at the
 *     gateway only
 * @param gateway the gateway's address, {@code https://api.atlassian.com} unless under test; no trailing slash
 * @param patience how long one request may wait for Jira to accept it, all repeats together
 * @param fetchSize how many issues to ask for in one request, 1 to 1000
 * @param maxConcurrent how many requests may be under way at once, 1 to 64
 * @param app the Forge app, of Cloud, that owns Winnow's fields here; without a token, everything is read and written as
 *     the app; null when there is none
 */
public record JiraSettings(
        URI url,
        @Nullable Deployment deployment,
        @Nullable String email,
        @Nullable Secret token,
        boolean scopedToken,
        URI gateway,
        Duration patience,
        int fetchSize,
        int maxConcurrent,
        @Nullable AppAccess app) {

    public static final URI GATEWAY = URI.create("https://api.atlassian.com");
    public static final Duration PATIENCE = Duration.ofMinutes(10);
    public static final int FETCH_SIZE = 100;
    public static final int MAX_CONCURRENT = 16;
    /** With half of them a full pull takes a third longer; a Data Center is one machine, and an app's server has many sites. */
    public static final int MAX_CONCURRENT_ON_CLOUD = 32;

    private static final Duration PATIENCE_OF_PEOPLE = Duration.ofSeconds(10);

    public JiraSettings {
        if (token == null && app == null) {
            throw new IllegalArgumentException("neither a token nor an app");
        }
        if (app != null && deployment != Deployment.CLOUD) {
            throw new IllegalArgumentException("only Jira Cloud has Forge apps");
        }
    }

    /** A site without an app. */
    public JiraSettings(
            URI url,
            @Nullable Deployment deployment,
            @Nullable String email,
            Secret token,
            boolean scopedToken,
            URI gateway,
            Duration patience,
            int fetchSize,
            int maxConcurrent) {
        this(url, deployment, email, token, scopedToken, gateway, patience, fetchSize, maxConcurrent, null);
    }

    /** A site of which there is nothing but the app. */
    public static JiraSettings of(URI url, AppAccess app) {
        return new JiraSettings(
                url, Deployment.CLOUD, null, null, false, GATEWAY, PATIENCE, FETCH_SIZE, MAX_CONCURRENT, app);
    }

    /** The same site, whose fields the app owns; what isn't about them still goes with the account's token. */
    public JiraSettings with(AppAccess access) {
        return new JiraSettings(
                url, Deployment.CLOUD, email, token, scopedToken, gateway, patience, fetchSize, maxConcurrent, access);
    }

    /** The same site as one of the app's users sees it: everything goes with their token, and nobody waits for long. */
    JiraSettings asUser(Secret userToken) {
        AppAccess access = Objects.requireNonNull(app, "only an app acts as its users");
        return new JiraSettings(
                url,
                deployment,
                null,
                null,
                false,
                gateway,
                patience.compareTo(PATIENCE_OF_PEOPLE) < 0 ? patience : PATIENCE_OF_PEOPLE,
                fetchSize,
                maxConcurrent,
                access.actingAs(userToken));
    }
}
