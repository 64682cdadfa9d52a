package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SyncStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

    private final ReportPage page = SampleBacklog.page(400);
    private final SampleSource source = new SampleSource(page);
    private final WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer());
    private final HttpClient client = HttpClient.newHttpClient();
    private URI root = URI.create("http://localhost/");

    @BeforeEach
    void start() {
        root = server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_backlog_has_a_page() throws Exception {
        HttpResponse<String> answer = get("/backlogs/Payments");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<h1><bdi>Payments</bdi></h1>");
    }

    @Test
    void its_rows_are_json() throws Exception {
        HttpResponse<String> answer = get("/backlogs/Payments/rows.json");

        assertThat(header(answer, "content-type")).isEqualTo("application/json");
        assertThat(new ObjectMapper().readTree(answer.body()).get("rows")).hasSize(400);
    }

    @Test
    void every_answer_is_locked_down_found_or_not() throws Exception {
        for (String path : List.of(
                "/backlogs/Payments", "/backlogs/Payments/rows.json", "/api/v1/status", "/nothing", asset("js"))) {
            HttpResponse<String> answer = get(path);

            assertThat(header(answer, "content-security-policy"))
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
            assertThat(answer.headers().firstValue("server")).isEmpty();
        }
    }

    @Test
    void an_answer_the_browser_knows_already_is_not_sent_again() throws Exception {
        for (String path : List.of("/backlogs/Payments", "/backlogs/Payments/rows.json")) {
            String tag = header(get(path), "etag");

            HttpResponse<String> again = get(path, "If-None-Match", "\"other\", " + tag);

            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "cache-control")).isEqualTo("no-cache");
            assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answers_are_compressed_for_those_who_take_it() throws Exception {
        String plain = get("/backlogs/Payments/rows.json").body();

        HttpResponse<byte[]> answer = client.send(
                request("/backlogs/Payments/rows.json")
                        .header("Accept-Encoding", "br, gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(header(answer, "content-encoding")).isEqualTo("gzip");
        assertThat(header(answer, "vary")).isEqualTo("Accept-Encoding");
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
        assertThat(get("/backlogs/Payments", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("content-encoding"))
                .isEmpty();
    }

    @Test
    void assets_may_be_kept_for_ever_because_another_content_has_another_address() throws Exception {
        for (String kind : List.of("js", "css", "svg")) {
            HttpResponse<String> answer = get(asset(kind));

            assertThat(answer.statusCode()).as(kind).isEqualTo(200);
            assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
        }
        assertThat(get("/assets/report-000000000000.js").statusCode()).isEqualTo(404);
        assertThat(get("/assets/..%2freport.js").statusCode()).isIn(400, 404);
    }

    @Test
    void a_report_is_made_once_for_a_version_however_many_ask_at_once() throws Exception {
        CompletableFuture.allOf(IntStream.range(0, 16)
                        .mapToObj(i -> client.sendAsync(
                                request(i % 2 == 0 ? "/backlogs/Payments" : "/backlogs/Payments/rows.json")
                                        .build(),
                                BodyHandlers.ofString()))
                        .toArray(CompletableFuture[]::new))
                .get(20, TimeUnit.SECONDS);
        assertThat(source.built).hasValue(1);

        source.show(SampleBacklog.page(10));

        assertThat(get("/backlogs/Payments").body()).contains("10 issues");
        assertThat(source.built).hasValue(2);
    }

    @Test
    void another_state_of_the_sync_changes_the_page_without_making_the_report_again() throws Exception {
        get("/backlogs/Payments");
        SyncStatus running = new SyncStatus(SyncStatus.Outcome.RUNNING, null, null, "Reading issues.", null, "");

        source.showSync(running);

        assertThat(get("/backlogs/Payments").body()).contains("Syncing now", "Reading issues.");
        assertThat(source.built).hasValue(1);
    }

    @Test
    void the_start_page_lists_the_backlogs_or_leads_to_the_only_one() throws Exception {
        HttpResponse<String> only = get("/");
        assertThat(only.statusCode()).isEqualTo(302);
        assertThat(header(only, "location")).endsWith("/backlogs/Payments");

        source.show(page, new ReportPage("Mobile app", "", page.generatedAt(), SyncStatus.NEVER, null, List.of()));

        HttpResponse<String> both = get("/");
        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.body())
                .contains("href=\"/backlogs/Payments\"", "href=\"/backlogs/Mobile%20app\"", "Never synced");
        assertThat(get("/backlogs/Mobile%20app").statusCode()).isEqualTo(200);
    }

    @Test
    void status_and_health_are_for_machines() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(new ObjectMapper()
                        .readTree(get("/api/v1/status").body())
                        .at("/backlogs/0/issues")
                        .intValue())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/backlogs/Unknown", "/backlogs/%3Cscript%3E"})
    void what_is_not_there_is_said_in_plain_words(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no page at this address").doesNotContain("<script>");
        assertThat(get("/backlogs/Unknown/rows.json").body())
                .isEqualTo("{\"error\":\"there is nothing at this address\"}");
    }

    @Test
    void a_defect_shows_no_inside() throws Exception {
        source.fail(new IllegalStateException("jdbc:sqlite:/secret/place"));

        HttpResponse<String> answer = get("/backlogs/Payments");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("This page could not be made").doesNotContain("secret", "IllegalState");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"})
    void nothing_can_be_written(String method) throws Exception {
        assertThat(raw(method + " /backlogs/Payments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void a_head_request_gets_the_headers_only() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/backlogs/Payments/rows.json")
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "etag")).isEqualTo(header(get("/backlogs/Payments/rows.json"), "etag"));
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200", "LOCALHOST:8080, 200", "127.0.0.1:1, 200", "[::1]:99, 200",
        "evil.example, 403", "localhost.evil.example, 403", "127.0.0.1.nip.io, 403", "evil.example:80@localhost, 40"
    })
    void only_its_own_names_are_answered_so_that_no_foreign_site_reaches_it_by_rebinding(String host, String status)
            throws Exception {
        assertThat(raw("GET /backlogs/Payments HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void a_name_given_in_the_settings_is_answered_too() {
        assertThat(new LocalNames(Set.of("winnow.acme.example")).include("Winnow.acme.example:8443"))
                .isTrue();
        assertThat(new LocalNames(Set.of()).include(null)).isFalse();
    }

    @Test
    void a_taken_port_is_an_error_that_says_what_to_do() {
        WebServer second = new WebServer(WebSettings.loopback(root.getPort()), source, new ReportRenderer());

        assertThatThrownBy(second::start)
                .isInstanceOf(CannotListenException.class)
                .hasMessageContaining("port " + root.getPort() + " on 127.0.0.1 is in use")
                .hasMessageContaining("--port");
    }

    @Test
    void it_listens_on_loopback_only() {
        assertThat(root.getHost()).isEqualTo("localhost");
        assertThat(WebSettings.loopback(0).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_request_under_way_ends_before_the_server_does() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> answer = underWayUntil(go);

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
        go.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        stopping.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> get("/health")).isInstanceOf(IOException.class);
    }

    @Test
    void a_request_that_does_not_end_is_cut_off_without_a_failure() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> answer = underWayUntil(go);

        server.close();
        go.countDown();

        assertThatThrownBy(() -> get("/health")).isInstanceOf(IOException.class);
        answer.cancel(true);
    }

    private CompletableFuture<HttpResponse<String>> underWayUntil(CountDownLatch go) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        source.before(() -> {
            entered.countDown();
            await(go);
        });
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("/backlogs/Payments").build(), BodyHandlers.ofString());
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String asset(String kind) throws Exception {
        Matcher found = Pattern.compile("/assets/[a-z]+-[0-9a-f]{12}\\." + kind)
                .matcher(get("/backlogs/Payments").body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return Optional.of(answer).flatMap(a -> a.headers().firstValue(name)).orElse("");
    }

    /** For what a well-behaved client would not send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
