package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
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
}
