package io.winnow.simulator.forge;

import com.sun.net.httpserver.HttpExchange;
import io.winnow.simulator.JiraSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes requests to {@code /ex/jira/{cloudId}} on to the site of that id, as api.atlassian.com does. Thread-safe. */
final class Gateway {

    static final String PATH = "/ex/jira/";

    /** Of one connection, and so not passed on. */
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, JiraSimulator> sites = new ConcurrentHashMap<>();

    void add(JiraSimulator site) {
        sites.put(site.cloudId(), site);
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString();
            String cloudId = target.substring(PATH.length()).replaceAll("[/?].*", "");
            JiraSimulator site = sites.get(cloudId);
            if (site == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            answer(exchange, client.send(passedOn(exchange, site.url().resolve(target)), BodyHandlers.ofByteArray()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest passedOn(HttpExchange exchange, URI address) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
