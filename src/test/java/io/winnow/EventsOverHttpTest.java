package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may tell a running {@code winnow serve} that something changed, and in what form. */
class EventsOverHttpTest {

    private static final String EVENT = "{\"webhookEvent\": \"jira:issue_updated\", \"issue\": {\"id\": \"999999\"}}";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static JiraSimulator jira;
    private static ListeningServer winnow;

    @BeforeAll
    static void start() throws IOException {
        jira = JiraSimulator.start(new SmallSite(Clock.systemUTC()).site(), SimulatorOptions.defaults());
        winnow = ListeningServer.start(folder, jira, SmallSite.JQL);
    }

    @AfterAll
    static void stop() {
        winnow.close();
        jira.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(winnow.url().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json; charset=UTF-8");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> signed(String body, String method) throws Exception {
        return send("POST", "/api/v1/jira/events", body, "X-Hub-Signature", signature(method, body));
    }

    private static String signature(String method, String body) throws Exception {
        String algorithm = "Hmac" + method.toUpperCase(Locale.ROOT).replace("-", "");
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(ListeningServer.SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
        return method + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "sha384", "sha512"})
    void a_signed_event_is_taken_and_answered_at_once(String method) throws Exception {
        HttpResponse<String> answer = signed(EVENT, method);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "md5"})
    void a_signature_that_can_be_forged_is_refused(String method) throws Exception {
        assertThat(signed(EVENT, method).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256=",
                "sha256",
                "=",
                "none=00",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void a_wrong_signature_is_refused(String signature) throws Exception {
        assertThat(send("POST", "/api/v1/jira/events", EVENT, "X-Hub-Signature", signature)
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/api/v1/jira/events", EVENT).statusCode()).isEqualTo(401);
        assertThat(send("POST", "/api/v1/jira/events", EVENT + " ", "X-Hub-Signature", signature("sha256", EVENT))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_unsigned_event_is_taken_only_at_the_secret_address() throws Exception {
        String secret = ListeningServer.PATH_SECRET;

        assertThat(send("POST", "/api/v1/jira/events/" + secret, EVENT).statusCode())
                .isEqualTo(202);
        assertThat(send("POST", "/api/v1/jira/events/" + secret + "x", EVENT).statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/api/v1/jira/events/" + secret.substring(1), EVENT)
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/api/v1/jira/events/" + ListeningServer.SECRET, EVENT)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[|400", "'' |400", "{\"a\":1} x|400", "{}|202", "{\"webhookEvent\":\"version_created\"}|202"})
    void what_isnt_json_is_refused_and_what_is_unknown_ignored(String body, int status) throws Exception {
        assertThat(signed(body, "sha256").statusCode()).isEqualTo(status);
    }

    @Test
    void a_body_without_end_and_other_ways_to_ask_are_refused() throws Exception {
        String large = "{\"a\": \"" + "x".repeat(1_000_000) + "\"}";

        assertThat(signed(large, "sha256").statusCode()).isEqualTo(413);
        assertThat(send("GET", "/api/v1/jira/events", "").statusCode()).isEqualTo(405);
        assertThat(send("PUT", "/api/v1/jira/events/" + ListeningServer.PATH_SECRET, "")
                        .statusCode())
                .isEqualTo(405);
        assertThat(send("POST", "/api/v1/jira/events/a/b", EVENT).statusCode()).isEqualTo(404);
    }
}
