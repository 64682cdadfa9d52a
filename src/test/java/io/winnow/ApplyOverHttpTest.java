package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.config.ConfigReader;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A planner previews, applies and takes back by HTTP, as the page does; others are kept out or told. */
class ApplyOverHttpTest extends PlannedBacklog {

    private static final String APPLY = "/api/v1/backlogs/payments/apply";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ObjectMapper json = new ObjectMapper();
    private Application application;
    private Server server;

    @BeforeEach
    void serve() {
        backlog(12, 4);
        application = new RunningWinnow(
                new ConfigReader().read(user.config(), Map.of("WINNOW_JIRA_TOKEN", jira.token())),
                Waiting.SILENT,
                Clock.systemUTC(),
                WinnowUser.PATIENT,
                () -> {});
        server = application.serve(OptionalInt.of(0));
    }

    @AfterEach
    void close() {
        server.close();
        application.close();
    }

    private SignedIn signedIn(Role role) throws Exception {
        URI local = URI.create("http://localhost:" + server.url().getPort() + "/");
        return SignedIn.by(application.signIn().link(local, role, "Product <b>team</b>", "operator"));
    }

    private JsonNode body(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }

    /** Starts it and waits, by its events, until it has ended. */
    private JsonNode done(SignedIn person, String path, String body) throws Exception {
        JsonNode run = body(person.send("POST", path, body), 202);
        List<JsonNode> events = events(person, run.path("id").asText());
        JsonNode last = events.get(events.size() - 1);
        assertThat(last.path("ended").asBoolean()).isTrue();
        return last;
    }

    private List<JsonNode> events(SignedIn person, String id) throws Exception {
        HttpResponse<Stream<String>> stream = CLIENT.send(
                HttpRequest.newBuilder(person.server().resolve("/api/v1/runs/" + id + "/events"))
                        .header("Cookie", person.cookie())
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        List<JsonNode> events = new ArrayList<>();
        for (String line : stream.body().toList()) {
            if (line.startsWith("data: ")) {
                events.add(json.readTree(line.substring(6)));
            }
        }
        return events;
    }

    @Test
    void a_plan_is_previewed_applied_and_taken_back_and_the_audit_names_the_person() throws Exception {
        List<String> before = order();
        SignedIn planner = signedIn(Role.PLANNER);

        JsonNode preview = done(planner, APPLY, "{\"order\": true, \"sprint\": true, \"dryRun\": true}")
                .path("result");
        assertThat(order()).isEqualTo(before);
        assertThat(preview.path("writes"))
                .hasSize(preview.path("push").path("planned").asInt());
        assertThat(preview.path("writes").toString()).contains("\"subject\":\"rank\"", "#" + future + " Sprint 5");

        JsonNode applied = done(
                        planner, APPLY, "{\"order\": true, \"sprint\": true, \"preview\": \"" + id(preview) + "\"}")
                .path("result");
        assertThat(movable()).isEqualTo(wanted());
        byScore().subList(0, 4).forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(future));

        String undo = "/api/v1/pushes/" + id(applied) + "/undo";
        JsonNode back = done(planner, undo, "{\"dryRun\": true}").path("result");
        assertThat(movable()).isEqualTo(wanted());
        done(planner, undo, "{\"preview\": \"" + id(back) + "\"}");
        assertThat(order()).isEqualTo(before);
        assertThat(user.run(jira, "audit").out())
                .contains("Product <b>team</b>")
                .contains("push started")
                .contains("undo of " + id(applied));
    }

    @Test
    void what_was_written_last_is_kept_with_what_each_issue_is_about() throws Exception {
        SignedIn planner = signedIn(Role.PLANNER);
        assertThat(body(planner.send("GET", APPLY, ""), 200).path("last").isNull())
                .isTrue();
        JsonNode applied = done(planner, APPLY, "{\"order\": true}").path("result");
        done(planner, APPLY, "{\"sprint\": true, \"dryRun\": true}");

        JsonNode last = body(planner.send("GET", APPLY, ""), 200).path("last");

        assertThat(id(last)).isEqualTo(id(applied));
        assertThat(last.path("purpose").asText()).isEqualTo("apply");
        assertThat(last.path("writes")).isEqualTo(applied.path("writes"));
        assertThat(last.path("writes").findValuesAsText("summary"))
                .isNotEmpty()
                .allMatch(summary -> summary.startsWith("worth ") || summary.startsWith("unscored "));
        body(signedIn(Role.VIEWER).send("GET", APPLY, ""), 403);
    }

    @Test
    void what_somebody_changed_since_the_preview_is_told_and_nothing_is_written() throws Exception {
        SignedIn planner = signedIn(Role.PLANNER);
        JsonNode preview =
                done(planner, APPLY, "{\"order\": true, \"dryRun\": true}").path("result");
        site.rankAfter(byScore().get(0), byScore().get(11));
        List<String> dragged = order();

        JsonNode refused = done(planner, APPLY, "{\"order\": true, \"preview\": \"" + id(preview) + "\"}");

        assertThat(refused.path("problem").path("status").asInt()).isEqualTo(409);
        assertThat(refused.path("problem").path("detail").asText()).contains("changed since preview");
        assertThat(order()).isEqualTo(dragged);
    }

    @Test
    void while_one_person_is_at_it_the_second_is_told_who_and_since_when_and_anybody_may_listen() throws Exception {
        SignedIn one = signedIn(Role.PLANNER);
        SignedIn other = signedIn(Role.PLANNER);
        jira.faults().latency(Duration.ofMillis(300));

        JsonNode run = body(one.send("POST", APPLY, "{\"order\": true}"), 202);
        JsonNode busy = body(other.send("POST", APPLY, "{\"order\": true}"), 409);
        jira.faults().clear();

        assertThat(busy.path("person").asText()).isEqualTo("Product <b>team</b>");
        assertThat(busy.path("since").asText()).isEqualTo(run.path("since").asText());
        assertThat(busy.path("detail").asText())
                .contains("has been writing to this backlog for less than a minute (apply)");
        List<JsonNode> heard = events(other, run.path("id").asText());
        assertThat(heard.get(heard.size() - 1)
                        .path("result")
                        .path("push")
                        .path("applied")
                        .asInt())
                .isPositive();
        assertThat(events(other, run.path("id").asText())).as("who comes late").hasSize(1);
        assertThat(other.send("GET", "/api/v1/runs/" + run.path("id").asText() + "/events", "")
                        .statusCode())
                .isEqualTo(406);
        assertThat(movable()).isEqualTo(wanted());
    }

    @Test
    void previews_keep_nobody_out() throws Exception {
        SignedIn one = signedIn(Role.PLANNER);
        SignedIn other = signedIn(Role.PLANNER);
        jira.faults().latency(Duration.ofMillis(300));

        JsonNode looking = body(one.send("POST", APPLY, "{\"order\": true, \"dryRun\": true}"), 202);
        JsonNode alsoLooking = done(other, APPLY, "{\"order\": true, \"dryRun\": true}");
        JsonNode written =
                done(other, APPLY, "{\"order\": true, \"preview\": \"" + id(alsoLooking.path("result")) + "\"}");

        assertThat(written.path("result").path("push").path("applied").asInt()).isPositive();
        assertThat(events(one, looking.path("id").asText())).isNotEmpty();
    }

    @Test
    void who_may_only_read_or_sends_no_word_of_the_page_starts_nothing() throws Exception {
        SignedIn viewer = signedIn(Role.VIEWER);
        SignedIn planner = signedIn(Role.PLANNER);
        String all = "{\"order\": true}";

        assertThat(viewer.send("POST", APPLY, all).statusCode()).isEqualTo(403);
        assertThat(viewer.send("GET", "/api/v1/runs/abc", "").statusCode()).isEqualTo(403);
        assertThat(planner.bare("POST", APPLY, all).statusCode()).isEqualTo(403);
        assertThat(new SignedIn(planner.server(), "none=1", "")
                        .send("POST", APPLY, all)
                        .statusCode())
                .isEqualTo(401);
        assertThat(planner.send("DELETE", APPLY, "").statusCode()).isEqualTo(405);
        assertThat(planner.send("GET", "/api/v1/runs/abc/events", "").statusCode())
                .isEqualTo(404);
        assertThat(rankRequests()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payments/apply | {} | 422 | Say what to write",
                "payments/apply | {'order': 'yes'} | 422 | neither true nor false",
                "payments/apply | {'ordre': true} | 422 | a member there isn't",
                "payments/apply | [1] | 422 | isn't an object",
                "payments/apply | { | 400 | ",
                "payments/apply?capacity=many | {'order': true} | 400 | capacity takes a number",
                "elsewhere/apply | {'order': true} | 404 | backlog",
            })
    void what_makes_no_sense_is_refused_before_anything_runs(String path, String body, int status, String words)
            throws Exception {
        SignedIn planner = signedIn(Role.PLANNER);

        HttpResponse<String> answer = planner.send("POST", "/api/v1/backlogs/" + path, body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words == null ? "" : words);
        assertThat(planner.send("POST", "/api/v1/pushes/zzzz/undo", "{}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void stopped_in_the_middle_it_ends_and_can_be_run_again() throws Exception {
        SignedIn planner = signedIn(Role.PLANNER);
        jira.faults().latency(Duration.ofMillis(400));
        body(planner.send("POST", APPLY, "{\"order\": true, \"sprint\": true, \"fields\": true}"), 202);

        server.close();
        jira.faults().clear();

        good(apply("--order", "--sprint", "Sprint 5", "--fields", "--json"));
        assertThat(movable()).isEqualTo(wanted());
        byScore().subList(0, 4).forEach(key -> assertThat(site.sprintsOf(key)).containsExactly(future));
    }

    @Test
    void many_may_listen_at_once() throws Exception {
        SignedIn planner = signedIn(Role.PLANNER);
        jira.faults().latency(Duration.ofMillis(200));
        String run = body(planner.send("POST", APPLY, "{\"order\": true}"), 202)
                .path("id")
                .asText();

        List<Thread> listeners = new ArrayList<>();
        List<List<JsonNode>> heard = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 20; i++) {
            Thread listener = new Thread(() -> {
                try {
                    heard.add(events(planner, run));
                } catch (Exception broken) {
                    throw new AssertionError(broken);
                }
            });
            listeners.add(listener);
            listener.start();
        }
        for (Thread listener : listeners) {
            listener.join();
        }

        assertThat(heard)
                .hasSize(20)
                .allSatisfy(events -> assertThat(
                                events.get(events.size() - 1).path("ended").asBoolean())
                        .isTrue());
    }
}
