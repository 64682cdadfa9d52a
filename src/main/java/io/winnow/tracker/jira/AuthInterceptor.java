package io.winnow.tracker.jira;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the login, but only to requests for the hosts it is meant for, and never to the question for the cloud id. */
final class AuthInterceptor implements Interceptor {

    private final String header;
    private final Set<String> origins;

    AuthInterceptor(JiraSettings settings) {
        String token = settings.token().reveal();
        this.header = settings.email() == null
                ? "Bearer " + token
                : Credentials.basic(settings.email(), token, StandardCharsets.UTF_8);
        this.origins =
                Set.of(origin(HttpUrl.get((settings.scopedToken() ? settings.gateway() : settings.url()).toString())));
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        boolean ours = origins.contains(origin(request.url()))
                && !request.url().encodedPath().endsWith("/_edge/tenant_info");
        return chain.proceed(
                ours ? request.newBuilder().header("Authorization", header).build() : request);
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }
}
