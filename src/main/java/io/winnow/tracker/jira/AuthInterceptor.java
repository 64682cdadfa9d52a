package io.winnow.tracker.jira;

import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Adds the login, but only to requests for the hosts it is meant for, and never to those that go without. An app's token
 * may have been renewed a moment ago: one that is turned down is asked for once more.
 */
final class AuthInterceptor implements Interceptor {

    private final Credentials credentials;

    AuthInterceptor(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        JiraRequest asked = Objects.requireNonNull(request.tag(JiraRequest.class));
        String header = credentials.header(asked, request.url());
        Response response = chain.proceed(with(header, request));
        if (response.code() != 401 || asked.as() != JiraRequest.As.APP) {
            return response;
        }
        String now = credentials.header(asked, request.url());
        if (Objects.equals(now, header)) {
            return response;
        }
        response.close();
        return chain.proceed(with(now, request));
    }

    private static Request with(@Nullable String header, Request request) {
        return header == null
                ? request
                : request.newBuilder().header("Authorization", header).build();
    }
}
