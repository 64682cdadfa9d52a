package io.winnow.tracker.jira;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the login, but only to requests for the hosts it is meant for, and never to those that go without. */
final class AuthInterceptor implements Interceptor {

    private final String header;
    private final Set<String> origins;

    AuthInterceptor(JiraSettings settings) {
        String token = settings.token().reveal();
        this.header = settings.email() == null
                ? "Bearer " + token
                : Credentials.basic(settings.email(), token, StandardCharsets.UTF_8);
        String site = origin(settings.url());
        boolean gateway = settings.scopedToken() && settings.deployment() != Deployment.DATA_CENTER;
        boolean mayBeDataCenter = settings.deployment() != Deployment.CLOUD;
        this.origins = !gateway
                ? Set.of(site)
                : mayBeDataCenter ? Set.of(site, origin(settings.gateway())) : Set.of(origin(settings.gateway()));
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        boolean ours = origins.contains(origin(request.url()))
                && !Objects.requireNonNull(request.tag(JiraRequest.class)).anonymous();
        return chain.proceed(
                ours ? request.newBuilder().header("Authorization", header).build() : request);
    }

    private static String origin(URI address) {
        return origin(HttpUrl.get(address.toString()));
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }
}
