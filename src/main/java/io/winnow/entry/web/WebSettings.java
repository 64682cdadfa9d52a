package io.winnow.entry.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the web server listens, and who may read there.
 *
 * @param host address or name to bind to
 * @param port 0 for any free one
 * @param publicUrl by which browsers reach it through a proxy, without a path; null when they come straight
 * @param readsOpen whether who can reach it may read without signing in
 */
public record WebSettings(String host, int port, @Nullable URI publicUrl, boolean readsOpen) {

    /** Reachable from this machine only, which may read. */
    public static WebSettings loopback(int port) {
        return new WebSettings("127.0.0.1", port, null, true);
    }

    public WebSettings withPort(int other) {
        return new WebSettings(host, other, publicUrl, readsOpen);
    }

    public WebSettings withReadsOpen(boolean open) {
        return new WebSettings(host, port, publicUrl, open);
    }

    /** Whether only this machine can reach it. */
    public boolean local() {
        return loopback(host) && (publicUrl == null || loopback(publicUrl.getHost()));
    }

    /** Where a browser finds it when it listens at {@code actualPort}. */
    public URI url(int actualPort) {
        return publicUrl != null
                ? publicUrl.resolve("/")
                : URI.create("http://" + shownHost() + ":" + actualPort + "/");
    }

    /** What the operator should know of who may read, and how safe the way is: whole sentences. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        String who = local() ? "Everybody on this machine" : "Everybody who can reach the server";
        notes.add(
                readsOpen
                        ? who + " may read; changing anything takes a sign-in or a token."
                        : "Reading takes a sign-in or a token, as changing does.");
        if (!local() && !secure()) {
            notes.add(
                    "Warning: beyond this machine, sessions and tokens go unencrypted. Put a proxy that speaks HTTPS in"
                            + " front, and name its address as server.publicUrl.");
        }
        return notes;
    }

    /** Whether browsers come over HTTPS. */
    boolean secure() {
        return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /**
     * The names by which browsers may call it besides loopback's; a request for another one is refused, so that no
     * foreign site can reach it through a name of its own.
     */
    Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(bracketed(host)));
        if (publicUrl != null) {
            names.add(publicUrl.getHost());
        }
        return names;
    }

    private String shownHost() {
        return switch (host) {
            case "0.0.0.0", "::", "127.0.0.1" -> "localhost";
            default -> bracketed(host);
        };
    }

    private static String bracketed(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    private static boolean loopback(String name) {
        return name.equalsIgnoreCase("localhost") || name.matches("127(\\.[0-9]{1,3}){3}|\\[?::1]?");
    }
}
