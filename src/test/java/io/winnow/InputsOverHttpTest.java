package io.winnow;

import static io.winnow.ListeningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.simulator.Fault;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.store.RunStore;
import io.winnow.store.sql.SqlStores;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page, or another program, changes inputs of an issue through a running {@code winnow serve}. */
class InputsOverHttpTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private final String key = small.key(1);
    private JiraSimulator jira;
    private ListeningServer winnow;
    private String planner = "";

    @BeforeEach
    void start() throws Exception {
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());
        winnow = ListeningServer.start(folder, jira, SmallSite.JQL);
        planner = token("planner");
        jira.requests().clear();
    }

    @AfterEach
    void stop() {
        winnow.close();
        jira.close();
    }

    private String token(String role) {
        return winnow.command("token", "create", "--role", role, "--name", "the " + role)
                .lines()
                .filter(line -> line.startsWith("winnow_"))
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest request(String method, String token, String body) {
        return HttpRequest.newBuilder(winnow.url().resolve("/api/v1/backlogs/payments/issues/" + key + "/inputs"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(String method, String token, String body) throws Exception {
        return CLIENT.send(request(method, token, body), BodyHandlers.ofString());
    }

    private static String changes(String... changes) {
        return "{\"changes\": [" + String.join(",", changes) + "]}";
    }

    private static String change(String input, String seen, String value) {
        return "{\"input\": \"%s\", \"seen\": \"%s\", \"value\": \"%s\"}".formatted(input, seen, value);
    }

    private JsonNode change(int status, String... changes) throws Exception {
        HttpResponse<String> answer = send("PATCH", planner, changes(changes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    @Test
    void who_may_plan_sees_what_jira_holds_and_gets_the_new_score_as_the_answer() throws Exception {
        site.edit(key, "Reach", 150);
        JsonNode shown = JSON.readTree(send("GET", planner, "").body()).path("inputs");
        assertThat(shown.path(0).toString())
                .isEqualTo(
                        "{\"input\":\"reach\",\"editable\":true,\"field\":\"Reach\",\"kind\":\"number\",\"value\":\"150\","
                                + "\"asks\":\"people or accounts a quarter\",\"options\":[]}");
        assertThat(shown.at("/1/options").toString())
                .isEqualTo("[\"Massive\",\"High\",\"Medium\",\"Low\",\"Minimal\"]");

        JsonNode changed = change(200, change("reach", "150", "1 000"), change("impact", "Low", "massive"));

        assertThat(changed.path("changes").toString())
                .isEqualTo("[{\"input\":\"reach\",\"field\":\"Reach\",\"from\":\"150\",\"to\":\"1000\"},"
                        + "{\"input\":\"impact\",\"field\":\"Impact\",\"from\":\"Low\",\"to\":\"Massive\"}]");
        assertThat(changed.path("later").isNull()).isTrue();
        assertThat(changed.at("/before/score").asDouble()).isEqualTo(12.5);
        assertThat(changed.at("/now/score").asDouble()).isEqualTo(750);
        assertThat(changed.at("/now/rank").asInt())
                .isLessThan(changed.at("/before/placeByScore").asInt());
        assertThat(site.valueOf(key, "Winnow score").asDouble()).isEqualTo(750);
        assertThat(winnow.command("audit")).contains("the planner (token ", "inputs changed " + key);
    }

    @Test
    void nobody_else_may_and_what_makes_no_sense_is_told_by_its_input() throws Exception {
        assertThat(send("PATCH", "wrong", changes(change("reach", "", "1"))).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", token("viewer"), "").statusCode()).isEqualTo(403);
        assertThat(send("POST", planner, "{}").statusCode()).isEqualTo(405);

        JsonNode problems = change(422, change("reach", "100", "many"), change("impact", "Low", "huge"));
        assertThat(problems.path("problems").findValuesAsText("input")).containsExactly("reach", "impact");
        assertThat(problems.at("/problems/0/detail").asText()).isEqualTo("reach 'many' isn't a number");
        for (String body : List.of("{}", "[]", changes(), changes("7"), changes("{\"input\": \"reach\"}"))) {
            assertThat(send("PATCH", planner, body).statusCode()).as(body).isEqualTo(422);
        }
        assertThat(send("PATCH", planner, changes(change("reach", "", "9".repeat(30_000))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(jira.requests().writes()).isZero();
    }

    @Test
    void what_somebody_changed_meanwhile_is_kept_and_said() throws Exception {
        site.edit(key, "Reach", 150);

        JsonNode conflict = change(409, change("reach", "100", "900"), change("impact", "Low", "High"));

        assertThat(conflict.path("detail").asText())
                .isEqualTo(
                        "Nothing of " + key + " was changed: reach was changed meanwhile, to 150; look at it again.");
        assertThat(conflict.at("/problems/0/now").asText()).isEqualTo("150");
        assertThat(change(200, change("reach", "100", "150")).path("changes"))
                .as("what is so already is no conflict")
                .isEmpty();
        assertThat(site.valueOf(key, "Reach").asInt()).isEqualTo(150);
        assertThat(site.valueOf(key, "Impact").path("value").asText()).isEqualTo("Low");
    }

    @Test
    void of_many_at_once_who_saw_the_same_one_is_done() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(1, 6)
                .mapToObj(i -> CLIENT.sendAsync(
                        request("PATCH", planner, changes(change("reach", "100", "" + i * 1_000))),
                        BodyHandlers.ofString()))
                .toList();

        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(jira.requests().matching(one -> one.write() && one.query().isEmpty()))
                .hasSize(1);
    }

    @Test
    void a_refusal_is_told_in_jiras_words_and_a_lost_answer_is_looked_after() throws Exception {
        jira.faults().next(1, "PUT", "/issue/", Fault.status(403));
        assertThat(change(422, change("reach", "100", "900")).path("detail").asText())
                .contains("Jira doesn't allow this account to do that");
        assertThat(winnow.command("audit")).contains("change of inputs failed " + key);
        assertThat(site.valueOf(key, "Reach").asInt()).isEqualTo(100);

        jira.faults().next(1, "PUT", "/issue/", Fault.answerDropped());
        assertThat(change(200, change("reach", "100", "900")).at("/now/score").asDouble())
                .isEqualTo(112.5);
    }

    @Test
    void while_the_backlog_is_being_run_the_change_is_made_and_the_score_follows_later() throws Exception {
        try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
                RunStore.Hold hold = stores.runs().hold("payments").orElseThrow()) {
            JsonNode changed = change(200, change("reach", "100", "900"));
            assertThat(changed.path("later").asText()).contains("is being synced just now");
            assertThat(changed.at("/now/score").asDouble()).isEqualTo(12.5);
        }

        winnow.command("sync");

        assertThat(site.valueOf(key, "Winnow score").asDouble()).isEqualTo(112.5);
    }

    @Test
    void killed_between_the_change_and_the_score_the_next_sync_ends_in_the_same_state() throws Exception {
        jira.faults().latency(Duration.ofMillis(50));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.winnow.Winnow",
                "set",
                key,
                "reach=900",
                "--config",
                folder.resolve("winnow.yaml").toString());
        builder.environment().put("WINNOW_JIRA_TOKEN", jira.token());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        until(() -> site.valueOf(key, "Reach").asInt() == 900 || !process.isAlive());
        process.destroyForcibly().waitFor();
        jira.faults().clear();
        assertThat(site.valueOf(key, "Reach").asInt()).isEqualTo(900);
        assertThat(site.valueOf(key, "Winnow score").asDouble()).isEqualTo(12.5);

        winnow.command("sync");

        assertThat(site.valueOf(key, "Winnow score").asDouble()).isEqualTo(112.5);
        assertThat(winnow.command("audit")).contains("inputs changed " + key + " in payments: reach 100 → 900");
    }
}
