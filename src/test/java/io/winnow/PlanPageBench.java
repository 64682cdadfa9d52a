package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.tracker.Progress;
import io.winnow.tracker.Waiting;
import io.winnow.workflow.SyncOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures how fast the plan of 5,000 issues is answered while a person moves the slider, each time to another capacity. */
@Tag("bench")
class PlanPageBench {

    private static final int ISSUES = 5_000;
    private static final int WARM_UP = 60;
    private static final int MOVES = 100;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_slider_moves_over_the_plan_of_five_thousand_issues() throws Exception {
        try (Application application = new Composition(Map.of()).demo(ISSUES, false, Waiting.SILENT)) {
            application.syncBacklogs().run(application.backlogs(), new SyncOptions(false, true), Progress.SILENT);
            try (Server server = application.serve(OptionalInt.of(0))) {
                measure(server.url());
            }
        }
    }

    private void measure(URI root) throws Exception {
        double first = millis(root, 60);
        for (int i = 0; i < WARM_UP; i++) {
            millis(root, 20 + i);
        }
        List<Double> moves = new ArrayList<>();
        for (int i = 0; i < MOVES; i++) {
            moves.add(millis(root, 100 + i));
        }
        moves.sort(null);
        double median = moves.get(MOVES / 2);
        System.out.printf(
                Locale.ROOT,
                "plan of %d issues: first %.0f ms, then each of %d capacities median %.1f ms, at most %.0f ms%n",
                ISSUES,
                first,
                MOVES,
                median,
                moves.get(MOVES - 1));
    }

    private double millis(URI root, int capacity) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/backlogs/payments/plan?capacity=" + capacity))
                .header("Accept-Encoding", "gzip")
                .build();
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return (System.nanoTime() - began) / 1e6;
    }
}
