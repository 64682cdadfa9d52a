package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import io.winnow.entry.cli.Server;
import io.winnow.entry.forge.BuiltForgeApp;
import io.winnow.entry.forge.ForgeStandIn;
import io.winnow.entry.web.Accessibility;
import io.winnow.entry.web.Browser;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.Waiting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Forge app in a real browser: the pages of a running Winnow in a frame of a stand-in for Jira Cloud. */
class ForgeAppBrowserIT extends PlannedBacklog {

    private static final Path APP = Path.of("target", "forge-app").toAbsolutePath();
    private static final String PROJECT = "{\"type\":\"jira:projectPage\",\"project\":{\"id\":\"10000\",\"key\":\"PAY\"}}";

    private static BuiltForgeApp app;

    private final List<String> troubles = new ArrayList<>();
    private Browser browser;
    private Application application;
    private Server server;
    private ForgeStandIn forge;

    @BeforeAll
    static void build() throws Exception {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = new Cli(new Composition(Map.of()), new Console(out, out, false, false))
                .run(
                        "forge-app",
                        APP.toString(),
                        "--url",
                        "https://winnow.acme.example",
                        "--app-id",
                        "ari:cloud:ecosystem::app/0f0e0d0c-1111-4222-8333-444444444444");
        assertThat(code).as(said.toString()).isZero();
        app = new BuiltForgeApp(APP);
    }

    @BeforeEach
    void serve() {
        backlog(14, 4);
        browser = Browser.launch();
        application = new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(user.config(), Waiting.SILENT);
        server = application.serve(OptionalInt.of(0));
        String token = application
                .manageTokens()
                .create(Role.PLANNER, "Product", "operator")
                .secret()
                .reveal();
        forge = new ForgeStandIn(app.ui(), server.url(), token);
    }

    @AfterEach
    void close() {
        forge.close();
        browser.close();
        server.close();
        application.close();
    }

    private Page jira(String extension, String theme) {
        BrowserContext context = browser.get().newContext();
        context.onWebError(error -> troubles.add(error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add(message.text());
            }
        });
        Page page = context.newPage();
        page.navigate(forge.page(extension, theme));
        return page;
    }

    private static FrameLocator winnow(Page page) {
        return page.frameLocator("iframe");
    }

    private static Locator link(Page page, String name) {
        return winnow(page).getByRole(com.microsoft.playwright.options.AriaRole.LINK, new FrameLocator.GetByRoleOptions()
                .setName(name));
    }

    private static void settled(Page page) {
        assertThat(winnow(page).locator("html")).hasAttribute("data-ready", "true");
    }

    @Test
    void from_a_project_to_its_list_an_issue_the_plan_and_back() {
        Page page = jira(PROJECT, "light");
        FrameLocator winnow = winnow(page);
        settled(page);
        assertThat(winnow.locator("#rows tr")).hasCount(20);
        assertThat(winnow.locator("#who")).hasText("Product, planner");

        winnow.locator("#rows .open").first().click();
        assertThat(winnow.locator("#details")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/ui-list.png")).setFullPage(true));
        Accessibility.check(page);

        link(page, "Plan").click();
        settled(page);
        assertThat(winnow.locator("#capacity")).isVisible();
        winnow.locator("#capacity").fill("10");
        assertThat(winnow.locator(".cut")).containsText("of 10 points");
        Accessibility.check(page);

        page.goBack();
        assertThat(winnow.locator("#rows tr")).hasCount(20);
        assertThat(winnow.locator("#details")).isVisible();
        page.goForward();
        assertThat(winnow.locator(".cut")).containsText("of 10 points");
        assertThat(troubles).isEmpty();
    }
}
