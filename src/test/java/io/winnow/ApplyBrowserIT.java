package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.winnow.config.ConfigReader;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.entry.web.Accessibility;
import io.winnow.entry.web.Browser;
import io.winnow.simulator.Fault;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.Waiting;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A planner writes a plan to Jira from its page and takes it back, in a real browser. */
class ApplyBrowserIT extends PlannedBacklog {

    private static final String OPEN = "Preview changes to Jira";

    private Browser browser;
    private Application application;
    private Server server;
    private URI local;

    @BeforeEach
    void serve() {
        backlog(14, 4);
        browser = Browser.launch();
        application = new RunningWinnow(
                new ConfigReader().read(user.config(), Map.of("WINNOW_JIRA_TOKEN", jira.token())),
                Waiting.SILENT,
                Clock.systemUTC(),
                WinnowUser.PATIENT,
                () -> {});
        server = application.serve(OptionalInt.of(0));
        local = URI.create("http://localhost:" + server.url().getPort() + "/");
    }

    @AfterEach
    void close() {
        browser.close();
        server.close();
        application.close();
    }

    private Page plan(NewContextOptions options, String name) {
        Page page = browser.get().newContext(options).newPage();
        URI link = application.signIn().link(local, Role.PLANNER, name, "operator");
        page.navigate(link.toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.navigate(local + "backlogs/payments/plan");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    @Test
    void by_mouse_a_plan_is_previewed_applied_and_taken_back() {
        List<String> before = order();
        Page page = plan(new NewContextOptions(), "Product");

        button(page, OPEN).click();
        assertThat(page.locator("#apply-said")).containsText("Nothing is written yet");
        assertThat(page.locator("#apply-writes")).containsText("Into a sprint 4 issues");
        assertThat(page.locator("#apply-writes")).containsText(Pattern.compile("Order \\d+ moves in 1 call"));
        assertThat(order()).isEqualTo(before);
        page.getByLabel("Winnow's fields").check();
        assertThat(page.locator("#apply-writes")).containsText("Fields 8 values");
        button(page, "Apply \\d+ changes").click();

        assertThat(page.locator("#apply-title")).hasText("Written to Jira");
        assertThat(page.locator("#apply-said")).containsText("changes were made.");
        assertThat(movable()).isEqualTo(wanted());
        byScore().subList(0, 4).forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(future));
        assertThat(site.valueOf(byScore().get(1), "Winnow rank").asInt()).isEqualTo(2);

        button(page, "Undo this push").click();
        button(page, "Undo \\d+ changes").click();
        assertThat(page.locator("#apply-title")).hasText("Taken back");
        assertThat(order()).isEqualTo(before);
        byScore().forEach(key -> assertThat(site.sprintsOf(key)).isEmpty());
        assertThat(site.valueOf(byScore().get(1), "Winnow rank").isNull()).isTrue();
    }

    @Test
    void by_keyboard_too_and_the_focus_comes_back_to_where_it_was() {
        Page page = plan(new NewContextOptions(), "Product");
        assertThat(button(page, OPEN)).isVisible();
        button(page, OPEN).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#apply-go")).isEnabled();
        page.locator("#apply-sprint").focus();
        page.keyboard().press("Space");
        assertThat(page.locator("#apply-writes")).not().containsText("Into a sprint");
        assertThat(page.locator("#apply-sprint")).isFocused();
        assertThat(page.locator("#apply-go")).isEnabled();

        while (!(boolean) page.evaluate("document.activeElement.id === 'apply-go'")) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("#apply-title")).hasText("Written to Jira");
        assertThat(page.locator("#apply-title")).isFocused();
        assertThat(movable()).isEqualTo(wanted());

        page.keyboard().press("Escape");
        assertThat(page.locator("#apply")).isHidden();
        assertThat(button(page, OPEN)).isFocused();
    }

    @Test
    void of_two_people_at_once_the_second_is_told_and_what_changed_since_is_previewed_again() {
        Page one = plan(new NewContextOptions(), "Product");
        Page other = plan(new NewContextOptions(), "Engineering");
        button(one, OPEN).click();
        assertThat(one.locator("#apply-go")).isEnabled();
        button(other, OPEN).click();
        assertThat(other.locator("#apply-go")).isEnabled();

        jira.faults().latency(Duration.ofMillis(200));
        one.locator("#apply-go").click();
        assertThat(one.locator("#apply-bar")).isVisible();
        other.locator("#apply-go").click();
        assertThat(other.locator("#apply-problem"))
                .containsText("Product has been writing to this backlog for less than a minute");
        jira.faults().clear();
        assertThat(one.locator("#apply-title")).hasText("Written to Jira");

        button(other, "Preview again").click();
        assertThat(other.locator("#apply-said")).hasText("Nothing to change: Jira holds it all already.");
        assertThat(other.locator("#apply-go")).isDisabled();
    }

    @Test
    void what_was_dragged_in_jira_since_the_preview_is_said_and_previewed_again() {
        Page page = plan(new NewContextOptions(), "Product");
        button(page, OPEN).click();
        assertThat(page.locator("#apply-go")).isEnabled();
        site.rankAfter(byScore().get(0), byScore().get(13));
        List<String> dragged = order();

        page.locator("#apply-go").click();

        assertThat(page.locator("#apply-problem")).containsText("changed since preview");
        assertThat(page.locator("#apply-said")).containsText("Nothing is written yet");
        assertThat(order()).isEqualTo(dragged);
        page.locator("#apply-go").click();
        assertThat(page.locator("#apply-title")).hasText("Written to Jira");
        assertThat(movable()).isEqualTo(wanted());
    }

    @Test
    void what_jira_refused_comes_first_with_the_reason_and_what_went_well_is_one_line() {
        Page page = plan(new NewContextOptions(), "Product");
        button(page, OPEN).click();
        assertThat(page.locator("#apply-go")).isEnabled();
        int moves = page.locator("[data-group=order] li").count();
        jira.faults().always("PUT", "/issue/rank", Fault.status(400));

        page.locator("#apply-go").click();

        assertThat(page.locator("#apply-said"))
                .hasText("4 of " + (4 + moves) + " changes were made; " + moves + " weren't, see why below.");
        Locator failed = page.locator("#apply-writes details").first();
        assertThat(failed.locator("summary")).containsText(Pattern.compile("^Failed: Jira.* " + moves + " changes?$"));
        assertThat(failed.locator("li").first()).containsText("worth ");
        Locator applied = page.locator("[data-group=applied]");
        assertThat(applied.locator("summary")).hasText("Applied 4 changes");
        assertThat(applied.locator("li").first()).isHidden();
        applied.locator("summary").click();
        assertThat(applied.locator("li").first()).isVisible();
    }

    @Test
    void the_last_result_stays_within_reach_and_can_be_taken_back_from_there() {
        List<String> before = order();
        Page page = plan(new NewContextOptions(), "Product");
        assertThat(page.locator("#apply-last")).isHidden();
        button(page, OPEN).click();
        button(page, "Apply \\d+ changes").click();
        assertThat(page.locator("#apply-title")).hasText("Written to Jira");
        button(page, "Close").click();
        assertThat(page.locator("#apply-last"))
                .containsText(Pattern.compile("Last written to Jira .*: \\d+ applied\\."));

        page.reload();
        page.locator("#apply-last-show").click();
        assertThat(page.locator("#apply-said")).containsText("changes were made.");
        assertThat(page.locator("[data-group=applied] summary")).containsText("Applied");
        Accessibility.check(page);

        button(page, "Undo this push").click();
        button(page, "Undo \\d+ changes").click();
        assertThat(page.locator("#apply-title")).hasText("Taken back");
        assertThat(order()).isEqualTo(before);
        assertThat(page.locator("#apply-last")).containsText("Last taken back");
    }

    @Test
    void who_may_only_read_is_offered_nothing() {
        Page page = browser.get().newContext().newPage();
        page.navigate(local + "backlogs/payments/plan");

        assertThat(page.locator("html")).hasAttribute("data-may-plan", "false");
        assertThat(page.locator("#apply-open")).isHidden();
    }

    @Test
    void it_is_accessible_in_light_and_dark_and_on_a_phone_and_stays_out_of_print() {
        for (NewContextOptions options : List.of(
                new NewContextOptions(),
                new NewContextOptions().setColorScheme(ColorScheme.DARK),
                new NewContextOptions().setViewportSize(390, 844))) {
            Page page = plan(options, "Product");
            button(page, OPEN).click();
            assertThat(page.locator("#apply-go")).isEnabled();
            Accessibility.check(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#apply")).isHidden();
            page.context().close();
        }
    }
}
