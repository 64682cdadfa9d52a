package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulated Jira tells of its changes. */
class WebhooksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "PAY-2";

    private final Site site = SmallSite.create(Clock.systemUTC());
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private JiraSimulator jira;
    private HttpServer listener;

    private record Received(String identifier, String retry, String signature, String body) {

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void start() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        listener.createContext("/", this::take);
        listener.start();
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        jira.webhooks()
                .add(URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/events"), "secret")
                .retryAfter(Duration.ofMillis(10));
    }

    @AfterEach
    void stop() {
        jira.close();
        listener.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                header(exchange, "X-Atlassian-Webhook-Identifier"),
                header(exchange, "X-Atlassian-Webhook-Retry"),
                header(exchange, "X-Hub-Signature"),
                body));
        Integer answer = answers.poll();
        exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private Received next() throws InterruptedException {
        Received next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    @Test
    void an_edit_is_told_with_its_change_log_and_signed() throws Exception {
        site.edit(KEY, "summary", "Other words");

        Received event = next();
        JsonNode json = event.json();

        assertThat(json.path("webhookEvent").asText()).isEqualTo("jira:issue_updated");
        assertThat(json.at("/issue/id").asText()).isEqualTo(site.idOf(KEY).toString());
        assertThat(json.at("/issue/fields/summary").asText()).isEqualTo("Other words");
        assertThat(json.at("/changelog/items/0/fieldId").asText()).isEqualTo("summary");
        assertThat(json.at("/changelog/items/0/toString").asText()).isEqualTo("Other words");
        assertThat(json.at("/changelog/items").size()).isEqualTo(1);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(event.signature())
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(event.body().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void a_refused_event_comes_again_with_the_same_identifier_five_times_at_most() throws Exception {
        for (int i = 0; i < 6; i++) {
            answers.add(503);
        }
        site.touch(KEY);
        List<Received> tries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tries.add(next());
        }
        site.touch(KEY);

        assertThat(tries).extracting(Received::retry).containsExactly("", "1", "2", "3", "4", "5");
        assertThat(tries)
                .extracting(Received::identifier)
                .containsOnly(tries.get(0).identifier());
        assertThat(next().identifier()).isNotEqualTo(tries.get(0).identifier());
    }

    @Test
    void what_is_refused_for_good_isnt_sent_again() throws Exception {
        answers.add(401);
        site.touch(KEY);
        Received refused = next();
        site.touch(KEY);

        assertThat(next().identifier()).isNotEqualTo(refused.identifier());
    }

    @Test
    void with_trouble_some_come_twice_with_the_same_identifier() throws Exception {
        jira.webhooks().trouble(1, 1, Duration.ofMillis(5));
        site.touch(KEY);

        assertThat(next().identifier()).isEqualTo(next().identifier());
    }
}
