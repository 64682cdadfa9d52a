package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SyncStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The report as the server shows it. */
class ServedReportBrowserIT extends ReportInBrowser {

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
    void an_open_page_learns_how_the_sync_stands_and_that_there_are_newer_results() {
        Page page = context(options()).newPage();
        page.clock().install();
        page.navigate(address());
        page.waitForSelector("html[data-ready]");
        assertThat(page.locator("#newer")).isHidden();

        source.showSync(new SyncStatus(SyncStatus.Outcome.FAILED, null, null, "Jira can't be reached.", null, ""));
        page.clock().runFor(61_000);
        assertThat(page.locator("#sync")).containsText("Jira can't be reached.");
        assertThat(page.locator("#newer")).isHidden();

        source.show(new ReportPage(
                "Payments",
                "",
                report().generatedAt(),
                SyncStatus.NEVER,
                null,
                report().rows().subList(0, 60)));
        page.clock().runFor(61_000);
        assertThat(page.locator("#newer")).isVisible();
        page.locator("#reload").click();
        assertThat(page.locator("#shown")).hasText("60 issues");
        source.show(report());
    }

    @Test
    void when_the_rows_can_not_be_loaded_the_page_says_so_and_keeps_the_first() {
        Page page = context(options()).newPage();
        page.route("**/rows.json", route -> route.abort());
        page.navigate(address());

        assertThat(page.locator("#shown")).containsText("The full list could not be loaded");
        assertThat(rows(page)).hasCount(50);
        assertThat(complaints()).allMatch(complaint -> complaint.contains("Failed to load resource"));
        complaints().clear();
    }
}
