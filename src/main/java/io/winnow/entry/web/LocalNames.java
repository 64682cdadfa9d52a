package io.winnow.entry.web;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names this server answers to. A page of a foreign site can make a browser call a name of its own that leads to
 * this machine (DNS rebinding) and read the answer; it can't make the browser claim to call one of these.
 */
final class LocalNames {

    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    LocalNames(Set<String> more) {
        names.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.addAll(more);
    }

    /** Whether a Host header, port included, names this server. */
    boolean include(@Nullable String hostHeader) {
        if (hostHeader == null) {
            return false;
        }
        String host = hostHeader.strip().toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        boolean hasPort = port > host.lastIndexOf(']');
        String name = hasPort ? host.substring(0, port) : host;
        return names.contains(name);
    }
}
