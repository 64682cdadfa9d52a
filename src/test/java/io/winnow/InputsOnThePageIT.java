package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.winnow.entry.web.Accessibility;
import io.winnow.entry.web.Browser;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.store.TokenStore.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People edit inputs in place on an issue's page in a real browser; each test has an issue of its own. */
@Tag("browser")
class InputsOnThePageIT {

    @TempDir
    private static Path folder;

    private static final SmallSite SMALL = new SmallSite(Clock.systemUTC());
    private static final Site SITE = SMALL.site();
    private static Browser browser;
    private static JiraSimulator jira;
    private static ListeningServer winnow;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.launch();
        jira = JiraSimulator.start(SITE, SimulatorOptions.defaults().unlimited());
        winnow = ListeningServer.start(folder, jira, SmallSite.JQL);
    }

    @AfterAll
    static void stop() {
        winnow.close();
        jira.close();
        browser.close();
    }

    private static Page planner(NewContextOptions options, String key) {
        Page page = browser.get().newContext(options).newPage();
        page.navigate(winnow.application()
                .signIn()
                .link(winnow.url(), Role.PLANNER, "Pat", "operator")
                .toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        return open(page, key);
    }

    private static Page open(Page page, String key) {
        page.navigate(winnow.url().resolve("/issues/" + key).toString());
        page.waitForSelector("html[data-may-plan]");
        return page;
    }

    private static void edit(Page page) {
        page.locator("#edit").click();
        assertThat(page.locator("#in-reach")).isFocused();
    }

    private static Locator said(Page page) {
        return page.locator("#edit-said");
    }

    private static Locator figure(Page page, String input) {
        return page.locator("[data-input=" + input + "] .big");
    }

    @Test
    void inputs_are_changed_by_keyboard_the_page_follows_and_undo_takes_it_back() {
        String key = SMALL.key(1);
        Page page = planner(new NewContextOptions(), key);
        edit(page);

        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type("900");
        page.keyboard().press("Tab");
        page.keyboard().type("H");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");

        assertThat(said(page)).hasText("Saved. Score 450.00, was 12.50. Rank 9.");
        assertThat(page.locator("#edit")).isFocused();
        assertThat(figure(page, "reach")).hasText("900");
        assertThat(page.locator("article > header .figures")).containsText("450.00");
        assertThat(page.locator("#in-reach")).hasCount(0);
        assertThat(SITE.valueOf(key, "Impact").path("value").asText()).isEqualTo("High");

        page.locator("#edit-undo").click();

        assertThat(said(page)).hasText("Undone. Score 12.50, was 450.00. Rank 30.");
        assertThat(figure(page, "reach")).hasText("100");
        assertThat(SITE.valueOf(key, "Impact").path("value").asText()).isEqualTo("Low");
    }

    @Test
    void what_is_wrong_or_was_changed_meanwhile_is_told_beside_its_field() {
        String key = SMALL.key(2);
        Page page = planner(new NewContextOptions(), key);
        edit(page);
        page.locator("#in-reach").fill("0,8");
        page.locator("#in-effort").fill("0");

        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("#in-reach"))
                .hasAccessibleDescription("people or accounts a quarter reach '0,8' has a comma: write 0.8");
        assertThat(page.locator("#in-effort-wrong")).hasText("effort is 0");
        assertThat(page.locator("#in-reach")).isFocused();
        page.keyboard().press("Escape");
        assertThat(said(page)).hasText("Nothing was changed.");
        assertThat(page.locator("#edit")).isFocused();

        edit(page);
        SITE.edit(key, "Reach", 777);
        page.locator("#in-reach").fill("900");
        page.keyboard().press("Enter");
        assertThat(page.locator("#in-reach-wrong")).hasText("reach was changed meanwhile, to 777; look at it again");
        assertThat(SITE.valueOf(key, "Reach").asInt()).isEqualTo(777);
        page.keyboard().press("Enter");
        assertThat(said(page)).containsText("Saved.");
        assertThat(SITE.valueOf(key, "Reach").asInt()).isEqualTo(900);
    }

    @Test
    void it_is_accessible_while_editing_in_the_dark_and_beside_an_issue_and_readers_see_no_edit() {
        String key = SMALL.key(3);
        for (NewContextOptions options : List.of(
                new NewContextOptions().setColorScheme(ColorScheme.DARK),
                new NewContextOptions().setViewportSize(320, 844))) {
            try (BrowserContext context = planner(options, key).context()) {
                Page page = context.pages().get(0);
                edit(page);
                page.locator("#in-confidence").fill("much");
                page.keyboard().press("Enter");
                assertThat(page.locator("#in-confidence-wrong")).containsText("is neither a number nor one of");
                Accessibility.check(page);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
        Page reader = open(browser.get().newContext().newPage(), key);
        assertThat(reader.locator("#edit")).isHidden();
        assertThat(reader.locator("#sum")).containsText("field Reach");
    }
}
