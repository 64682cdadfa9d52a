package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.Javalin;
import io.winnow.store.Author;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunEventsTest {

    private final PushRun run = new PushRun(
            "k3f9x",
            new PushRun.Subject("payments", "apply", false),
            new Author("Product team", "page"),
            Instant.parse("2026-11-22T02:58:00Z"));
    private final RunEvents events = new RunEvents(1, Duration.ofMillis(20));
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get("/events", request -> events.tell(request, run));
                config.routes.exception(RefusedException.class, (refused, request) -> request.status(refused.status()));
            })
            .start("localhost", 0);

    @AfterEach
    void stop() {
        run.ended(JsonNodeFactory.instance.objectNode());
        server.stop();
    }

    private HttpResponse<InputStream> listen() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/events"))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    private static String next(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    private static BufferedReader lines(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void who_listens_hears_that_it_goes_on_when_there_is_no_step_and_then_how_it_ended() throws Exception {
        try (BufferedReader lines = lines(listen())) {
            assertThat(next(lines, "event")).isEqualTo("event: state");
            assertThat(next(lines, ":")).contains("still at it");

            run.step("ranking", 1, 2);
            assertThat(next(lines, "data")).contains("\"doing\":\"ranking\"");
            assertThat(next(lines, ":")).contains("still at it");

            run.ended(JsonNodeFactory.instance.objectNode());
            assertThat(next(lines, "event")).isEqualTo("event: end");
        }
    }

    @Test
    void who_went_away_makes_room_for_another() throws Exception {
        HttpResponse<InputStream> first = listen();
        assertThat(next(lines(first), "event")).isEqualTo("event: state");
        assertThat(listen().statusCode()).isEqualTo(503);

        first.body().close();

        HttpResponse<InputStream> second = listen();
        while (second.statusCode() == 503) { // until a heartbeat finds the first one gone
            second = listen();
        }
        assertThat(second.statusCode()).isEqualTo(200);
        second.body().close();
    }
}
