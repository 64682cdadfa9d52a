package io.winnow.config;

import java.net.URI;
import java.net.URISyntaxException;

/** Reads the address by which browsers reach the server. */
final class ServerAddress {

    private static final URI NONE = URI.create("https://invalid.invalid");

    private ServerAddress() {}

    static URI read(Value value) {
        String text = value.line();
        if (text.isEmpty()) {
            return NONE;
        }
        try {
            URI uri = new URI(text);
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (text.matches("(?i)https?://.*")
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && bare
                    && uri.getRawPath().matches("/?")) {
                return uri;
            }
        } catch (URISyntaxException refusedBelow) {
            // said once, for whatever is wrong with it
        }
        value.refuse("isn't the address of a server without a path. Write one such as https://winnow.example.com.");
        return NONE;
    }
}
