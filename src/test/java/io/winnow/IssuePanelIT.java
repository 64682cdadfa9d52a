package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    private Application application;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        jira = JiraSimulator.start(
                small.site(), SimulatorOptions.defaults().withFace(Face.dataCenter("10.3.24")));
        WinnowUser user = new WinnowUser(folder, jira);
        application = new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(user.config(), Waiting.SILENT);
        application.syncBacklogs().run(application.backlogs(), new SyncOptions(false, false), Progress.SILENT);
        server = application.serve(OptionalInt.of(0));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        application.close();
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

        HttpResponse<String> asked = ask(id, origin(jira.url()));
        HttpResponse<String> elsewhere = ask(id, "https://evil.example");
        HttpResponse<String> unknown = ask("999999", origin(jira.url()));
        String path = property(id);

        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.body()).isEmpty();
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(204);
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors " + origin(jira.url()));
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
        ask(id, origin(jira.url()));
        String first = property(id);

        for (int i = 0; i < 100; i++) {
            assertThat(ask(id, origin(jira.url())).statusCode()).isEqualTo(204);
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
                HttpRequest.newBuilder(URI.create(jira.url() + "/rest/api/2/issue/" + issue + "/properties/winnow.panel"))
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

    private Page jiraPage(Browser browser, String issue, URI service) {
        BrowserContext context = browser.get().newContext();
        List<String> troubles = new ArrayList<>();
        context.onWebError(error -> troubles.add(error.error()));
        String origin = origin(jira.url());
        context.route(origin + "/jira/rest/**", route -> {
            Map<String, String> headers = new HashMap<>(route.request().headers());
            headers.put("authorization", "Bearer " + jira.token());
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
        context.route(origin + "/jira/browse/**", route -> route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html; charset=utf-8")
                .setBody(html(issue, service))));
        Page page = context.newPage();
        page.navigate(origin + "/jira/browse/PAY-1");
        assertThat(troubles).isEmpty();
        return page;
    }

    /** As much of Jira's page as the panel knows of. */
    private static String html(String issue, URI service) {
        return "<!doctype html><html lang=\"en\"><head><title>PAY-1</title>"
                + "<meta name=\"ajs-context-path\" content=\"/jira\"><style>" + plugin("css/winnow-panel.css")
                + "</style></head><body><main><h1>PAY-1</h1>"
                + plugin("templates/issue.vm")
                        .replace("$issue.id", issue)
                        .replace("${winnow.url}", origin(service))
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
