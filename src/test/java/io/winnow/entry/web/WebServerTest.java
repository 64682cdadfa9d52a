package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

    private final SampleSource source = new SampleSource(SampleBacklog.page(400));
    private final WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer());
    private final HttpClient client = HttpClient.newHttpClient();
    private URI root;

    @BeforeEach
    void start() {
        root = server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_backlog_has_a_page() throws Exception {
        HttpResponse<String> answer = get("/backlogs/Payments");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<h1><bdi>Payments</bdi></h1>");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    }
}
