package io.winnow.simulator.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The app's own service, which is called over HTTP. Thread-safe. */
final class Remote {

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Remote(URI base) {
        this.base = base;
    }

    /** The answer, whatever its status; throws UncheckedIOException when there is none in time. */
    HttpResponse<String> call(String method, String path, Map<String, String> headers, String body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(closing));
        }
    }
}
