package io.winnow.tracker.jira;

import io.winnow.tracker.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach and log in to a Jira site.
 *
 * @param url the site's address, such as {@code https://acme.atlassian.net}; no trailing slash; http only for loopback
 * @param deployment which kind of Jira it is; null finds out
 * @param email the account's e-mail address, or on Data Center its user name, for Basic login; null sends the token as a
 *     Bearer token
 * @param scopedToken whether the token, should this be Cloud, has scopes (or is a service account's) and so works at the
 *     gateway only
 * @param gateway the gateway's address, {@code https://api.atlassian.com} unless under test; no trailing slash
 * @param patience how long one request may wait for Jira to accept it, all repeats together
 * @param fetchSize how many issues to ask for in one request, 1 to 1000
 * @param maxConcurrent how many requests may be under way at once, 1 to 64
 */
public record JiraSettings(
        URI url,
        @Nullable Deployment deployment,
        @Nullable String email,
        Secret token,
        boolean scopedToken,
        URI gateway,
        Duration patience,
        int fetchSize,
        int maxConcurrent) {

    public static final URI GATEWAY = URI.create("https://api.atlassian.com");
    public static final Duration PATIENCE = Duration.ofMinutes(10);
    public static final int FETCH_SIZE = 100;
    public static final int MAX_CONCURRENT = 16;
}
