package io.winnow.entry.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page from which somebody went to sign in, kept by their browser: by {@code who.js} on pages that everybody may
 * read, from here on others. Only an address of ours is ever gone back to.
 */
final class CameFrom {

    /** Cookies don't know ports, so its value begins with the host and port. */
    private static final String NAME = "winnow-from";

    private static final int SECONDS = 1_800;
    private static final int LONGEST = 1_000;

    /** A path as browsers send it, without a backslash, which they would take for a slash. */
    private static final Pattern PAGE = Pattern.compile("/backlogs/[!-~&&[^\\\\]]*");

    private CameFrom() {}

    /** The page a request asks for. */
    static void remember(Context request) {
        String query = request.queryString();
        String page = request.path() + (query == null ? "" : "?" + query);
        if (ours(page)) {
            put(request, URLEncoder.encode(request.host() + page, StandardCharsets.UTF_8), SECONDS);
        }
    }

    /** Where to go now; forgets it. */
    static String goBack(Context request) {
        String kept = request.cookie(NAME);
        if (kept == null) {
            return "/";
        }
        put(request, "", 0);
        String host = String.valueOf(request.host());
        return decoded(kept)
                .filter(address -> address.startsWith(host))
                .map(address -> address.substring(host.length()))
                .filter(CameFrom::ours)
                .orElse("/");
    }

    private static Optional<String> decoded(String kept) {
        try {
            return Optional.of(URLDecoder.decode(kept, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static boolean ours(String page) {
        return page.length() <= LONGEST && PAGE.matcher(page).matches();
    }

    private static void put(Context request, String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setSameSite(SameSite.LAX);
        request.cookie(cookie);
    }
}
