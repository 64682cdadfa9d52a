package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.entry.web.Accessibility;
import io.winnow.entry.web.Browser;
import io.winnow.simulator.Face;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.tracker.Progress;
import io.winnow.tracker.Waiting;
import io.winnow.workflow.SyncOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The panel of the plugin for Data Center in a real browser. The page around it stands in for Jira's; it lies at the
 * simulated Jira's own address, and everything it asks Jira for is answered by that.
 */
class IssuePanelIT {

    private static final Path PLUGIN = Path.of("plugin-descriptor", "data-center");

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private JiraSimulator jira;
    private HttpServer front;
    private URI url = URI.create("http://127.0.0.1/jira");
    private Application application;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        jira = JiraSimulator.start(small.site(), SimulatorOptions.defaults().withFace(Face.dataCenter("10.3.24")));
        front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(Executors.newCachedThreadPool());
        front.createContext("/", this::forward);
        front.start();
        url = URI.create("http://127.0.0.1:" + front.getAddress().getPort() + "/jira");
        WinnowUser user = new WinnowUser(folder, jira);
        Files.writeString(
                user.config(),
                Files.readString(user.config()).replace(jira.url().toString(), url.toString()));
        application =
                new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(user.config(), null, Waiting.SILENT);
        application.syncBacklogs().run(application.backlogs(), new SyncOptions(false, false), Progress.SILENT);
        server = application.serve(OptionalInt.of(0));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        application.close();
        front.stop(0);
        jira.close();
    }

    @Test
    void who_may_see_the_issue_in_jira_sees_its_score_beside_it_without_signing_in() throws Exception {
        try (Browser browser = Browser.launch()) {
            String id = small.site().idOf("PAY-1").toString();
            Page page = jiraPage(browser, id, server.url());

            FrameLocator panel = page.frameLocator(".winnow-panel iframe");
            assertThat(panel.locator("h2#levers")).hasText("What would move it");
            assertThat(panel.locator(".top")).hasCount(0);
            int height = ((Number) page.evaluate("document.querySelector('iframe').clientHeight")).intValue();
            assertThat(height).isGreaterThan(200);
            Accessibility.check(page);
        }
    }

    @Test
    void while_winnow_is_away_the_panel_shows_what_it_wrote_into_the_issue() throws Exception {
        URI away = server.url();
        server.close();
        try (Browser browser = Browser.launch()) {
            Page page = jiraPage(browser, small.site().idOf("PAY-1").toString(), away);

            assertThat(page.locator(".winnow-panel")).containsText("Winnow can't be reached. It last wrote:");
            assertThat(page.locator(".winnow-panel dt").first()).hasText("Winnow score");
        }
    }

    @Test
    void an_address_isnt_given_to_who_asks_and_one_that_is_forged_opens_nothing() throws Exception {
        String id = small.site().idOf("PAY-1").toString();

        HttpResponse<String> asked = ask(id, origin(url));
        HttpResponse<String> elsewhere = ask(id, "https://evil.example");
        HttpResponse<String> unknown = ask("999999", origin(url));
        String path = property(id);

        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.body()).isEmpty();
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(204);
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors " + origin(url));
        assertThat(get(path.replaceFirst("/" + id + "\\?", "/" + small.site().idOf("PAY-2") + "?"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(path.replaceFirst("signature=.", "signature=_")).statusCode())
                .isEqualTo(403);
        assertThat(get("/embed/issues/" + id).statusCode()).isEqualTo(403);
    }

    @Test
    void asking_again_soon_writes_nothing() throws Exception {
        String id = small.site().idOf("PAY-1").toString();
        ask(id, origin(url));
        String first = property(id);

        for (int i = 0; i < 100; i++) {
            assertThat(ask(id, origin(url)).statusCode()).isEqualTo(204);
        }

        assertThat(property(id)).isEqualTo(first);
    }

    private HttpResponse<String> ask(String issue, String origin) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve("/embed/issues/" + issue + "/address"))
                        .header("Origin", origin)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(server.url().resolve(path)).build(), BodyHandlers.ofString());
    }

    private String property(String issue) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(
                                URI.create(jira.url() + "/rest/api/2/issue/" + issue + "/properties/winnow.panel"))
                        .header("Authorization", "Bearer " + jira.token())
                        .build(),
                BodyHandlers.ofString());
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(answer.body())
                .path("value")
                .path("path")
                .asText();
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Jira's page of the issue; everything else at its address is the simulated Jira's, which knows who looks at the page. */
    private String page(String issue, URI service) {
        byte[] html = html(issue, service).getBytes(StandardCharsets.UTF_8);
        front.createContext("/jira/browse", exchange -> answer(exchange, 200, "text/html; charset=utf-8", html));
        return url + "/browse/PAY-1";
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        jira.url().resolve(exchange.getRequestURI().toString()))
                .header("Authorization", "Bearer " + jira.token())
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("application/json"),
                    answer.body());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Page jiraPage(Browser browser, String issue, URI service) {
        BrowserContext context = browser.get().newContext();
        List<String> troubles = new ArrayList<>();
        context.onWebError(error -> troubles.add(error.error()));
        Page page = context.newPage();
        page.navigate(page(issue, service));
        assertThat(troubles).isEmpty();
        return page;
    }

    /** As much of Jira's page as the panel knows of. */
    private static String html(String issue, URI service) {
        return "<!doctype html><html lang=\"en\"><head><title>PAY-1</title>"
                + "<meta name=\"ajs-context-path\" content=\"/jira\"><style>" + plugin("css/winnow-panel.css")
                + "</style></head><body><main><h1>PAY-1</h1>"
                + plugin("templates/issue.vm").replace("$issue.id", issue).replace("${winnow.url}", origin(service))
                + "</main><script>" + plugin("js/winnow-panel.js") + "</script></body></html>";
    }

    private static String plugin(String file) {
        try {
            return Files.readString(PLUGIN.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
