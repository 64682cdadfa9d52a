package io.winnow.config;

import io.winnow.entry.web.WebSettings;
import io.winnow.tracker.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * All that {@code winnow.yaml} says of the server behind a Forge app.
 *
 * @param app the app's id
 * @param key 32 bytes in Base64 that encrypt what must stay secret
 * @param folder where each site has a folder
 * @param keys where the keys are that Forge signs with
 * @param gateway Jira's, for apps
 * @param coalesce how long changes are gathered before their issues are read again
 * @param readers by a site's address, the account to read it with
 */
public record RemoteConfig(
        String app,
        Secret key,
        Path folder,
        URI keys,
        URI gateway,
        Duration coalesce,
        Map<URI, Reader> readers,
        WebSettings server) {

    public RemoteConfig {
        readers = Map.copyOf(readers);
    }

    /** An account by its e-mail address and its API token. */
    public record Reader(String email, Secret token) {}
}
