package io.winnow.tracker.jira;

import io.winnow.tracker.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What requests log in with, and at which hosts. Thread-safe. */
final class Credentials {

    private final @Nullable Secret token;
    private final String account;
    private final Set<String> accountOrigins;
    private final @Nullable AppAccess app;
    private final String appOrigin;
    private final AtomicReference<@Nullable Secret> lastAppToken = new AtomicReference<>();

    Credentials(JiraSettings settings) {
        this.token = settings.token();
        this.account = token == null ? "" : header(settings.email(), token);
        this.accountOrigins = token == null ? Set.of() : origins(settings);
        this.app = settings.app();
        this.appOrigin = origin(settings.gateway());
    }

    private static String header(@Nullable String email, Secret token) {
        return email == null
                ? "Bearer " + token.reveal()
                : okhttp3.Credentials.basic(email, token.reveal(), StandardCharsets.UTF_8);
    }

    private static Set<String> origins(JiraSettings settings) {
        String site = origin(settings.url());
        boolean gateway = settings.scopedToken() && settings.deployment() != Deployment.DATA_CENTER;
        boolean mayBeDataCenter = settings.deployment() != Deployment.CLOUD;
        return !gateway
                ? Set.of(site)
                : mayBeDataCenter ? Set.of(site, origin(settings.gateway())) : Set.of(origin(settings.gateway()));
    }

    /** The header for a request; null when it goes without, or to a host that the login isn't meant for. */
    @Nullable
    String header(JiraRequest request, HttpUrl url) {
        return switch (request.as()) {
            case NOBODY -> null;
            case ACCOUNT -> accountOrigins.contains(origin(url)) ? account : null;
            case APP -> appOrigin.equals(origin(url)) ? appHeader() : null;
        };
    }

    private String appHeader() {
        Secret now = Objects.requireNonNull(app, "a request as the app of a site that has none")
                .token()
                .get();
        lastAppToken.set(now);
        return "Bearer " + now.reveal();
    }

    /** The tokens as they are, and as Basic login sends them; one too short to tell from other text is nobody's. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (Secret secret : new Secret[] {token, lastAppToken.get()}) {
            if (secret != null && secret.reveal().length() >= 4) {
                secrets.add(secret.reveal());
            }
        }
        if (token != null && token.reveal().length() >= 4 && account.startsWith("Basic ")) {
            secrets.add(account.substring("Basic ".length()));
        }
        return secrets;
    }

    private static String origin(URI address) {
        return origin(HttpUrl.get(address.toString()));
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }
}
