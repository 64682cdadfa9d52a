package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.ReportRow;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueRoutesTest {

    private final ReportPage page = SampleSupport.on(SampleBacklog.page(40));
    private final WebServer server =
            new WebServer(WebSettings.loopback(0), new SampleSource(page), new ReportRenderer());
    private final HttpClient client = HttpClient.newHttpClient();
    private URI root = URI.create("http://localhost/");

    @BeforeEach
    void start() {
        root = server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_issue_has_a_page_by_key_and_by_id_within_a_backlog_and_without() throws Exception {
        ReportRow row = page.rows().get(3);

        for (String path : new String[] {
            "/backlogs/Payments/issues/" + row.id(), "/backlogs/Payments/issues/" + row.key(), "/issues/" + row.id()
        }) {
            HttpResponse<String> answer = get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .contains("<title>" + row.key() + " · Winnow</title>")
                    .contains("What would move it")
                    .contains("at 1600: 1280.00, rank 2")
                    .contains("320.00 → 640.00");
        }
    }

    @Test
    void what_is_in_no_backlog_is_not_found() throws Exception {
        assertThat(get("/backlogs/Payments/issues/999999").statusCode()).isEqualTo(404);
        assertThat(get("/backlogs/Nothing/issues/" + page.rows().get(0).id()).statusCode())
                .isEqualTo(404);
        assertThat(get("/issues/PAY-99999").statusCode()).isEqualTo(404);
        assertThat(get("/issues/..%2f..%2fetc").statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void nothing_that_anybody_wrote_becomes_markup() throws Exception {
        for (ReportRow row : page.rows()) {
            assertThat(get("/issues/" + row.id()).body())
                    .doesNotContain("<script>alert")
                    .doesNotContain("href=\"javascript:")
                    .doesNotContain("<b>reach</b>");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    }
}
