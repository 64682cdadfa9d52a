package io.winnow.entry.forge;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose calls are taken.
 *
 * @param appId of the Forge app, as the manifest writes it: {@code ari:cloud:ecosystem::app/} and a UUID
 * @param keys where Atlassian publishes what it signs its calls with
 * @param gateway through which every site's API is reached, without a path
 */
public record ForgeSettings(String appId, URI keys, URI gateway) {

    public static final URI KEYS = URI.create("https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json");
    public static final URI GATEWAY = URI.create("https://api.atlassian.com");

    private static final Pattern APP_ID =
            Pattern.compile("ari:cloud:ecosystem::app/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Throws IllegalArgumentException for another app id than {@link #isAppId} takes, and for addresses that anybody could listen to. */
    public ForgeSettings {
        if (!isAppId(appId) || !isPrivate(keys) || !isPrivate(gateway)) {
            throw new IllegalArgumentException("the app's id or an address can't be what Forge uses");
        }
    }

    public static boolean isAppId(String text) {
        return APP_ID.matcher(text).matches();
    }

    /** Whether what is sent there can't be read on the way: https, or this machine. */
    static boolean isPrivate(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return address.getHost() != null
                && (scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host)));
    }
}
