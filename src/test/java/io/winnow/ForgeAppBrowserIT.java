package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.winnow.ListeningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import io.winnow.entry.forge.BuiltForgeApp;
import io.winnow.entry.forge.ForgeStandIn;
import io.winnow.entry.web.Accessibility;
import io.winnow.entry.web.Browser;
import io.winnow.simulator.forge.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Forge app in a real browser: the pages of a running Winnow in a frame of a stand-in for Jira Cloud. */
class ForgeAppBrowserIT extends PlannedBacklog {

    private static final Path APP = Path.of("target", "forge-app").toAbsolutePath();
    private static final String PROJECT =
            "{\"type\":\"jira:projectPage\",\"project\":{\"id\":\"10000\",\"key\":\"PAY\"}}";

    private static final String ISSUE = "{\"type\":\"jira:issueContext\",\"issue\":{\"id\":\"%s\",\"key\":\"PAY-0\"}}";

    private static final String SETTINGS = """
            backlogs:
              payments:
                jql: "project = PAY"
                board: 12
                inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}
                plan: {capacity: 4}
            """;

    private static BuiltForgeApp app;
    private static Browser browser;

    private final List<String> troubles = new ArrayList<>();
    private ForgeRemote remote;
    private Installation installation;
    private String planner;
    private String admin;
    private String looking;
    private ForgeStandIn forge;
    private BrowserContext context;

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
        browser = Browser.launch();
    }

    @AfterAll
    static void leave() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void serve() {
        backlog(14, 4);
        remote = new ForgeRemote(folder);
        remote.bringFields(site);
        planner = site.people().add("Product");
        admin = site.people().add("Admin");
        site.people().admin(admin, true);
        installation = remote.install(jira);
        looking = planner;
        forge = new ForgeStandIn(app.ui(), envelope -> ForgeRemote.ask(installation, looking, envelope));
        context = browser.get().newContext();
        context.onWebError(error -> troubles.add(error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) { // such as what the content security policy forbids
                troubles.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        context.close();
        forge.close();
        remote.close();
    }

    /** As the site's administrator does in Jira. */
    private void setUp() {
        ForgeRemote.ask(installation, admin, ForgeRemote.envelope("PUT", "/api/v1/settings", SETTINGS));
        until(() -> remote.command("status", "--site", "127.0.0.1").contains("changes made in Jira"));
    }

    private Page jira(String extension, String theme) {
        Page page = context.newPage();
        page.navigate(forge.page(extension, theme));
        return page;
    }

    private static FrameLocator winnow(Page page) {
        return page.frameLocator("iframe");
    }

    private static Locator link(Page page, String name) {
        return winnow(page).getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return winnow(page)
                .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    /** A page comes by some twenty requests one after another, which take their time on a busy machine. */
    private static void settled(Page page) {
        assertThat(winnow(page).locator("html"))
                .hasAttribute("data-ready", "true", new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
    }

    /** Nobody sees what lies above or below the part of Jira's page that the window shows. */
    private static void inSight(Page page, Locator element) {
        BoundingBox box = element.boundingBox();
        assertThat(box.y).isBetween(0.0, page.viewportSize().height - box.height);
    }

    @Test
    void from_a_project_to_its_list_an_issue_the_plan_and_back() {
        setUp();
        Page page = jira(PROJECT, "light");
        FrameLocator winnow = winnow(page);
        settled(page);
        assertThat(winnow.locator("#rows tr")).hasCount(20);
        assertThat(winnow.locator("#who")).hasText("Product, planner");
        winnow.locator("#rows .open").last().click();
        inSight(page, winnow.locator("#details-title"));
        Accessibility.check(page);

        link(page, "Plan").click();
        settled(page);
        winnow.locator("#slider").focus();
        page.keyboard().press("End");
        assertThat(winnow.locator(".cut")).containsText("of 10 points");
        winnow.locator("#capacity").fill("7");
        assertThat(winnow.locator(".cut")).containsText("of 7 points");
        Accessibility.check(page);

        page.evaluate("history.back()");
        assertThat(winnow.locator("#rows tr")).hasCount(20);
        assertThat(winnow.locator("#details")).isVisible();
        page.evaluate("history.forward()");
        assertThat(winnow.locator(".cut")).containsText("of 7 points");
        assertThat(troubles).isEmpty();
    }

    @Test
    void what_leads_to_jira_opens_beside_and_files_are_downloaded() throws Exception {
        setUp();
        Page page = jira(PROJECT, "light");
        settled(page);
        winnow(page).locator("#rows .open").first().click();
        link(page, "Open " + byScore().get(0) + " in Jira ↗").click();
        page.waitForFunction("opened.length > 0");
        assertThat(page.evaluate("opened"))
                .isEqualTo(
                        List.of("new-tab " + jira.url() + "/browse/" + byScore().get(0)));

        link(page, "Its page: what would move it, and how its score has changed")
                .click();
        assertThat(winnow(page).locator("h1")).hasText("worth 140");
        link(page, "Ranked list of payments").click();
        link(page, "Plan").click();
        settled(page);
        winnow(page).locator("#capacity").fill("3");
        assertThat(winnow(page).locator(".cut")).containsText("of 3 points");
        winnow(page).getByText("Export").click();
        Download file = page.waitForDownload(() -> link(page, "CSV").click());
        assertThat(file.suggestedFilename()).isEqualTo("plan.csv");
        assertThat(Files.readAllLines(file.path())).hasSizeGreaterThan(3);
        assertThat(troubles).isEmpty();
    }

    @Test
    void a_plan_is_applied_and_taken_back_by_keyboard() {
        setUp();
        List<String> before = order();
        Page page = jira(PROJECT, "light");
        link(page, "Plan").click();
        settled(page);
        button(page, "Preview changes to Jira").press("Enter");
        FrameLocator winnow = winnow(page);
        assertThat(winnow.locator("#apply-said")).containsText("Nothing is written yet");
        inSight(page, winnow.locator("#apply-title"));
        Accessibility.check(page);
        button(page, "Apply \\d+ changes").press("Enter");
        assertThat(winnow.locator("#apply-title")).hasText("Written to Jira");
        assertThat(movable()).isEqualTo(wanted());

        button(page, "Undo this push").press("Enter");
        button(page, "Undo \\d+ changes").press("Enter");
        assertThat(winnow.locator("#apply-title")).hasText("Taken back");
        assertThat(order()).isEqualTo(before);
        page.keyboard().press("Escape");
        assertThat(button(page, "Preview changes to Jira")).isFocused();
        assertThat(troubles).isEmpty();
    }

    @Test
    void beside_an_issue_its_score_stands_as_dark_as_jira_and_the_frame_is_as_high_as_it() {
        setUp();
        Page page = jira(ISSUE.formatted(site.idOf(byScore().get(0))), "dark");
        FrameLocator winnow = winnow(page);

        assertThat(winnow.locator("h1")).hasText("worth 140");
        assertThat(winnow.locator("body")).hasCSS("background-color", "rgb(22, 26, 29)");
        page.waitForFunction("document.querySelector('iframe').clientHeight > 400");
        Accessibility.check(page);
        assertThat(troubles).isEmpty();
    }

    @Test
    void a_long_answer_comes_in_slices_and_is_read_again_when_it_changed_between() {
        setUp();
        forge.sliceBy(1000);
        AtomicInteger changes = new AtomicInteger();
        forge.between(answer -> {
            if (answer.path("headers").path("content-type").asText().startsWith("application/json")
                    && answer.path("body").asText().length() == 1000
                    && changes.incrementAndGet() == 2) {
                answer.withObject("headers").put("etag", "\"newer\"");
            }
            return answer;
        });
        Page page = jira("{\"type\":\"jira:globalPage\"}", "light");
        settled(page);

        assertThat(winnow(page).locator("#rows tr")).hasCount(20);
        List<Integer> rows = forge.asked().stream()
                .filter(one -> one.path("path").asText().endsWith("/rows.json"))
                .map(one -> one.path("from").asInt())
                .toList();
        assertThat(rows).startsWith(0, 1000, 0, 1000, 2000);
        assertThat(troubles).isEmpty();
    }

    @Test
    void what_goes_wrong_is_said_plainly_and_can_be_tried_again() {
        setUp();
        forge.down("The app's server doesn't answer.");
        Page page = jira(PROJECT, "light");
        FrameLocator winnow = winnow(page);
        assertThat(winnow.locator("h1")).hasText("Winnow can't be reached");
        assertThat(winnow.getByRole(AriaRole.ALERT)).hasText("The app's server doesn't answer.");
        Accessibility.check(page);
        forge.down("");
        button(page, "Try again").click();
        assertThat(winnow.locator("#rows tr")).hasCount(20);

        forge.without("plan-");
        link(page, "Plan").click();
        assertThat(winnow.locator("h1")).hasText("The app in Jira and the Winnow service are of different versions");
        assertThat(winnow.getByRole(AriaRole.ALERT)).containsText("winnow forge-app");
    }

    @Test
    void an_administrator_sets_winnow_up_and_who_isnt_one_is_told_so() {
        Page asked = jira("{\"type\":\"jira:adminPage\"}", "light");
        assertThat(winnow(asked).locator("main")).containsText("Only administrators of Jira set Winnow up.");

        looking = admin;
        Page page = jira("{\"type\":\"jira:adminPage\"}", "light");
        FrameLocator winnow = winnow(page);
        Locator yaml = winnow.getByLabel("Backlogs to rank");
        yaml.fill("backlogs: {payments: {jq: project = PAY}}");
        button(page, "Save").click();
        assertThat(winnow.getByRole(AriaRole.ALERT)).containsText("Did you mean jql?");
        Accessibility.check(page);
        yaml.fill(SETTINGS);
        button(page, "Save").click();
        assertThat(winnow.locator("#said")).containsText("Saved: payments");
        button(page, "Check the set-up").click();
        assertThat(winnow.locator("#said")).containsText("Everything is there.");
        assertThat(winnow.locator(".checks")).containsText("fields of the inputs");
        Accessibility.check(page);

        goals(winnow, "goals: [{id: grow, nam: Growth}]");
        assertThat(winnow.getByRole(AriaRole.ALERT)).containsText("Did you mean name?");
        Accessibility.check(page);
        goals(winnow, "goals: [{id: grow, name: Growth, weight: 3}]");
        assertThat(winnow.locator("#goals-said")).hasText("1 goal: added grow.");
        button(page, "Apply these goals").click();
        assertThat(winnow.locator("#goals-now")).hasText("Version 1 of the goals counts: 1 goal.");
    }

    private static void goals(FrameLocator winnow, String yaml) {
        winnow.getByLabel("File of goals")
                .setInputFiles(
                        new FilePayload("goals.yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void who_may_edit_an_issue_changes_its_inputs_beside_it() {
        setUp();
        String key = byScore().get(0);
        Page page = jira(ISSUE.formatted(site.idOf(key)), "light");
        FrameLocator winnow = winnow(page);

        button(page, "Edit").click();
        winnow.getByLabel("Reach").fill("1000");
        button(page, "Save").click();

        assertThat(winnow.locator(".figures")).containsText("1000.00");
        assertThat(site.valueOf(key, "Reach").asInt()).isEqualTo(1000);
        Accessibility.check(page);
        assertThat(troubles).isEmpty();
    }

    @Test
    void the_app_passes_its_own_check() throws Exception {
        app.check();
    }
}
