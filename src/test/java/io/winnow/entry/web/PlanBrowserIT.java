package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The plan's page in a real browser. */
class PlanBrowserIT extends OpenedReport {

    private final SampleSource source = new SampleSource();
    private final WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer());

    @Override
    ReportPage made() {
        return SampleSupport.on(SampleBacklog.page(60));
    }

    @Override
    String open(ReportPage report) {
        source.show(report);
        return server.start() + "backlogs/Payments/plan";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void another_capacity_plans_again_says_what_changed_and_stays_in_the_address() {
        Page page = page("");

        page.locator("#capacity").fill("10");

        assertThat(page.locator(".cut")).containsText("of 10 points");
        assertThat(page.locator("#said")).containsText("Against the saved settings, out: PAY-");
        assertThat(page.locator("#slider")).hasValue("10");
        assertThat(page).hasURL(Pattern.compile("\\?capacity=10$"));

        page.reload();
        assertThat(page.locator(".cut")).containsText("of 10 points");
        page.locator("#saved").click();
        assertThat(page.locator(".cut")).containsText("of 34 points");
        assertThat(page.locator("#saved")).isHidden();
    }

    @Test
    void the_slider_moves_by_keyboard_and_keeps_the_focus() {
        Page page = page("");

        page.locator("#slider").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");

        assertThat(page.locator(".cut")).containsText("of 36 points");
        assertThat(page.locator("#slider")).isFocused();
        assertThat(page.locator("#capacity")).hasValue("36");
    }

    @Test
    void nothing_in_the_toolbar_moves_while_something_is_tried() {
        Page page = page("", options().setViewportSize(1440, 900));
        BoundingBox slider = page.locator("#slider").boundingBox();
        BoundingBox toolbar = page.locator("#what").boundingBox();

        page.locator("#slider").focus();
        page.keyboard().press("ArrowRight");
        page.locator("#rules > summary").click();
        page.locator("#perEpic").fill("1");
        assertThat(page.locator("#saved")).isVisible();
        assertThat(page.locator("#tried")).containsText("tried");

        assertThatObject(page.locator("#slider").boundingBox())
                .usingRecursiveComparison()
                .isEqualTo(slider);
        assertThatObject(page.locator("#what").boundingBox())
                .usingRecursiveComparison()
                .isEqualTo(toolbar);
    }

    @Test
    void at_every_width_the_list_comes_before_the_panels_and_nothing_is_cut_off() {
        Page page = page("?capacity=20&perEpic=1");
        for (int width : new int[] {320, 390, 640, 800, 915, 1024, 1099}) {
            page.setViewportSize(width, 800);

            org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("at %s", width)
                    .isEqualTo(width);
            org.assertj.core.api.Assertions.assertThat(page.locator("#list").boundingBox().y)
                    .as("at %s", width)
                    .isLessThan(page.locator(".side").boundingBox().y);
        }
    }

    @Test
    void a_capacity_that_cant_be_is_said_and_nothing_is_planned() {
        Page page = page("");

        page.locator("#capacity").fill("-3");

        assertThat(page.locator("#said")).containsText("Capacity: write a number from 0 to 999999");
        assertThat(page.locator("#capacity")).hasAttribute("aria-invalid", "true");
        page.locator("#capacity").fill("10");
        assertThat(page.locator(".cut")).containsText("of 10 points");
        assertThat(page.locator("#capacity")).hasAttribute("aria-invalid", "false");
    }

    @Test
    void a_rule_is_tried_at_once_and_as_configured_is_one_click_away() {
        Page page = page("");
        page.locator("#rules > summary").click();

        page.locator("#perEpic").fill("1");
        page.locator("#blockers").selectOption("ignore");

        assertThat(page.locator("#said")).containsText("tried with blockers ignored, at most 1 of an epic");
        assertThat(page).hasURL(Pattern.compile("\\?perEpic=1&blockers=ignore$"));
        assertThat(page.locator("#rules")).hasAttribute("open", "");
        assertAccessible(page);
        page.locator("#blockers").selectOption("first");
        assertThat(page).hasURL(Pattern.compile("\\?perEpic=1$"));
        page.locator("#saved").click();
        assertThat(page).hasURL(Pattern.compile("plan$"));
        assertThat(page.locator("#perEpic")).hasValue("0");
    }

    @Test
    void what_another_capacity_would_bring_is_one_click_away_and_folds_stay_open() {
        Page page = page("");
        page.locator(".fold > summary").first().click();

        page.locator("[data-capacity]").last().click();

        assertThat(page.locator(".cut")).containsText("of 40.8 points");
        assertThat(page.locator(".fold").first()).hasAttribute("open", "");
        assertThat(page.locator("tr[data-id]")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("comes in"))
                        .first())
                .isVisible();
    }

    @Test
    void the_panel_says_what_to_score_next_and_leads_to_jira() {
        Page page = page("");

        assertThat(page.locator("#next")).containsText("34 % chance to come in");
        assertThat(page.locator("#next a").first()).hasAttribute("href", Pattern.compile("/browse/PAY-901$"));
    }

    @Test
    void the_exports_follow_what_is_tried() {
        Page page = page("");
        page.locator("#capacity").fill("12");
        assertThat(page.locator(".cut")).containsText("of 12 points");

        page.locator(".menu:not(.rules) > summary").click();

        assertThat(page.locator("[data-export=csv]"))
                .hasAttribute("href", Pattern.compile("plan\\.csv\\?capacity=12$"));
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-export=csv]")).isHidden();
    }

    @Test
    void an_open_page_follows_what_others_change_and_keeps_the_focus() {
        Page page = context(options()).newPage();
        page.clock().install();
        page.navigate(address());
        page.waitForSelector("html[data-ready]");
        page.waitForResponse(
                answer -> answer.request().method().equals("HEAD"),
                () -> page.clock().runFor(21_000));
        page.locator("#candidates .name").first().focus();

        source.show(SampleSupport.on(SampleBacklog.page(30)));
        page.waitForResponse(
                answer -> answer.request().method().equals("GET"),
                () -> page.clock().runFor(21_000));

        assertThat(page.locator("#candidates .name").first()).isFocused();
        source.show(report());
    }

    @Test
    void the_roadmap_is_one_tab_away_and_accessible_in_light_and_dark_and_on_a_phone() {
        for (NewContextOptions options : List.of(
                options(), options().setColorScheme(ColorScheme.DARK), options().setViewportSize(390, 844))) {
            Page page = page("", options);

            page.locator(".tabs").getByText("Roadmap").click();

            assertThat(page.locator("[aria-current=page]")).hasText("Roadmap");
            assertThat(page.locator("main")).containsText("Keep the customers we have");
            assertAccessible(page);
            org.assertj.core.api.Assertions.assertThat(
                            page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void it_is_accessible_in_light_and_dark_and_on_a_phone() {
        for (NewContextOptions options : List.of(
                options(), options().setColorScheme(ColorScheme.DARK), options().setViewportSize(390, 844))) {
            Page page = page("?capacity=20", options);
            for (com.microsoft.playwright.Locator fold :
                    page.locator("#live .fold > summary").all()) {
                fold.click();
            }

            assertAccessible(page);
            org.assertj.core.api.Assertions.assertThat(
                            page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }
}
