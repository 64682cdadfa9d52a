package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.winnow.model.IssueType;
import io.winnow.report.LastPush;
import io.winnow.report.Previous;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import io.winnow.report.SampleBacklog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the report must do in a real browser, wherever it comes from. Everything runs on 20,000 issues. */
abstract class ReportInBrowser extends OpenedReport {

    static final String HOSTILE = "<img src=x onerror=alert(1)> zanzibar \"quoted\" & été";

    /** A view of eleven issues: axe looks at each, and more of them would show it nothing new. */
    private static final String FEW = "#q=PAY-1199";

    @Test
    void twenty_thousand_issues_come_in_pages_and_never_all_at_once() {
        Page page = page("");

        assertThat(page.locator("#shown")).hasText("20,000 issues");
        assertThat(rows(page)).hasCount(50);
        page.getByLabel("Rows").selectOption("100");
        page.getByLabel("Last page").click();

        assertThat(page.locator("#pages")).hasText("19,901–20,000 of 20,000");
        assertThat(rows(page)).hasCount(100);
        assertThat(page.getByLabel("Next page")).isDisabled();
        assertThat(page.url()).contains("page=200").contains("size=100");
    }

    @Test
    void search_finds_by_key_summary_and_epic_without_regard_to_case_and_accents() {
        Page page = page("");

        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("ZANZIBAR ete");
        assertThat(page.locator("#shown")).hasText("1 of 20,000 issues shown");
        assertThat(rows(page).first()).containsText(HOSTILE);

        page.locator("#q").fill(report().rows().get(7).key());
        assertThat(rows(page).first()).containsText(report().rows().get(7).summary());

        page.locator("#q").fill("nothing like this");
        assertThat(page.locator("#empty")).containsText("Nothing matches");
        page.getByText("Clear", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#shown")).hasText("20,000 issues");
    }

    @Test
    void every_column_sorts_both_ways_and_issues_without_a_value_come_last() {
        Page page = page("");
        for (String slot : List.of("reach", "impact", "confidence", "effort", "score", "points")) {
            Locator button = page.locator("th button[data-sort=" + slot + "]");
            Locator column = page.locator("th:has(button[data-sort=" + slot + "])");

            button.click();
            String once = String.valueOf(column.getAttribute("aria-sort"));
            assertThat(values(page, slot))
                    .as(slot)
                    .isSortedAccordingTo(order(once))
                    .doesNotContain(Double.NaN);
            button.click();
            String twice = String.valueOf(column.getAttribute("aria-sort"));
            assertThat(values(page, slot))
                    .as(slot)
                    .isSortedAccordingTo(order(twice))
                    .doesNotContain(Double.NaN);

            assertThat(List.of(once, twice)).containsExactlyInAnyOrder("ascending", "descending");
            page.getByLabel("Last page").click();
            assertThat(rows(page).last().locator("[data-slot=" + slot + "]"))
                    .hasText(slot.equals("score") ? "not scored" : "–");
        }
    }

    @Test
    void words_sort_as_people_expect() {
        Page page = page("");

        page.locator("#sort").selectOption("key");

        List<String> keys = rows(page).locator(".key").allTextContents();
        assertThat(keys.subList(0, 3)).containsExactly("PAY-5", "PAY-100", "PAY-101");
        page.locator("#dir").click();
        assertThat(rows(page).first().locator(".key")).hasText("PAY-20098");
    }

    @Test
    void filters_combine_and_the_address_leads_back_to_the_same_view() {
        Page page = page("");

        page.locator("#type").selectOption("Bug");
        page.locator("#status").selectOption("in:in_progress");
        page.locator("#scored").selectOption("no");
        page.locator("#epic").selectOption("PAY-2");

        String shown = page.locator("#shown").textContent();
        long expected = report().rows().stream()
                .filter(row -> row.type().name().equals("Bug"))
                .filter(row -> row.status().name().startsWith("In "))
                .filter(row -> row.rank() == null)
                .filter(row -> row.epic() != null && row.epic().key().equals("PAY-2"))
                .count();
        assertThat(shown).isEqualTo(expected + " of 20,000 issues shown");

        Page again = page(page.url().substring(page.url().indexOf('#')));
        assertThat(again.locator("#shown")).hasText(shown);
        assertThat(again.locator("#status")).hasValue("in:in_progress");
    }

    @Test
    void the_number_not_scored_opens_to_its_reasons_and_a_reason_filters_the_list() {
        Page page = page("");
        int reason = report().reasons().getOrDefault("effort is 0", 0);

        page.locator(".tile summary").first().click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("effort is 0"))
                .click();

        assertThat(page.locator("#shown")).hasText(String.format("%,d of 20,000 issues shown", reason));
        assertThat(rows(page).first()).containsText("effort is 0");
        assertThat(page.locator(".tile[open]")).hasCount(0);
        page.getByLabel("Remove filter: effort is 0").click();
        assertThat(page.locator("#shown")).hasText("20,000 issues");
    }

    @Test
    void what_moved_opens_to_its_parts() {
        Page page = page("");

        page.locator(".tile summary").nth(1).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("▲ moved up"))
                .click();

        assertThat(rows(page).first().locator(".sign")).hasText(Pattern.compile("▲\\d+"));
        assertThat(rows(page).first().locator(".note")).containsText("reach ");
    }

    @Test
    void the_list_can_be_walked_read_and_left_by_keyboard_alone() {
        Page page = page("");

        page.keyboard().press("ArrowDown");
        assertThat(opener(page, 0)).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(opener(page, 2)).isFocused();

        page.keyboard().press("Enter");
        assertThat(page.locator("#details")).isVisible();
        assertThat(page.locator("#details-title")).isFocused();
        assertThat(page.locator("#details-title"))
                .containsText(report().rows().get(2).key());
        assertThat(page.url()).contains("issue=" + report().rows().get(2).key());

        page.keyboard().press("Escape");
        assertThat(page.locator("#details")).isHidden();
        assertThat(opener(page, 2)).isFocused();

        page.keyboard().press("End");
        assertThat(page.locator("#pages")).hasText("19,951–20,000 of 20,000");
        page.keyboard().press("Home");
        page.keyboard().press("ArrowUp");
        assertThat(opener(page, 0)).isFocused();
    }

    @Test
    void walking_past_the_last_row_of_a_page_goes_on_with_the_next() {
        Page page = page("");
        opener(page, 49).focus();
        opener(page, 49).click();
        page.keyboard().press("ArrowDown");

        assertThat(page.locator("#pages")).hasText("51–100 of 20,000");
        assertThat(opener(page, 0)).isFocused();
        assertThat(page.locator("#details-title"))
                .containsText(report().rows().get(50).key());
    }

    @Test
    void only_one_row_is_in_the_way_of_the_tab_key() {
        Page page = page("");

        assertThat(page.locator("#rows button[tabindex='0']")).hasCount(1);
        assertThat(page.locator("#rows a[tabindex='0']")).hasCount(1);
    }

    @Test
    void details_show_the_score_as_an_equation_with_the_source_of_each_term() {
        ReportRow row = report().rows().get(0);
        Page page = page("");

        opener(page, 0).click();

        Locator details = page.locator("#details");
        assertThat(details.locator(".total")).containsText(row.score().arithmetic());
        assertThat(details.locator(".eq > div").nth(1)).containsText("field Impact");
        assertThat(details.locator(".eq > div").nth(1)).containsText("holds “");
        assertThat(details).containsText("customfield_10034");
        Locator link = details.getByText("Open " + row.key() + " in Jira");
        assertThat(link).hasAttribute("href", "https://acme.atlassian.net/browse/" + row.key());
        assertThat(link).hasAttribute("rel", "noopener noreferrer");
    }

    @Test
    void details_of_an_issue_without_a_score_say_why_and_what_to_do() {
        Page page = page("#why=impact+is+missing");

        opener(page, 0).click();

        assertThat(page.locator("#details")).containsText("not scored");
        assertThat(page.locator("#details")).containsText("impact is missing: fill in “Impact” in Jira");
    }

    @Test
    void details_say_what_the_last_sync_changed() {
        Page page = page("#change=up");

        opener(page, 0).click();

        assertThat(page.locator("#details")).containsText("Changed since the last sync");
        assertThat(page.locator("#details")).containsText(Pattern.compile("rank \\d+ → \\d+"));
        assertThat(page.locator("#details")).containsText(Pattern.compile("reach \\d+ → \\d+"));
    }

    @Test
    void a_hostile_summary_is_shown_and_never_run() {
        Page page = page("#q=zanzibar");

        opener(page, 0).click();

        assertThat(page.locator("#details-title")).containsText(HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
    }

    @Test
    void a_linked_issue_opens_at_once() {
        Page page = page("#issue=" + report().rows().get(3).key());

        assertThat(page.locator("#details-title"))
                .containsText(report().rows().get(3).summary());
        assertThat(rows(page).nth(3)).hasAttribute("aria-current", "true");
    }

    @Test
    void an_odd_address_does_no_harm() {
        Page page = page("#sort=__proto__&page=-7&size=abc&dir=sideways&issue=NO-1&constructor=1");

        assertThat(page.locator("#shown")).hasText("20,000 issues");
        assertThat(page.locator("#details")).isHidden();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_finds_nothing(ColorScheme scheme) {
        Page page = page(FEW, options().setColorScheme(scheme));
        assertAccessible(page);

        page.locator(".tile summary").first().click();
        assertAccessible(page);
        page.keyboard().press("Escape");

        opener(page, 0).click();
        assertAccessible(page);

        Page unscored = page("#scored=no&q=PAY-119", options().setColorScheme(scheme));
        opener(unscored, 0).click();
        assertAccessible(unscored);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_finds_nothing_on_a_phone(ColorScheme scheme) {
        Page page = page(FEW, options().setColorScheme(scheme).setViewportSize(390, 844));
        assertAccessible(page);

        opener(page, 0).click();
        assertAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({"320, 640", "390, 844", "820, 1180", "1280, 800", "1920, 1080"})
    void nothing_is_cut_off_at_any_width(int width, int height) {
        Page page = page("#scored=no", options().setViewportSize(width, height));
        int scrolled = (Integer) page.evaluate("document.documentElement.scrollWidth");
        opener(page, 0).click();
        int withPanel = (Integer) page.evaluate("document.documentElement.scrollWidth");

        assertThat(scrolled).isLessThanOrEqualTo(width);
        assertThat(withPanel).isLessThanOrEqualTo(width);
    }

    @Test
    void paper_gets_the_rows_of_the_view_up_to_a_bound_and_says_so() {
        Page page = page("#scored=yes");
        assertThat(page.locator("#shown")).containsText("shown");

        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(rows(page)).hasCount(1000);
        assertThat(page.locator("#printed")).containsText("Only scored: yes. Printed are the first 1,000 of");

        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(rows(page)).hasCount(50);
        assertThat(page.locator("#printed")).isHidden();
    }

    @Test
    void without_scripts_the_first_rows_can_be_read_and_they_are_the_same_as_with() {
        List<String> filled = rows(page("")).allInnerTexts();
        Page without = context(options().setJavaScriptEnabled(false)).newPage();
        without.navigate(address());

        assertThat(rows(without)).hasCount(50);
        assertThat(rows(without).allInnerTexts()).isEqualTo(filled);
        assertThat(without.locator("noscript .notice")).isVisible();
        assertThat(without.locator("noscript .notice")).containsText("These are the first 50 of 20,000 issues.");
        assertThat(without.locator("#filters")).isHidden();
    }

    private static List<Double> values(Page page, String slot) {
        return page.locator("#rows [data-slot=" + slot + "]").allTextContents().stream()
                .map(text -> text.equals("–") || text.equals("not scored")
                        ? Double.NaN
                        : Double.valueOf(text.replace(" %", "")))
                .toList();
    }

    private static Comparator<Double> order(String ariaSort) {
        return ariaSort.equals("ascending") ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    @Override
    ReportPage made() {
        ReportPage sample = SampleBacklog.page(19_999);
        List<ReportRow> rows = new ArrayList<>(sample.rows());
        rows.add(ReportRow.of(
                SampleBacklog.issue(5, "PAY-5", HOSTILE, new IssueType("1", "Story", 0), null),
                null,
                null,
                SampleBacklog.score("800", "2", "0.8", null),
                Previous.UNCHANGED));
        LastPush push = new LastPush(
                "k3f9x",
                Instant.parse("2026-11-22T02:58:00Z"),
                2,
                1,
                0,
                List.of(new LastPush.NotWritten(
                        "PAY-5", "Winnow score", true, "Jira holds 7, which Winnow didn't write")));
        return new ReportPage(
                "Payments", sample.trackerUrl(), sample.generatedAt(), SampleBacklog.synced(), push, rows);
    }
}
