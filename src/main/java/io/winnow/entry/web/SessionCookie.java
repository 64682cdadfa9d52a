package io.winnow.entry.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.winnow.tracker.Secret;
import io.winnow.workflow.SignIn;
import java.util.Optional;

/**
 * Where a browser keeps its session's secret. Cookies don't know ports, so the name does: two servers on one machine
 * would sign each other's people out.
 */
final class SessionCookie {

    private final boolean secure;

    /** {@code secure} when browsers come over HTTPS. */
    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    Optional<String> read(Context request) {
        return Optional.ofNullable(request.cookie(name(request)));
    }

    void set(Context request, Secret secret) {
        put(request, secret.reveal(), Math.toIntExact(SignIn.LONGEST.toSeconds()));
    }

    void clear(Context request) {
        put(request, "", 0);
    }

    /** Lax, not strict: who follows a link from Jira to the page is to arrive signed in. Reading changes nothing. */
    private void put(Context request, String value, int seconds) {
        Cookie cookie = new Cookie(name(request), value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setSecure(secure);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        request.cookie(cookie);
    }

    private String name(Context request) {
        return (secure ? "__Host-winnow-" : "winnow-") + request.port();
    }
}
