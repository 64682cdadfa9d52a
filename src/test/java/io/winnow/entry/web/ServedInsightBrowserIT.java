package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.winnow.ranking.Borrowed;
import io.winnow.report.GoalPanel;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.ReportRow;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Goals and evidence as the server shows them. */
class ServedInsightBrowserIT extends InsightInBrowser {

    private final SampleSource source = new SampleSource();
    private final WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer());

    @Override
    String open(ReportPage report) {
        source.show(report);
        return server.start() + "backlogs/Payments";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void what_customers_said_is_asked_for_when_an_issue_is_opened_and_once() {
        List<String> asked = new ArrayList<>();
        Page page = page("");
        page.onRequest(request -> {
            if (request.url().endsWith(".json")) {
                asked.add(request.url());
            }
        });

        rows(page).first().locator(".open").click();
        assertThat(page.locator(".evidence li")).hasCount(3);
        page.locator("#q").fill("x");
        page.locator("#q").fill("");
        assertThat(page.locator(".evidence li").first())
                .containsText("asked about [" + report().rows().get(0).id() + ", 900001]");

        assertThat(asked)
                .containsExactly(
                        address() + "/evidence/" + report().rows().get(0).id() + ".json");
    }

    @Test
    void when_what_customers_said_can_not_be_loaded_the_details_say_so() {
        Page page = page("");
        page.route("**/evidence/*.json", route -> route.abort());

        rows(page).first().locator(".open").click();

        assertThat(page.locator(".evidence")).containsText("could not be loaded");
        assertThat(complaints()).allMatch(complaint -> complaint.contains("Failed to load resource"));
        complaints().clear();
    }

    @Test
    void the_chart_of_twenty_thousand_issues_bounds_its_circles_and_says_so() {
        ReportPage many = SampleBacklog.page(20_000);
        List<ReportRow> rows = new ArrayList<>();
        for (ReportRow row : many.rows()) {
            rows.add(row.with(SampleSupport.heard(row.id(), 1 + rows.size() % 300), Borrowed.NOTHING));
        }
        source.show(SampleSupport.with(many, rows, SampleSupport.goals()));

        try {
            Page page = page("");
            assertThat(page.locator("#chart .spot")).hasCount(200);
            assertThat(page.locator("#chart"))
                    .containsText("Shown are the 200 circles with the most customers, of 300.");
            assertThat(page.locator("#chart tbody tr")).hasCount(200);
            page.locator("#chart .spot[tabindex='0']").focus();
            page.keyboard().press("Enter"); // 200 circles in one column lie on each other: keys reach each of them
            assertThat(page.locator("#shown")).containsText("of 20,000 issues shown");
        } finally {
            source.show(report());
        }
    }

    @Test
    void an_open_page_learns_that_only_a_goal_has_moved() {
        Page page = context(options()).newPage();
        page.clock().install();
        page.navigate(address());
        page.waitForSelector("html[data-ready]");
        GoalPanel before = SampleSupport.goals();

        source.show(SampleSupport.with(
                report(),
                report().rows(),
                new GoalPanel(before.standings().subList(0, 3), before.withoutGoal(), before.series())));
        page.clock().runFor(61_000);

        assertThat(page.locator("#newer")).isVisible();
        source.show(report());
    }
}
