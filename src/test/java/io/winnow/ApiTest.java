package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.WinnowUser.Ended;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other programs that send things to a running {@code winnow serve}. */
class ApiTest {

    private static final String TOKEN = "a-token-of-enough-letters";
    private static final String SECRET = "a-secret-of-enough-letters";
    private static final String MORE = """
            server: {port: 0, apiToken: "${WINNOW_API_TOKEN}"}
            evidence:
              hooks:
                support: {template: zendesk, secret: "${HOOK_SECRET}", source: zendesk}
                chat: {template: intercom, secret: "${HOOK_SECRET}"}
                ideas: {template: canny, secret: "${HOOK_SECRET}"}
                forms:
                  template: generic
                  secret: "${HOOK_SECRET}"
                  kind: survey
                  fields: {text: /answers/*/text, customer: /company~1name, externalId: /id, updated: /changed,
                           quantity: /employees}
            """;

    @TempDir
    static Path folder;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SmallSite SMALL = new SmallSite(Clock.systemUTC());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static JiraSimulator simulator;
    private static WinnowUser person;
    private static Application application;
    private static Server server;

    @BeforeAll
    static void start() {
        simulator = JiraSimulator.start(SMALL.site(), SimulatorOptions.defaults());
        person = new WinnowUser(folder, simulator, SmallSite.JQL, MORE);
        assertThat(run("sync").code()).isZero();
        application = new Composition(environment()).open(person.config(), null, Waiting.SILENT);
        // The schedule begins its first sync at once, while the tests below post.
        server = application.serve(OptionalInt.of(0));
    }

    @AfterAll
    static void stop() {
        server.close();
        application.close();
        simulator.close();
    }

    private static Map<String, String> environment() {
        return Map.of("WINNOW_JIRA_TOKEN", simulator.token(), "WINNOW_API_TOKEN", TOKEN, "HOOK_SECRET", SECRET);
    }

    private static Ended run(String... words) {
        return person.run(environment(), words);
    }

    private static Answer send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve(path)).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse(""),
                answer.headers().firstValue("allow").orElse(""),
                answer.body());
    }

    private static Answer post(String path, String body) throws Exception {
        return send("POST", path, body, "Authorization", "Bearer " + TOKEN, "Content-Type", "application/json");
    }

    private static Answer evidence(String body) throws Exception {
        return post("/api/v1/evidence", body);
    }

    private static JsonNode counted(int issue) {
        String key = SMALL.key(issue);
        Ended ended = run("evidence", "counts", "payments", "--json");
        return Stream.iterate(0, i -> i + 1)
                .limit(ended.json().path("issues").size())
                .map(i -> ended.json().path("issues").path(i))
                .filter(one -> one.path("key").asText().equals(key))
                .findFirst()
                .orElse(JSON.createObjectNode());
    }

    private static JsonNode listed(int issue) {
        return run("evidence", "list", SMALL.key(issue), "--json").json();
    }

    @Test
    void an_item_is_added_once_however_often_it_is_sent_and_a_changed_one_replaces_it() throws Exception {
        String item = """
                {"source": "app", "externalId": "1", "customer": "Acme", "issue": ["%s", "%s"], "text": "Größe 尺寸 🙂",
                 "date": "2026-10-01", "nps": 9, "revenue": 1234.5, "csat": 4.5}
                """.formatted(SMALL.key(1), SMALL.key(2));

        Answer first = evidence(item);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json()).isEqualTo(JSON.readTree("""
                {"added": 1, "changed": 0, "unchanged": 0, "problems": []}"""));
        assertThat(evidence(item).json().path("unchanged").asInt()).isEqualTo(1);
        assertThat(evidence(item.replace("4.5}", "3}")).json().path("changed").asInt())
                .isEqualTo(1);

        JsonNode counts = counted(1);
        assertThat(counts.path("items").asInt()).isEqualTo(1);
        assertThat(counts.path("customers").asInt()).isEqualTo(1);
        assertThat(counts.at("/nps/mean").asInt()).isEqualTo(9);
        assertThat(listed(2).toString()).contains("Größe 尺寸 🙂", "1234.5");
    }

    @Test
    void good_items_go_in_beside_bad_ones_which_are_told_by_place_and_field() throws Exception {
        Answer answer = evidence("""
                [{"text": "good", "externalId": "g1", "issue": "%s"},
                 {"text": "bad", "nps": 11},
                 {"text": "bad", "cutomer": "Acme"},
                 {"customer": "Acme"},
                 17,
                 {"text": {"a": 1}},
                 {"text": "bad", "url": "javascript:alert(1)"},
                 {"text": "bad", "revenue": 1e999999999},
                 {"text": "bad", "revenue": "1.234.567"},
                 {"text": "bad", "revenue": 10E2147483647},
                 {"text": "bad", "date": "2999-01-01"},
                 {"issue": ["PAY-1", ["PAY-2"]]},
                 {"text": "bad", "quantity": -1},
                 {"text": "bad", "quantity": "many"}]
                """.formatted(SMALL.key(3)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("added").asInt()).isEqualTo(1);
        assertThat(answer.json().path("problems"))
                .extracting(one ->
                        one.path("index").asInt() + " " + one.path("field").asText())
                .containsExactly(
                        "1 nps",
                        "2 cutomer",
                        "3 text",
                        "4 null",
                        "5 text",
                        "6 url",
                        "7 revenue",
                        "8 revenue",
                        "9 revenue",
                        "10 date",
                        "11 issue",
                        "12 quantity",
                        "13 quantity");
        assertThat(answer.json().at("/problems/0/reason").asText())
                .isEqualTo("It has the nps '11'. Write a whole number from 0 to 10.");
        assertThat(counted(3).path("items").asInt()).isEqualTo(1);
    }

    @Test
    void a_figure_sent_anew_replaces_the_one_before() throws Exception {
        String figure = """
                {"source": "analytics", "externalId": "checkout", "kind": "usage", "issue": "%s", "quantity": 900}
                """.formatted(SMALL.key(12));

        assertThat(evidence(figure).json().path("added").asInt()).isEqualTo(1);
        assertThat(evidence(figure).json().path("unchanged").asInt()).isEqualTo(1);
        assertThat(evidence(figure.replace("900", "1240.5"))
                        .json()
                        .path("changed")
                        .asInt())
                .isEqualTo(1);

        JsonNode items = listed(12).path("evidence");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("kind").asText()).isEqualTo("usage");
        assertThat(items.path(0).path("quantity").decimalValue()).isEqualByComparingTo("1240.5");
    }

    @Test
    void when_all_are_bad_nothing_could_be_done() throws Exception {
        Answer answer = evidence("[{\"text\": \"\"}, {\"nps\": 3}]");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().path("problems")).hasSize(2);
    }

    @Test
    void a_thousand_go_in_at_once_and_one_more_is_refused_whole() throws Exception {
        assertThat(evidence(items(1_000)).json().path("added").asInt()).isEqualTo(1_000);
        Answer tooMany = evidence(items(1_001).replace("many-", "more-"));
        assertThat(tooMany.status()).isEqualTo(413);
        assertThat(counted(4).path("items").asInt()).isEqualTo(1_000);
        assertThat(evidence("[]").status()).isEqualTo(400);
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"externalId\":\"many-" + i + "\",\"issue\":\"" + SMALL.key(4) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void the_same_item_of_a_new_customer_sent_at_once_by_many_ends_as_one_item_and_one_customer() throws Exception {
        String item =
                "{\"externalId\": \"race\", \"customer\": \"Racing Ltd\", \"issue\": \"%s\"}".formatted(SMALL.key(5));
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 16)
                .mapToObj(i -> CLIENT.sendAsync(
                        HttpRequest.newBuilder(server.url().resolve("/api/v1/evidence"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(item.replace("race", i % 2 == 0 ? "race" : "race2")))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        int added = 0;
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            added += JSON.readTree(answer.get().body()).path("added").asInt();
        }
        assertThat(added).isEqualTo(2);
        assertThat(counted(5).path("items").asInt()).isEqualTo(2);
        assertThat(run("customers", "list", "--json").out().split("Racing Ltd", -1))
                .hasSize(2);
    }

    @Test
    void posting_while_a_sync_runs_is_taken() throws Exception {
        CompletableFuture<Ended> sync = CompletableFuture.supplyAsync(() -> run("sync", "--json"));
        int posted = 0;
        do {
            Answer answer =
                    evidence("{\"externalId\": \"during-" + posted++ + "\", \"issue\": \"" + SMALL.key(6) + "\"}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        } while (!sync.isDone());

        assertThat(sync.get().out()).isNotNull();
        assertThat(counted(6).path("items").asInt()).isEqualTo(posted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong-token-of-letters", "Basic YTpi", "a-token-of-enough-letters"})
    void without_the_token_nothing_is_looked_at(String authorization) throws Exception {
        for (String path : List.of("/api/v1/evidence", "/api/v1/kpi")) {
            Answer answer =
                    send("POST", path, "no JSON", "Authorization", authorization, "Content-Type", "application/json");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.type()).startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain(TOKEN).doesNotContain("wrong-token");
        }
        assertThat(send("GET", "/api/v1/goals", "", "Authorization", authorization)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[{\"text\": \"a\"},", "{\"text\": \"a\", \"text\": \"b\"}", "", "[1] 2", "\u0000", "nul"})
    void what_is_no_json_is_refused_with_its_place(String body) throws Exception {
        Answer answer = evidence(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText())
                .containsPattern(body.isEmpty() ? "is empty" : "line 1, column [0-9]+");
    }

    @Test
    void depth_and_size_are_bounded() throws Exception {
        assertThat(evidence("[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(evidence("{\"text\":".repeat(30) + "1" + "}".repeat(30)).body())
                .contains("nested more than 20");
        assertThat(evidence("[" + "{},".repeat(300_000) + "{}]").status()).isEqualTo(400);
        assertThat(head(9_000_000, "a")).startsWith("HTTP/1.1 413");
    }

    /** Announces a body of so many bytes and sends only a part: the answer must come before the rest. */
    private static String head(int length, String part) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/evidence HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + length
                                    + "\r\n\r\n" + part)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"})
    void only_json_is_taken_so_that_no_form_of_a_foreign_page_can_post(String type) throws Exception {
        assertThat(send(
                                "POST",
                                "/api/v1/evidence",
                                "{\"text\":\"a\"}",
                                "Authorization",
                                "Bearer " + TOKEN,
                                "Content-Type",
                                type)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void other_methods_are_refused_with_those_there_are() throws Exception {
        Answer get = send("GET", "/api/v1/evidence", "", "Authorization", "Bearer " + TOKEN);
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.allow()).isEqualTo("POST");
        assertThat(send("DELETE", "/api/v1/goals", "").allow()).isEqualTo("GET, HEAD, PUT");
        assertThat(send("POST", "/backlogs/payments", "").allow()).isEqualTo("GET, HEAD");
        assertThat(send("OPTIONS", "/api/v1/evidence", "", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void kpi_values_are_taken_and_goals_are_applied_shown_and_kept() throws Exception {
        Answer kpis = post("/api/v1/kpi", """
                [{"kpi": "NPS", "date": "2026-10-01", "value": 31}, {"kpi": "NPS", "date": "2026-11-01", "value": 34.5},
                 {"kpi": "NPS", "date": "soon", "value": 1}]""");
        assertThat(kpis.status()).as(kpis.body()).isEqualTo(200);
        assertThat(kpis.json().path("added").asInt()).isEqualTo(2);
        assertThat(kpis.json().at("/problems/0/index").asInt()).isEqualTo(2);
        assertThat(post("/api/v1/kpi", "{\"kpi\": \"NPS\", \"date\": \"2026-10-01\", \"value\": 31}")
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
        assertThat(post("/api/v1/kpi", "{\"kpi\": \"NPS\"}").status()).isEqualTo(422);

        String goals = """
                goals:
                  - id: retention
                    name: Keep them
                    keyResults: [{id: nps, metric: NPS, direction: up, baseline: 31, target: 38, kpi: nps}]
                """;
        assertThat(put(goals, "application/yaml", "?dryRun=true")
                        .json()
                        .path("version")
                        .isNull())
                .isTrue();
        assertThat(put(goals, "application/yaml", "").json().path("version").asInt())
                .isEqualTo(1);
        assertThat(put(goals, "application/yaml", "").json().path("changed").asBoolean())
                .isFalse();
        Answer wrong = put("goals: [{id: a b, weight: -1}]", "application/yaml", "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("problems").size()).isGreaterThan(2);
        assertThat(put(
                                "{\"goals\": [{\"id\": \"cost\", \"name\": \"Spend less\"}]}",
                                "application/json",
                                "?dryRun=true")
                        .json()
                        .path("removed")
                        .path(0)
                        .asText())
                .isEqualTo("retention");
        assertThat(put(goals, "text/plain", "").status()).isEqualTo(415);

        Answer shown = send("GET", "/api/v1/goals", "", "Authorization", "Bearer " + TOKEN);
        assertThat(shown.json().at("/goals/0/progress").asDouble()).isEqualTo(0.5);
        assertThat(shown.json()).isEqualTo(run("goals", "show", "--json").json());
    }

    private static Answer put(String body, String type, String query) throws Exception {
        return send("PUT", "/api/v1/goals" + query, body, "Authorization", "Bearer " + TOKEN, "Content-Type", type);
    }

    @Test
    void a_ticket_of_zendesk_counts_for_its_organization_when_it_is_signed() throws Exception {
        String event = """
                {"type": "zen:event-type:ticket.created", "account_id": 1, "id": "e-1", "time": "2026-11-01T10:00:00Z",
                 "zendesk_event_version": "2022-11-06", "subject": "zen:ticket:5158",
                 "detail": {"id": "5158", "subject": "Refund failed", "description": "Again – %s", "status": "NEW",
                   "created_at": "2026-11-01T10:00:00Z", "organization_id": "10002", "requester_id": "77", "tags": []},
                 "event": {}}""".formatted("ünpaid");
        String time = "2026-11-01T10:00:01Z";
        String signature = base64("HmacSHA256", time + event);

        Answer first = zendesk(event, time, signature);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("added").asInt()).isEqualTo(1);
        assertThat(zendesk(event, time, signature).json().path("unchanged").asInt())
                .isEqualTo(1);
        assertThat(zendesk(event.replace("Refund", "Refunds"), time, signature).status())
                .isEqualTo(401);
        assertThat(zendesk(event, "2026-11-01T10:00:02Z", signature).status()).isEqualTo(401);
        assertThat(hook("support", event).status()).isEqualTo(401);
        assertThat(run("evidence", "link", "zendesk:5158", SMALL.key(7)).code()).isZero();
        assertThat(listed(7).toString()).contains("Refund failed", "10002", "support");

        String solved = event.replace("ticket.created", "ticket.status_changed");
        Answer ignored = zendesk(solved, time, base64("HmacSHA256", time + solved));
        assertThat(ignored.status()).isEqualTo(200);
        assertThat(ignored.json().path("ignored").asText()).contains("carry no evidence");
    }

    @Test
    void an_event_that_comes_late_or_again_puts_no_older_text_back() throws Exception {
        String time = "2026-11-01T10:00:01Z";
        for (String[] told : new String[][] {
            {"10:00", "first", "added"},
            {"10:20", "third", "changed"},
            {"10:10", "second", "unchanged"},
            {"10:00", "first", "unchanged"},
            {"10:40", "third", "unchanged"},
            {"10:30", "between", "unchanged"},
            {"10:40", "same minute", "changed"},
            {"", "by a trigger that tells no time", "changed"},
            {"10:30", "between", "unchanged"},
        }) {
            String event = ("{\"type\": \"zen:event-type:ticket.subject_changed\", \"detail\": {\"id\": \"99\","
                            + " \"subject\": \"%s\", \"created_at\": \"2026-11-01T10:00:00Z\"%s}}")
                    .formatted(
                            told[1], told[0].isEmpty() ? "" : ", \"updated_at\": \"2026-11-01T" + told[0] + ":00Z\"");
            Answer answer = zendesk(event, time, base64("HmacSHA256", time + event));
            assertThat(answer.json().path(told[2]).asInt())
                    .as(told[0] + " " + told[1] + ": " + answer.body())
                    .isEqualTo(1);
        }
        run("evidence", "link", "zendesk:99", SMALL.key(11));
        assertThat(listed(11).toString()).contains("by a trigger that tells no time");
    }

    @Test
    void a_form_may_say_when_it_was_changed_and_an_impossible_time_keeps_nothing_out() throws Exception {
        for (String[] told : new String[][] {
            {"1760000100", "newer", "added"},
            {"1760000000", "older", "unchanged"},
            {"99999999999", "a clock that is wrong", "changed"},
            {"no time", "a word", "changed"},
            {"1760000200", "newest", "changed"},
        }) {
            String form =
                    "{\"id\": 77, \"answers\": [{\"text\": \"%s\"}], \"changed\": \"%s\"}".formatted(told[1], told[0]);
            Answer answer = hook("forms", form, "Authorization", "Bearer " + SECRET);
            assertThat(answer.json().path(told[2]).asInt()).as(answer.body()).isEqualTo(1);
        }
    }

    private static Answer zendesk(String event, String time, String signature) throws Exception {
        return hook(
                "support",
                event,
                "X-Zendesk-Webhook-Signature-Timestamp",
                time,
                "X-Zendesk-Webhook-Signature",
                signature);
    }

    @Test
    void a_conversation_of_intercom_is_plain_text_of_the_contacts_company() throws Exception {
        String event = """
                {"type": "notification_event", "app_id": "x", "id": "notif_1", "topic": "conversation.user.created",
                 "data": {"type": "notification_event_data", "item": {"type": "conversation", "id": "4711",
                   "created_at": 1760000000, "source": {"type": "conversation", "subject": "",
                   "body": "<p>Where is <b>dark</b> mode?</p><p>1 &lt; 2</p>",
                   "author": {"type": "user", "id": "u1", "name": "Ann", "email": "ann@bolt.example"}}}}}""";
        String signature = "sha1=" + HexFormat.of().formatHex(mac("HmacSHA1", event));

        Answer answer = hook("chat", event, "X-Hub-Signature", signature);
        assertThat(answer.json().path("added").asInt()).as(answer.body()).isEqualTo(1);
        assertThat(hook("chat", event + " ", "X-Hub-Signature", signature).status())
                .isEqualTo(401);
        assertThat(send("HEAD", "/api/v1/evidence/hooks/chat", "").status()).isEqualTo(200);
        run("evidence", "link", "chat:4711", SMALL.key(8));
        assertThat(listed(8).toString()).contains("Where is dark mode?\\n1 < 2", "ann@bolt.example");
        assertThat(counted(8).path("customers").asInt()).isEqualTo(1);
    }

    @Test
    void a_vote_of_canny_counts_for_the_issue_its_post_is_linked_to() throws Exception {
        String event = """
                {"created": "2026-11-02T08:00:00.000Z", "objectType": "vote", "type": "vote.created",
                 "object": {"id": "v1", "created": "2026-11-02T08:00:00.000Z",
                   "post": {"id": "p1", "title": "Dark mode", "url": "https://acme.canny.io/admin/board/b/p/dark-mode",
                     "jira": {"linkedIssues": [{"id": "1", "key": "%s", "url": "https://x"}]}},
                   "voter": {"id": "u1", "name": "Joe", "email": "joe@gmail.com", "companies": [{"id": "c", "name": "Canny Co"}]}}}
                """.formatted(SMALL.key(9));
        String signature = base64("HmacSHA256", "nonce-1");

        Answer answer = hook("ideas", event, "Canny-Nonce", "nonce-1", "Canny-Signature", signature);
        assertThat(answer.json().path("added").asInt()).as(answer.body()).isEqualTo(1);
        assertThat(hook("ideas", event, "Canny-Nonce", "nonce-2", "Canny-Signature", signature)
                        .status())
                .isEqualTo(401);
        assertThat(hook("ideas", event, "Canny-Nonce", "", "Canny-Signature", base64("HmacSHA256", "x"))
                        .status())
                .isEqualTo(401);
        JsonNode counts = counted(9);
        assertThat(counts.path("items").asInt()).isEqualTo(1);
        assertThat(counts.path("customers").asInt()).isEqualTo(1);
        String gone = event.replace("vote.created", "vote.deleted");
        assertThat(hook("ideas", gone, "Canny-Nonce", "nonce-1", "Canny-Signature", signature)
                        .json()
                        .has("ignored"))
                .isTrue();
    }

    @Test
    void a_form_is_mapped_as_the_configuration_says() throws Exception {
        String form = """
                {"id": 5, "company/name": "Form Co", "employees": 70, "answers": [{"text": "Faster"}, {"text": null}, {"text": "Cheaper"}],
                 "issue": "%s"}""".formatted(SMALL.key(10));

        assertThat(hook("forms", form, "Authorization", "Bearer " + SECRET)
                        .json()
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(hook("forms", form, "Authorization", "Bearer " + TOKEN).status())
                .isEqualTo(401);
        assertThat(listed(10).toString()).contains("Faster\\n\\nCheaper", "Form Co", "survey", "\"quantity\":70");
        assertThat(hook("forms", "{\"id\": 6}", "Authorization", "Bearer " + SECRET)
                        .json()
                        .path("ignored")
                        .asText())
                .contains("neither text nor issue");
        assertThat(hook("forms", "[1,", "Authorization", "Bearer " + SECRET).status())
                .isEqualTo(400);
        assertThat(hook("nobody", form).status()).isEqualTo(404);
        assertThat(hook("nobody", form).body()).contains("no webhook of this name");
    }

    @Test
    void without_a_token_in_the_configuration_the_api_is_off_and_a_short_one_is_refused() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        WinnowUser cautious = new WinnowUser(other, simulator);
        try (Application quiet = new Composition(environment()).open(cautious.config(), null, Waiting.SILENT);
                Server its = quiet.serve(OptionalInt.of(0))) {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(its.url().resolve("/api/v1/evidence"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("Set server.apiToken in winnow.yaml");
        }

        cautious.configure(simulator, SmallSite.JQL, "server: {apiToken: short-token}");
        Ended refused = cautious.run(environment(), "status");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("server.apiToken", "shorter than 16").doesNotContain("short-token");
    }

    private static Answer hook(String name, String event, String... headers) throws Exception {
        String[] all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                .toArray(String[]::new);
        return send("POST", "/api/v1/evidence/hooks/" + name, event, all);
    }

    private static String base64(String algorithm, String text) throws Exception {
        return Base64.getEncoder().encodeToString(mac(algorithm, text));
    }

    private static byte[] mac(String algorithm, String text) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Answer(int status, String type, String allow, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new AssertionError("not JSON: " + body, notJson);
            }
        }
    }
}
