package io.winnow.entry.web;

import java.util.Set;

/**
 * Where the web server listens.
 *
 * @param host address or name to bind to
 * @param port 0 for any free one
 * @param names the names by which browsers may call it besides loopback's; a request for another one is refused, so
 *     that no foreign site can reach it through a name of its own
 */
public record WebSettings(String host, int port, Set<String> names) {

    public WebSettings {
        names = Set.copyOf(names);
    }

    /** Reachable from this machine only. */
    public static WebSettings loopback(int port) {
        return new WebSettings("127.0.0.1", port, Set.of());
    }
}
