package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program that decides about the order through a running {@code winnow serve}, and some that shouldn't. */
class OrderApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PATH = "/api/v1/backlogs/payments/overrides";
    private static final String API_TOKEN = "a-token-of-enough-letters";

    @TempDir
    Path folder;

    private final Site site = Site.empty(Clock.systemUTC());
    private final List<String> keys = new ArrayList<>();
    private JiraSimulator jira;
    private WinnowUser user;
    private Application application;
    private Server server;
    private String viewer;
    private String planner;
    private String admin;

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        for (String name : List.of("Reach", "Impact", "Confidence", "Effort")) {
            site.addField(name, FieldKind.NUMBER);
        }
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        for (int i = 1; i <= 5; i++) {
            keys.add(site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "Issue " + i)
                    .field("Reach", 1_000 - 100 * i)
                    .field("Impact", 1)
                    .field("Confidence", 100)
                    .field("Effort", 1))));
        }
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira, "project = PAY", "server: {port: 0, apiToken: \"${WINNOW_API_TOKEN}\"}");
        run("sync");
        viewer = token("viewer");
        planner = token("planner");
        admin = token("admin");
        application = new Composition(environment()).open(user.config(), null, Waiting.SILENT);
        server = application.serve(OptionalInt.of(0));
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        jira.close();
    }

    private Map<String, String> environment() {
        return Map.of("WINNOW_JIRA_TOKEN", jira.token(), "WINNOW_API_TOKEN", API_TOKEN);
    }

    private WinnowUser.Ended run(String... words) {
        WinnowUser.Ended ended = user.run(environment(), words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    /** After the server's own, which began when it started. */
    private void sync() {
        WinnowUser.Ended ended;
        do {
            ended = user.run(environment(), "sync");
        } while (ended.code() == 3);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }

    private String token(String role) {
        return run("token", "create", "--role", role, "--name", "the " + role)
                .out()
                .strip();
    }

    private String key(int n) {
        return keys.get(n - 1);
    }

    private static HttpRequest.Builder request(Server server, String path, String method, String body) {
        return HttpRequest.newBuilder(server.url().resolve(path)).method(method, BodyPublishers.ofString(body));
    }

    private Answer send(String method, String path, String token, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(server, path, method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer);
    }

    private Answer get(String token) throws Exception {
        return send("GET", PATH, token, "");
    }

    private Answer post(String token, String body) throws Exception {
        return send("POST", PATH, token, body);
    }

    private Answer delete(String token, String issue, String more) throws Exception {
        return send(
                "DELETE", PATH + "?issue=" + issue + "&reason=" + encoded("was <b>done</b> & paid") + more, token, "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String before(int issue, int anchor, String more) {
        return "{\"issue\": \"" + key(issue) + "\", \"kind\": \"before\", \"anchor\": \"" + key(anchor)
                + "\", \"reason\": \"promised\"" + more + "}";
    }

    private static String version(String version) {
        return ", \"version\": \"" + version + "\"";
    }

    private List<String> ranked() {
        List<String> ranked = new ArrayList<>();
        run("rank", "payments", "--json")
                .json()
                .path("issues")
                .forEach(issue -> ranked.add(issue.path("key").asText()));
        return ranked;
    }

    @Test
    void a_planner_moves_an_issue_and_takes_it_back_and_the_audit_names_them() throws Exception {
        Answer set = post(planner, before(5, 2, ""));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(set.json().path("rank").asInt()).isEqualTo(2);
        assertThat(set.json().path("placeByScore").asInt()).isEqualTo(5);
        assertThat(set.json().at("/override/owner").asText()).isEqualTo("the planner");
        assertThat(ranked()).containsExactly(key(1), key(5), key(2), key(3), key(4));

        JsonNode shown = get(viewer).json();
        assertThat(shown.at("/overrides/0/key").asText()).isEqualTo(key(5));
        assertThat(shown.has("proposed")).isFalse();

        Answer cleared =
                delete(planner, key(5), "&version=" + shown.path("version").asText());
        assertThat(cleared.status()).as(cleared.body()).isEqualTo(200);
        assertThat(ranked()).containsExactly(key(1), key(2), key(3), key(4), key(5));
        assertThat(get(viewer).json().at("/ended/0/endReason").asText()).isEqualTo("was <b>done</b> & paid");

        JsonNode entries = send("GET", "/api/v1/audit", admin, "").json().path("entries");
        assertThat(entries.findValuesAsText("action")).startsWith("override cleared", "override set", "token created");
        assertThat(entries.path(1).path("person").asText()).isEqualTo("the planner");
        assertThat(entries.path(1).path("means").asText()).startsWith("token ");
        assertThat(entries.path(1).path("detail").asText()).isEqualTo("before " + key(2) + " by the planner: promised");
        assertThat(run("audit").out()).contains("override set " + key(5) + " in payments");
        assertThat(run("token", "list").out()).contains("last used");
    }

    @Test
    void each_role_may_do_its_part_and_no_more() throws Exception {
        for (String nobody : List.of("", "wrong", API_TOKEN, "' OR 1=1 --", jira.token())) {
            assertThat(get(nobody).status()).isEqualTo(401);
            assertThat(get(nobody).header("www-authenticate")).isEqualTo("Bearer");
        }
        assertThat(get(viewer).status()).isEqualTo(200);
        assertThat(send("HEAD", PATH, viewer, "").status()).isEqualTo(200);
        assertThat(get(planner).status()).isEqualTo(200);
        assertThat(get(admin).status()).isEqualTo(200);

        Answer refused = post(viewer, before(5, 1, ""));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.detail()).contains("planner").doesNotContain(viewer);
        assertThat(delete(viewer, key(5), "").status()).isEqualTo(403);
        assertThat(post("", before(5, 1, "")).status()).isEqualTo(401);
        assertThat(send("GET", "/api/v1/audit", planner, "").status()).isEqualTo(403);
        assertThat(send("GET", "/api/v1/audit", "", "").status()).isEqualTo(401);
        assertThat(send("POST", "/api/v1/evidence", admin, "{\"text\": \"x\"}").status())
                .as("what server.apiToken is for stays with it")
                .isEqualTo(401);
        assertThat(ranked()).containsExactly(key(1), key(2), key(3), key(4), key(5));
        assertThat(post(admin, before(5, 1, "")).status()).isEqualTo(200);
    }

    @Test
    void a_revoked_token_ends_with_the_next_request() throws Exception {
        assertThat(get(viewer).status()).isEqualTo(200);
        for (JsonNode token : run("token", "list", "--json").json().path("tokens")) {
            if (token.path("role").asText().equals("viewer")) {
                run("token", "revoke", token.path("id").asText());
            }
        }
        assertThat(get(viewer).status()).isEqualTo(401);
        assertThat(get(planner).status()).isEqualTo(200);
    }

    @Test
    void who_rests_on_an_order_that_has_changed_is_told_and_changes_nothing() throws Exception {
        String first = get(planner).json().path("version").asText();
        assertThat(post(planner, before(5, 2, version(first))).status()).isEqualTo(200);

        Answer late = post(planner, before(4, 1, version(first)));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("has changed meanwhile", "Nothing was changed");
        assertThat(delete(planner, key(5), "&version=" + first).status()).isEqualTo(409);
        assertThat(ranked()).containsExactly(key(1), key(5), key(2), key(3), key(4));

        String second = get(planner).json().path("version").asText();
        run("override", key(5), "--clear", "--reason", "by command, in another process");
        assertThat(post(planner, before(4, 1, version(second))).status()).isEqualTo(409);

        String third = get(planner).json().path("version").asText();
        site.edit(key(4), "Reach", 5_000);
        sync();
        assertThat(post(planner, before(3, 2, version(third))).status())
                .as("the order by score has changed")
                .isEqualTo(409);
        String fourth = get(planner).json().path("version").asText();
        sync();
        assertThat(post(planner, before(3, 2, version(fourth))).status())
                .as("a sync that changes no place is none of its business")
                .isEqualTo(200);
    }

    @Test
    void of_many_at_once_that_rest_on_the_same_order_one_is_done() throws Exception {
        String version = get(planner).json().path("version").asText();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CLIENT.sendAsync(
                        request(server, PATH, "POST", before(5, 1 + i % 4, version(version)))
                                .header("Authorization", "Bearer " + planner)
                                .header("Content-Type", "application/json")
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @Test
    void what_makes_no_sense_is_told_by_its_member_and_changes_nothing() throws Exception {
        assertThat(post(planner, "[1]").detail()).contains("isn't an object");
        assertThat(post(planner, "{").status()).isEqualTo(400);
        assertThat(post(planner, "").status()).isEqualTo(400);
        assertThat(post(planner, "{}").detail()).contains("issue");
        assertThat(post(planner, before(5, 2, ", \"untill\": \"2026-12-31\"")).detail())
                .contains("a member there isn't", "until");
        assertThat(post(planner, before(5, 2, ", \"until\": \"2020-01-01\"")).detail())
                .contains("has passed");
        assertThat(post(planner, before(5, 2, ", \"until\": \"soon\"")).detail())
                .contains("2026-12-31");
        assertThat(post(planner, before(5, 2, ", \"until\": \"+999999999-12-31\""))
                        .detail())
                .contains("year");
        assertThat(post(planner, before(5, 2, ", \"until\": 7")).detail()).contains("isn't text");
        assertThat(post(planner, before(5, 5, "")).detail()).contains("itself");
        assertThat(post(planner, before(5, 2, "").replace("before", "above")).detail())
                .contains("kind is none of");
        assertThat(post(planner, before(5, 2, "").replace("before", "pin")).detail())
                .contains("anchor");
        assertThat(post(planner, before(5, 2, "").replace("promised", "a\\u001b[31mb"))
                        .detail())
                .contains("The reason must be one line");
        assertThat(post(planner, before(5, 2, "").replace("promised", "x".repeat(501)))
                        .detail())
                .contains("at most 500");
        assertThat(post(planner, before(5, 2, "").replace(key(5), "NO-1")).detail())
                .contains("'NO-1'");
        assertThat(post(planner, before(5, 2, "").replace(key(5), "x".repeat(5_000)))
                        .status())
                .isEqualTo(422);
        assertThat(delete(planner, key(3), "").detail()).contains("no override of");
        assertThat(send("DELETE", PATH, planner, "").detail()).contains("issue");
        Answer elsewhere = send("POST", "/api/v1/backlogs/other/overrides", planner, before(5, 2, ""));
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.detail()).contains("no backlog of this name");
        assertThat(get(viewer).json().path("overrides")).isEmpty();
        assertThat(run("audit", "--json").json().path("entries").findValuesAsText("action"))
                .containsOnly("token created");
    }

    @Test
    void a_page_of_another_site_can_post_nothing() throws Exception {
        assertThat(send(
                                "OPTIONS",
                                PATH,
                                "",
                                "",
                                "Origin",
                                "https://evil.example",
                                "Access-Control-Request-Method",
                                "POST")
                        .status())
                .isEqualTo(405);
        Answer shown = send("GET", PATH, viewer, "", "Origin", "https://evil.example");
        assertThat(shown.header("access-control-allow-origin")).isEmpty();
        assertThat(send("POST", PATH, "", before(5, 2, ""), "Cookie", "token=" + planner)
                        .status())
                .isEqualTo(401);
        assertThat(send("POST", PATH + "?access_token=" + planner, "", before(5, 2, ""))
                        .status())
                .isEqualTo(401);
        assertThat(raw("POST " + PATH + " HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + planner
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 403");
        assertThat(send("PUT", PATH, planner, "{}").status()).isEqualTo(405);
        assertThat(get(viewer).json().path("overrides")).isEmpty();
    }

    @Test
    void a_body_that_is_too_large_of_another_type_or_of_two_lengths_is_not_taken() throws Exception {
        Answer large = post(planner, before(5, 2, "").replace("promised", "x".repeat(30_000)));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.detail()).contains("20 kB");
        Answer form = new Answer(CLIENT.send(
                request(server, PATH, "POST", before(5, 2, ""))
                        .header("Authorization", "Bearer " + planner)
                        .header("Content-Type", "text/plain")
                        .build(),
                BodyHandlers.ofString()));
        assertThat(form.status()).isEqualTo(415);
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + planner
                + "\r\nContent-Type: application/json\r\nConnection: close\r\n";
        assertThat(raw(head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} "))
                .startsWith("HTTP/1.1 400");
        assertThat(raw(head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(get(viewer).json().path("overrides")).isEmpty();
    }

    @Test
    void after_a_burst_of_wrong_tokens_no_new_one_is_looked_at_for_a_while_but_those_known_work() throws Exception {
        assertThat(get(planner).status()).isEqualTo(200);
        int tries = 0;
        Answer answer;
        do {
            answer = get("winnow_guess" + tries++);
        } while (answer.status() == 401 && tries < 100);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(tries).isBetween(11, 60);
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 6);
        assertThat(answer.detail()).contains("Too many wrong tokens");
        assertThat(get(planner).status()).as("it was right before").isEqualTo(200);
        assertThat(send("GET", "/health", "", "").status()).isEqualTo(200);
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    private record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String detail() {
            return json().path("detail").asText();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new AssertionError("not JSON: " + response.body(), notJson);
            }
        }
    }
}
