package io.winnow.tracker.jira;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * Keeps the site's cookies for as long as this object lives, so that a load balancer sends every request to the same node
 * of Data Center: another one shows a change seconds later. Cookies of other hosts are never kept. Thread-safe.
 */
final class AffinityCookies implements CookieJar {

    private static final int MOST = 50;

    private final HttpUrl site;
    private final Map<String, Cookie> byName = new LinkedHashMap<>();

    AffinityCookies(HttpUrl site) {
        this.site = site;
    }

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
        if (ofSite(url)) {
            for (Cookie cookie : cookies) {
                if (byName.size() < MOST || byName.containsKey(cookie.name())) {
                    byName.put(cookie.name(), cookie);
                }
            }
        }
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        return ofSite(url)
                ? byName.values().stream().filter(cookie -> cookie.matches(url)).toList()
                : List.of();
    }

    private boolean ofSite(HttpUrl url) {
        return url.host().equals(site.host())
                && url.port() == site.port()
                && url.scheme().equals(site.scheme());
    }
}
