package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.entry.web.Browser;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.Waiting;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People change the order on the plan's page in real browsers; PAY-10 is worth most, PAY-1 least, and four fit. */
@Tag("browser")
class OrderOnThePageIT {

    private static Browser browser;

    @TempDir
    Path folder;

    private final Site site = Site.empty(Clock.systemUTC());
    private JiraSimulator jira;
    private WinnowUser user;
    private Application application;
    private Server server;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.launch();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        for (String number : List.of("Reach", "Impact", "Confidence", "Effort")) {
            site.addField(number, FieldKind.NUMBER);
        }
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        site.addSprint(12, "Sprint 5", "future", "", null);
        for (int i = 1; i <= 10; i++) {
            site.createIssue(new IssueDraft("PAY", "Story", "Story " + i)
                    .field("Reach", 100 * i)
                    .field("Impact", 1)
                    .field("Confidence", 1)
                    .field("Effort", 1)
                    .field("Story Points", 3));
        }
        site.createIssue(new IssueDraft("PAY", "Story", "Not scored").field("Story Points", 3));
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
        user = new WinnowUser(folder, jira, "project = PAY", "");
        assertThat(user.run(jira, "sync").code()).isZero();
        application =
                new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(user.config(), null, Waiting.SILENT);
        server = application.serve(OptionalInt.of(0));
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        jira.close();
    }

    private static NewContextOptions options() {
        return new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
    }

    /** The plan for 12 points, in a browser of somebody who may plan. */
    private Page planner(NewContextOptions options) {
        return signedIn(browser.get().newContext(options).newPage());
    }

    private Page signedIn(Page page) {
        page.navigate(link().toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        return open(page);
    }

    private Page open(Page page) {
        page.navigate(
                server.url().resolve("/backlogs/payments/plan?capacity=12").toString());
        page.waitForSelector("html[data-may-plan]");
        return page;
    }

    private java.net.URI link() {
        return application.signIn().link(server.url(), Role.PLANNER, "Pat", "operator");
    }

    private static Locator row(Page page, String key) {
        return page.locator("#live tr[data-key=" + key + "]");
    }

    private static Locator candidates(Page page) {
        return page.locator("#candidates .key");
    }

    /** A browser tells of a drag when it likes to: the mouse trembles until the row has moved. */
    private static void drag(Page page, String key, String onto) {
        row(page, key).locator(".grip").hover();
        BoundingBox target = row(page, onto).locator(".grip").boundingBox();
        List<String> before = page.locator("#live tr .key").allInnerTexts();
        page.mouse().down();
        page.waitForCondition(() -> {
            page.mouse().move(target.x + target.width / 2, target.y + target.height / 2 + 1);
            page.mouse().move(target.x + target.width / 2, target.y + target.height / 2);
            return !page.locator("#live tr .key").allInnerTexts().equals(before);
        });
        page.mouse().up();
    }

    private static void save(Page page, String reason) {
        assertThat(page.locator("#decide-reason")).isFocused();
        page.locator("#decide-reason").fill(reason);
        page.locator("#decide-save").click();
        assertThat(page.locator("#decide")).isHidden();
    }

    @Test
    void dragging_a_row_puts_it_before_another_with_a_reason_and_undo_takes_that_back() {
        Page page = planner(options());
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});

        drag(page, "PAY-7", "PAY-10");
        assertThat(page.locator("#decide-place")).isChecked();
        save(page, "promised to Acme");

        assertThat(candidates(page)).hasText(new String[] {"PAY-7", "PAY-10", "PAY-9", "PAY-8"});
        assertThat(row(page, "PAY-7")).containsText("stands before PAY-10");
        assertThat(row(page, "PAY-7")).containsText("promised to Acme");
        assertThat(row(page, "PAY-7").locator(".grip")).isFocused();
        page.locator("#take-back").click();
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});
        assertThat(user.run(jira, "overrides", "payments").out()).startsWith("No override holds");
    }

    @Test
    void dragging_over_the_sprints_end_pins_and_excludes() {
        Page page = planner(options());

        drag(page, "PAY-4", "PAY-9");
        assertThat(page.locator("[name=kind][value=pin]")).isChecked();
        save(page, "contract");
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-4"});

        drag(page, "PAY-9", "PAY-6");
        assertThat(page.locator("[name=kind][value=exclude]")).isChecked();
        save(page, "law changes");
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-8", "PAY-7", "PAY-4"});
    }

    @Test
    void everything_goes_by_keyboard_and_is_told() {
        Page page = planner(options());
        row(page, "PAY-8").locator(".grip").focus();

        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator("#said"))
                .hasText("PAY-8: place 2 of 4 in the sprint. Enter to keep, Escape to cancel.");
        page.keyboard().press("Escape");
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});
        assertThat(row(page, "PAY-8").locator(".grip")).isFocused();
        page.keyboard().press("Alt+ArrowUp");
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        assertThat(page.locator("#said")).hasText("PAY-8 is back where it was.");
        assertThat(row(page, "PAY-8").locator(".grip")).isFocused();

        page.keyboard().press("Alt+ArrowUp");
        page.keyboard().press("Alt+ArrowUp");
        page.keyboard().press("Enter");
        page.keyboard().type("asked for");
        page.keyboard().press("Tab");
        page.keyboard().type("12312099");
        page.locator("#decide-save").focus();
        page.keyboard().press("Enter");

        assertThat(candidates(page)).hasText(new String[] {"PAY-8", "PAY-10", "PAY-9", "PAY-7"});
        assertThat(page.locator("#said")).hasText("Saved. PAY-8 is number 1 in the sprint now.");
        assertThat(row(page, "PAY-8").locator(".grip")).isFocused();
        assertThat(row(page, "PAY-8")).containsText("until 2099-12-31");

        page.keyboard().press("Enter");
        assertThat(page.locator("#decide-before")).containsText("stands before PAY-10");
        page.keyboard().press("Escape");
        assertThat(page.locator("#decide")).isHidden();
        assertThat(row(page, "PAY-8").locator(".grip")).isFocused();
    }

    @Test
    void undo_restores_the_decision_there_was_before() {
        Page page = planner(options());
        row(page, "PAY-1").locator("[data-kind=pin]").scrollIntoViewIfNeeded();
        row(page, "PAY-5").locator("[data-kind=pin]").click();
        save(page, "contract");
        row(page, "PAY-5").locator("[data-kind=exclude]").click();
        save(page, "they left");
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});

        page.locator("#take-back").click();

        assertThat(row(page, "PAY-5")).containsText("pinned to the next sprint");
        assertThat(row(page, "PAY-5")).containsText("contract");
        assertThat(page.locator("#take-back")).isHidden();
    }

    @Test
    void what_another_browser_changed_meanwhile_is_said_and_shown_and_can_be_saved_again() {
        Page page = browser.get().newContext(options()).newPage();
        page.clock().install();
        signedIn(page);
        Page other = planner(options());
        row(page, "PAY-7").locator("[data-kind=exclude]").click();
        row(other, "PAY-5").locator("[data-kind=pin]").click();
        save(other, "contract");
        page.clock().runFor(21_000); // nothing is drawn anew below an open dialog
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});

        page.locator("#decide-reason").fill("law changes");
        page.locator("#decide-save").click();

        assertThat(page.locator("#decide-wrong")).containsText("The order has changed meanwhile, so nothing was saved");
        assertThat(page.locator("#decide-save")).isFocused();
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-5"});
        page.locator("#decide-save").click();
        assertThat(page.locator("#decide")).isHidden();
        assertThat(user.run(jira, "overrides", "payments").out()).contains("PAY-7", "law changes");
    }

    @Test
    void an_open_page_shows_what_another_browser_did_and_keeps_dialog_and_focus() {
        Page page = browser.get().newContext(options()).newPage();
        page.clock().install();
        open(page);
        page.waitForResponse(
                answer -> answer.request().method().equals("HEAD"),
                () -> page.clock().runFor(21_000));
        page.locator("#candidates .name").first().focus();
        Page other = planner(options());

        row(other, "PAY-10").locator("[data-kind=exclude]").click();
        save(other, "law changes");
        page.waitForResponse(
                answer ->
                        answer.request().method().equals("GET") && answer.url().contains("/plan"),
                () -> page.clock().runFor(21_000));

        assertThat(candidates(page)).hasText(new String[] {"PAY-9", "PAY-8", "PAY-7", "PAY-6"});
        assertThat(page.locator("#said")).containsText("New: PAY-10 kept out of the next sprint by Pat: law changes");
    }

    @Test
    void what_is_excluded_is_let_in_again_and_what_is_far_below_is_pinned_from_its_fold() {
        Page page = planner(options());
        row(page, "PAY-9").locator("[data-kind=exclude]").click();
        save(page, "law changes");
        assertThat(row(page, "PAY-8").locator(".grip")).isFocused();
        page.reload();

        fold(page, "Excluded by a person").locator("summary").click();
        fold(page, "Excluded by a person").getByText("Let in again").click();
        assertThat(page.locator("[name=kind][value=clear]")).isChecked();
        assertThat(page.locator("#decide-before")).containsText("kept out of the next sprint by Pat: law changes");
        save(page, "the law is off");
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});

        page.locator("#decisions > summary").click();
        assertThat(page.locator("#decisions-list"))
                .containsText(
                        "PAY-9 kept out of the next sprint by Pat: law changes; cleared just now by Pat: the law is off");

        fold(page, "Not scored").locator("summary").click();
        fold(page, "Not scored").locator("[data-kind=pin]").click();
        assertThat(page.locator("#decide-place")).isDisabled();
        save(page, "promised");
        assertThat(page.locator("#candidates")).containsText("PAY-11");
        assertThat(page.locator("#decisions-list")).containsText("PAY-11 pinned to the next sprint by Pat: promised");
    }

    private static Locator fold(Page page, String heading) {
        return page.locator(".fold").filter(new Locator.FilterOptions().setHasText(heading));
    }

    @Test
    void undo_isnt_kept_from_by_what_somebody_decided_on_another_issue() {
        Page page = planner(options());
        row(page, "PAY-9").locator("[data-kind=exclude]").click();
        save(page, "law changes");
        assertThat(user.run(jira, "override", "PAY-1", "--exclude", "--reason", "too old")
                        .code())
                .isZero();

        page.locator("#take-back").click();

        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});
        assertThat(page.locator("#said")).hasText("Undone. PAY-9 is number 2 in the sprint now.");
    }

    @Test
    void who_is_signed_out_meanwhile_is_told_and_saves_after_signing_in_again() {
        Page page = planner(options());
        row(page, "PAY-9").locator("[data-kind=exclude]").click();
        page.locator("#decide-reason").fill("law changes");
        page.context().clearCookies();

        page.locator("#decide-save").click();
        assertThat(page.locator("#decide-wrong"))
                .containsText("You are signed out, so nothing was saved. Sign in to plan");
        assertThat(page.locator("#decide-save")).isFocused();
        signedIn(page.context().newPage());
        page.locator("#decide-save").click();

        assertThat(page.locator("#decide")).isHidden();
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-8", "PAY-7", "PAY-6"});
    }

    @Test
    void who_may_only_read_sees_how_to_sign_in_and_no_controls() {
        Page page = open(browser.get().newContext(options()).newPage());

        assertThat(page.locator("#who")).containsText("Sign in to plan: use the link");
        assertThat(row(page, "PAY-10").locator(".grip")).isHidden();
        row(page, "PAY-10").locator(".name").focus();
        page.keyboard().press("Alt+ArrowDown");
        assertThat(candidates(page)).hasText(new String[] {"PAY-10", "PAY-9", "PAY-8", "PAY-7"});
    }

    @Test
    void on_a_phone_a_row_is_dragged_by_touch() {
        Page page =
                planner(options().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
        assertThat(row(page, "PAY-8").locator(".grip")).isVisible();

        touch(row(page, "PAY-8").locator(".grip"), "pointerdown");
        touch(row(page, "PAY-9").locator(".grip"), "pointermove");
        touch(row(page, "PAY-10").locator(".grip"), "pointermove");
        assertThat(candidates(page).first()).hasText("PAY-8");
        touch(row(page, "PAY-10").locator(".grip"), "pointerup");
        save(page, "promised");

        assertThat(candidates(page)).hasText(new String[] {"PAY-8", "PAY-10", "PAY-9", "PAY-7"});
    }

    /** One step of a finger at the middle of an element. */
    private static void touch(Locator where, String type) {
        BoundingBox box = where.boundingBox();
        where.dispatchEvent(
                type,
                Map.of(
                        "pointerType",
                        "touch",
                        "isPrimary",
                        true,
                        "bubbles",
                        true,
                        "cancelable",
                        true,
                        "clientX",
                        box.x + box.width / 2,
                        "clientY",
                        box.y + box.height / 2));
    }

    @Test
    void it_is_accessible_with_its_dialog_in_light_and_dark_and_on_a_phone() {
        for (NewContextOptions options : List.of(
                options(), options().setColorScheme(ColorScheme.DARK), options().setViewportSize(390, 844))) {
            try (BrowserContext context = planner(options).context()) {
                Page page = context.pages().get(0);
                assertAccessible(page);
                row(page, "PAY-9").locator(".grip").press("Enter");
                assertThat(page.locator("#decide")).isVisible();
                assertAccessible(page);
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isTrue();
            }
        }
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().map(Rule::toString))
                .isEmpty();
    }
}
