package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An issue's page in a real browser. */
class IssueBrowserIT extends OpenedReport {

    private final SampleSource source = new SampleSource();
    private final WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer());

    @Override
    ReportPage made() {
        return SampleSupport.on(SampleBacklog.page(60));
    }

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
    void the_details_lead_to_the_issues_page_and_that_leads_back() {
        Page page = page("");
        opener(page, 2).click();

        page.getByText("Its page: what would move it").click();

        assertThat(page.locator("h1")).hasText(report().rows().get(2).summary());
        assertThat(page.locator("#levers")).hasText("What would move it");
        page.locator(".crumb a").click();
        assertThat(page.locator("h1")).hasText("Payments");
    }

    @Test
    void it_is_accessible_in_light_and_dark_and_beside_an_issue() {
        for (NewContextOptions options : List.of(
                options(), options().setColorScheme(ColorScheme.DARK), options().setViewportSize(320, 844))) {
            for (int row : new int[] {0, report().rows().size() - 1}) {
                Page page = context(options).newPage();
                page.navigate(address() + "/issues/" + report().rows().get(row).id());

                assertAccessible(page);
                org.assertj.core.api.Assertions.assertThat(
                                page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }
}
