package io.winnow.entry.forge;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;

/** Fetches the published keys: of bounded size, in bounded time, and from nowhere else than where they are published. */
final class KeyDownload extends DefaultResourceRetriever {

    private static final int MILLIS = (int) Duration.ofSeconds(2).toMillis();
    private static final int MOST_BYTES = 50_000;

    KeyDownload() {
        super(MILLIS, MILLIS, MOST_BYTES);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL address) throws IOException {
        HttpURLConnection connection = super.openHTTPConnection(address);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }
}
