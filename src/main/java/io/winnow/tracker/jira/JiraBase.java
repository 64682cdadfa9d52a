package io.winnow.tracker.jira;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go: the site itself, or Cloud's gateway for apps and for tokens with scopes, which need the site's cloud
 * id, asked for once where it isn't known.
 */
final class JiraBase {

    private final HttpUrl site;
    private final HttpUrl gateway;
    private final boolean scopedToken;
    private final @Nullable AppAccess app;
    private final Installation installation;
    private final Supplier<String> cloudId;
    private @Nullable HttpUrl api;

    JiraBase(JiraSettings settings, Installation installation, Supplier<String> cloudId) {
        this.site = Objects.requireNonNull(HttpUrl.parse(settings.url().toString()), "jira.url");
        this.gateway = Objects.requireNonNull(HttpUrl.parse(settings.gateway().toString()), "jira.gateway");
        this.scopedToken = settings.scopedToken();
        this.app = settings.app();
        this.installation = installation;
        this.cloudId = cloudId;
    }

    HttpUrl resolve(JiraRequest request) {
        return at(app != null && request.as() == JiraRequest.As.APP ? gateway(app.cloudId()) : api(), request);
    }

    HttpUrl atSite(JiraRequest request) {
        return at(site, request);
    }

    private static HttpUrl at(HttpUrl root, JiraRequest request) {
        HttpUrl.Builder url =
                root.newBuilder().addEncodedPathSegments(request.path().substring(1));
        for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
            parameter.getValue().forEach(value -> url.addQueryParameter(parameter.getKey(), value));
        }
        return url.build();
    }

    private synchronized HttpUrl api() {
        HttpUrl known = api;
        if (known == null) {
            known = scopedToken && installation.deployment() == Deployment.CLOUD ? gateway(cloudId.get()) : site;
            api = known;
        }
        return known;
    }

    private HttpUrl gateway(String id) {
        return gateway.newBuilder().addPathSegments("ex/jira/" + id).build();
    }
}
