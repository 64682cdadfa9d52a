package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.winnow.goals.Served;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the report shows of goals and evidence in a real browser, wherever it comes from. */
abstract class InsightInBrowser extends OpenedReport {

    @Override
    ReportPage made() {
        return SampleSupport.on(SampleBacklog.page(400));
    }

    @Test
    void rows_name_their_goals_by_colour_and_sign_and_count_customers_and_revenue() {
        Page page = page("");

        Locator first = rows(page).first();
        assertThat(first.locator(".goals .goal")).hasCount(2);
        assertThat(first.locator(".goals .goal").first()).hasText("◉Keep the customers we have");
        assertThat(first.locator(".goals .goal").first())
                .hasAttribute("title", "Keep the customers we have (revenue, weight 3)");
        assertThat(first.locator(".customers")).hasText("31");
        assertThat(first.locator(".revenue")).hasText("412k");
        assertThat(rows(page)
                        .filter(new Locator.FilterOptions().setHas(page.locator(".more")))
                        .first()
                        .locator(".more"))
                .hasText("+1");
    }

    @Test
    void without_scripts_goals_and_counts_read_the_same() {
        List<String> filled = rows(page("")).allInnerTexts();
        Page without = context(options().setJavaScriptEnabled(false)).newPage();
        without.navigate(address());

        assertThat(rows(without).allInnerTexts()).isEqualTo(filled);
        assertThat(without.locator("#goals")).containsText("Keep the customers we have");
        assertThat(without.locator("#goals")).containsText("on track, 57 % expected");
    }

    @Test
    void the_list_sorts_by_customers_revenue_and_goal_weight() {
        Page page = page("");

        page.locator("th button[data-sort=customers]").click();
        assertThat(page.locator("th.customers")).hasAttribute("aria-sort", "descending");
        assertThat(numbers(page, ".customers")).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        page.locator("#sort").selectOption("revenue");
        assertThat(rows(page).first().locator(".revenue")).hasText("412k");
        page.locator("#sort").selectOption("weight");
        assertThat(rows(page).first().locator(".goals .goal").first()).containsText("Keep the customers");
        page.locator("#dir").click();
        assertThat(rows(page).first().locator(".goals")).containsText("Half the support tickets");
    }

    @Test
    void a_goal_brings_the_issues_of_its_parts_and_no_goal_the_others() {
        Page page = page("");

        page.locator("#goal").selectOption("retain");
        assertThat(page.locator("#shown"))
                .hasText(
                        shown(row -> goals(row).contains("retain") || goals(row).contains("checkout")));
        page.locator("#goal").selectOption("checkout");
        assertThat(page.locator("#shown")).hasText(shown(row -> goals(row).contains("checkout")));
        page.locator("#goal").selectOption("No goal");
        assertThat(page.locator("#shown")).hasText(shown(row -> goals(row).isEmpty()));

        page.locator("#goals a").first().click();
        assertThat(page.locator("#goal")).hasValue("retain");
        Page again = page("#goal=%7Enone");
        assertThat(again.locator("#shown")).hasText(shown(row -> goals(row).isEmpty()));
    }

    @Test
    void details_tell_goals_with_reasons_and_what_customers_said() {
        Page page = page("");

        rows(page).first().locator(".open").click();

        Locator details = page.locator("#details");
        assertThat(details).containsText("weight 3");
        assertThat(details).containsText("listed as PAY-1; under PAY-2: label cost");
        assertThat(details).containsText("31 customers, 45 items (27.9 after ageing) · 412k revenue");
        assertThat(details).containsText("NPS answers 31.5 on average, n = 2");
        assertThat(details).containsText("About this issue itself: 3 customers, 4 items");
        assertThat(details.locator(".evidence li")).hasCount(3);
        assertThat(details.locator(".evidence li").first()).containsText("Northwind");
        assertThat(details.locator(".evidence li").first()).containsText("about PAY-1 · NPS 9 · CSAT 4.5");
        assertThat(details.locator(".evidence")).containsText("The latest 3 of 45 items");
        assertThat(details).not().containsText("person@northwind.example");
        Locator link = details.locator(".evidence a");
        assertThat(link).hasCount(1);
        assertThat(link).hasAttribute("href", "https://desk.example/t/1");
        assertThat(link).hasAttribute("rel", "noopener noreferrer");
        assertThat(link).hasText("desk.example ↗");
    }

    @Test
    void hostile_words_of_customers_and_goals_are_shown_and_never_run() {
        Page page = page("");

        rows(page).first().locator(".open").click();

        assertThat(page.locator(".evidence li").nth(1)).containsText(SampleEvidence.ATTACK);
        assertThat(page.locator(".evidence li").nth(1)).containsText("<b>Mallory & Co</b>");
        assertThat(page.locator(".evidence li").nth(1).locator("a")).hasCount(0);
        assertThat(page.locator("#goals")).containsText(SampleSupport.HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
    }

    @Test
    void an_issue_nobody_asked_for_says_so() {
        ReportRow row = report().rows().stream()
                .filter(one -> one.support().evidence().total().items() == 0
                        && goals(one).isEmpty())
                .findFirst()
                .orElseThrow();
        Page page = page("#issue=" + row.key());

        assertThat(page.locator("#details")).containsText("It serves none.");
        assertThat(page.locator("#details")).containsText("Nobody has asked for it yet.");
    }

    @Test
    void the_goal_panel_tells_progress_pace_what_serves_a_goal_and_what_nothing_does() {
        Page page = page("");

        Locator goals = page.locator("#goals .tree > li");
        assertThat(goals).hasCount(6);
        assertThat(goals.first()).containsText("weight 3 · due 31 Dec 2026");
        assertThat(goals.first()).containsText("56 % · on track, 57 % expected");
        assertThat(goals.first()).containsText("40 issues, 30 open · 10 person-months open (34 % of all)");
        assertThat(goals.first()).containsText("31 customers");
        assertThat(goals.first()).containsText("NPS");
        assertThat(goals.first()).containsText("36 → 40 points, from 31");
        assertThat(goals.nth(1)).containsText("part of Keep the customers we have");
        assertThat(goals.nth(4)).containsText("nothing serves it");
        assertThat(page.locator("#goals")).not().containsText("owner@acme.example");
    }

    @Test
    void a_kpi_line_says_what_it_shows_and_has_its_values_behind_it() {
        Page page = page("");

        Locator kpi = page.locator(".kpi").first();
        assertThat(kpi.locator("svg .line")).hasAttribute("d", java.util.regex.Pattern.compile("^M[\\d.]+,[\\d.]+L"));
        assertThat(kpi.locator("svg"))
                .hasAttribute("aria-label", "NPS: 33 on 5 Oct 2025, 36 on 22 Nov 2026; target 40");
        kpi.locator("summary").click();
        assertThat(kpi.locator("tbody tr")).hasCount(60);
        assertThat(kpi).containsText("The last 60 of 70 values.");
    }

    @Test
    void a_circle_of_the_chart_shows_its_issues_and_a_second_click_all() {
        Page page = page("");
        Locator spot = page.locator("#chart .spot[data-spot='3~31']");

        spot.click();
        assertThat(page.locator("#shown"))
                .hasText(shown(row -> !row.status().name().equals("Done")
                        && row.support().evidence().total().customers() == 31
                        && Served.heaviest(row.support().goals()).intValue() == 3));
        assertThat(spot).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#chips")).containsText("goal weight 3, customers 31");
        assertThat(page.url()).contains("at=3%7E31");
        spot.click();
        assertThat(page.locator("#shown")).hasText("400 issues");
    }

    @Test
    void every_open_issue_stands_in_one_quadrant_and_a_quadrant_filters_the_list() {
        Page page = page("");
        long open = report().rows().stream()
                .filter(row -> !row.status().name().equals("Done"))
                .count();

        int sum = 0;
        for (String quad : List.of("aligned", "bet", "unmet", "question")) {
            Locator button = page.locator("[data-quad=" + quad + "]");
            int count = Integer.parseInt(button.locator(".num").textContent());
            sum += count;
            button.click();
            assertThat(page.locator("#shown")).hasText(count + " of 400 issues shown");
            assertThat(button).hasAttribute("aria-pressed", "true");
        }

        assertThat(sum).isEqualTo((int) open);
        page.getByLabel("Remove filter: Question it").click();
        assertThat(page.locator("#shown")).hasText("400 issues");
    }

    @Test
    void the_chart_can_be_walked_and_used_by_keyboard_alone() {
        Page page = page("");
        assertThat(page.locator("#chart .spot[tabindex='0']")).hasCount(1);

        page.locator("#chart .spot[tabindex='0']").focus();
        page.keyboard().press("Home");
        String first = focusedSpot(page);
        page.keyboard().press("ArrowRight");
        assertThat(focusedSpot(page)).isNotEqualTo(first);
        page.keyboard().press("ArrowLeft");
        assertThat(focusedSpot(page)).isEqualTo(first);
        page.keyboard().press("End");
        String last = focusedSpot(page);
        page.keyboard().press("Enter");

        assertThat(page.locator("#shown")).containsText("of 400 issues shown");
        assertThat(page.locator(".spot[aria-pressed=true]")).hasAttribute("data-spot", last);
        assertThat(focusedSpot(page)).isEqualTo(last);
        assertThat(page.locator("#chart .spot[tabindex='0']")).hasCount(1);
    }

    @Test
    void the_table_behind_the_chart_has_every_circle_and_filters_too() {
        Page page = page("");

        page.locator("#chart details summary").click();
        Locator lines = page.locator("#chart tbody tr");
        assertThat(lines).hasCount(page.locator("#chart .spot").count());
        assertThat(lines.first()).containsText("31");
        lines.first().locator("button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#shown")).hasText("1 of 400 issues shown");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_finds_nothing(ColorScheme scheme) {
        Page page = page("#q=PAY-11", options().setColorScheme(scheme));
        assertAccessible(page);

        page.locator("#chart details summary").click();
        page.locator(".kpi summary").first().click();
        rows(page).first().locator(".open").click();
        assertThat(page.locator("#details")).isVisible();
        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_finds_nothing_on_a_phone(ColorScheme scheme) {
        Page page = page("#q=PAY-11", options().setColorScheme(scheme).setViewportSize(390, 844));
        assertThat(page.locator("#chart")).isHidden();
        assertAccessible(page);

        page.locator("#alignment > summary").click();
        page.locator("#goals > summary").click();
        assertAccessible(page);
        rows(page).first().locator(".open").click();
        assertAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({"320, 640", "390, 844", "820, 1180", "1100, 800", "1280, 800", "1920, 1080"})
    void nothing_is_cut_off_at_any_width(int width, int height) {
        Page page = page("", options().setViewportSize(width, height));
        if (width < 1100) {
            page.locator("#alignment > summary").click();
            page.locator("#goals > summary").click();
        }
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        rows(page).first().locator(".open").click();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat((Boolean) page.evaluate("() => { const list = document.querySelector('.list');"
                        + " return list.scrollWidth <= list.clientWidth + 1; }"))
                .isTrue();
    }

    @Test
    void paper_gets_the_chart_and_the_goals() {
        Page page = page("", options().setColorScheme(ColorScheme.DARK).setViewportSize(390, 844));
        assertThat(page.locator("#chart")).isHidden();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("#chart > svg")).isVisible();
        assertThat(page.locator("#goals .tree > li").first()).isVisible();
        assertThat(page.locator("#chart .frame")).hasCSS("fill", "none");
        assertThat(page.locator(".quadrants")).isHidden();
    }

    private String shown(Predicate<ReportRow> wanted) {
        return report().rows().stream().filter(wanted).count() + " of 400 issues shown";
    }

    private static List<String> goals(ReportRow row) {
        return row.support().goals().stream().map(served -> served.goal().id()).toList();
    }

    private static List<Integer> numbers(Page page, String cell) {
        return rows(page).locator(cell).allTextContents().stream()
                .map(text -> text.equals("–") ? -1 : Integer.parseInt(text))
                .toList();
    }

    private static String focusedSpot(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.dataset.spot"));
    }
}
