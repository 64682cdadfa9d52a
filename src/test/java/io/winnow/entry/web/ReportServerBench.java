package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures how fast the server answers for a backlog of 20,000 issues, and prints it. */
@Tag("bench")
class ReportServerBench {

    private static final int ISSUES = 20_000;
    private static final int WARM_UP = 200;
    private static final int REQUESTS = 2_000;
    private static final int CLIENTS = 8;
    private static final double MEDIAN_ALLOWED_MILLIS = 50;

    private final HttpClient client = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        new ReportServerBench().page_and_rows_of_twenty_thousand_issues_are_answered_in_time();
        new ReportServerBench().goals_and_evidence_of_twenty_thousand_issues_are_answered_in_time();
        new ReportServerBench().a_page_is_answered_in_time_while_the_next_one_is_made();
    }

    @Test
    void page_and_rows_of_twenty_thousand_issues_are_answered_in_time() throws Exception {
        SampleSource source = new SampleSource(SampleBacklog.page(ISSUES));
        try (WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer())) {
            URI root = server.start();
            assertThat(measure(root, "backlogs/Payments")).isLessThan(MEDIAN_ALLOWED_MILLIS);
            assertThat(measure(root, "backlogs/Payments/rows.json")).isLessThan(MEDIAN_ALLOWED_MILLIS);
        }
    }

    @Test
    void goals_and_evidence_of_twenty_thousand_issues_are_answered_in_time() throws Exception {
        ReportPage page = SampleSupport.on(SampleBacklog.page(ISSUES));
        SampleSource source = new SampleSource(page);
        try (WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer())) {
            URI root = server.start();
            assertThat(measure(root, "backlogs/Payments")).isLessThan(MEDIAN_ALLOWED_MILLIS);
            assertThat(measure(root, "backlogs/Payments/rows.json")).isLessThan(MEDIAN_ALLOWED_MILLIS);
            String issue = page.rows().get(0).id().toString();
            assertThat(measure(root, "backlogs/Payments/evidence/" + issue + ".json"))
                    .isLessThan(MEDIAN_ALLOWED_MILLIS);
        }
    }

    @Test
    void a_page_is_answered_in_time_while_the_next_one_is_made() throws Exception {
        SampleSource source = new SampleSource(SampleBacklog.page(ISSUES));
        source.before(ReportServerBench::computeLong);
        AtomicBoolean over = new AtomicBoolean();
        try (WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer())) {
            URI root = server.start();
            measure(root, "backlogs/Payments");
            source.before(() -> {
                while (!over.get()) {
                    Thread.onSpinWait();
                }
            });
            source.show(SampleBacklog.page(ISSUES));
            assertThat(measure(root, "backlogs/Payments")).isLessThan(MEDIAN_ALLOWED_MILLIS);
            assertThat(source.built).hasValue(1);
        } finally {
            over.set(true);
        }
    }

    /** As counting a million items does. */
    private static void computeLong() {
        ThreadMXBean times = ManagementFactory.getThreadMXBean();
        long end = times.getCurrentThreadCpuTime() + 3_000_000_000L;
        while (times.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private double measure(URI root, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Accept-Encoding", "gzip")
                .build();
        long began = System.nanoTime();
        int bytes = answer(request).length;
        double first = millisSince(began);
        for (int i = 0; i < WARM_UP; i++) {
            answer(request);
        }
        List<Double> millis = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            Callable<List<Double>> share = () -> timed(request, REQUESTS / CLIENTS);
            for (Future<List<Double>> times : clients.invokeAll(Collections.nCopies(CLIENTS, share))) {
                millis.addAll(times.get());
            }
        } finally {
            clients.shutdown();
        }
        Collections.sort(millis);
        double median = millis.get(millis.size() / 2);
        System.out.printf(
                Locale.ENGLISH,
                "%-28s %,d issues, %,d bytes gzip: first %.0f ms; then %,d requests from %d clients: median %.2f ms, p99 %.2f ms%n",
                path,
                ISSUES,
                bytes,
                first,
                millis.size(),
                CLIENTS,
                median,
                millis.get(millis.size() * 99 / 100));
        return median;
    }

    private List<Double> timed(HttpRequest request, int count) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            answer(request);
            millis.add(millisSince(began));
        }
        return millis;
    }

    private byte[] answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static double millisSince(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
