package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.winnow.tracker.jira.JiraSite.json;
import static io.winnow.tracker.jira.JiraSite.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.tracker.SharedData;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Refusals, nonsense, faults and limits: what each becomes, and that no secret comes out with it. */
class JiraFaultsTest {

    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BULK = "/rest/api/3/issue/bulkfetch";

    private final JiraSite site = new JiraSite();

    @AfterEach
    void close() {
        site.close();
    }

    private TrackerException failure(ResponseDefinitionBuilder answer) {
        site.server.resetAll();
        site.server.stubFor(any(anyUrl()).willReturn(answer));
        TrackerException failure = catchThrowableOfType(
                TrackerException.class, () -> site.jira.tracker().account());
        assertThat(failure).describedAs("no failure").isNotNull();
        assertThat(failure.getMessage()).endsWith(".").doesNotContain("\n").contains("GET /rest/api/3/myself");
        hidesSecrets(failure);
        return failure;
    }

    private static void hidesSecrets(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("very-secret", "t0kent0ken", basic().substring(0, 40));
    }

    private static String basic() {
        return Base64.getEncoder()
                .encodeToString((JiraSite.EMAIL + ":" + JiraSite.TOKEN).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED, 1",
        "401, UNAUTHORIZED, 1",
        "403, FORBIDDEN, 1",
        "404, NOT_FOUND, 1",
        "410, REJECTED, 1",
        "413, REJECTED, 1",
        "408, UNAVAILABLE, 8",
        "409, UNAVAILABLE, 8",
        "500, UNAVAILABLE, 8",
        "502, UNAVAILABLE, 8",
        "504, UNAVAILABLE, 8"
    })
    void a_refusal_keeps_jiras_words_and_only_a_failure_is_tried_again(int status, Kind kind, int tries) {
        TrackerException failure = failure(status(
                status,
                "{'errorMessages':['The value XY does not exist.'],'errors':{'customfield_7':'not on screen'}}"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining("\"The value XY does not exist. customfield_7: not on screen\"");
        assertThat(site.requests()).hasSize(tries);
    }

    @Test
    void every_recorded_error_becomes_a_plain_sentence_with_its_words() throws IOException {
        for (JsonNode recorded : new ObjectMapper().readTree(SharedData.text("fixtures/errors/recorded-errors.json"))) {
            int status = recorded.path("status").asInt();
            if (status < 400 || status == 429) {
                continue;
            }
            ResponseDefinitionBuilder answer = aResponse().withStatus(status);
            recorded.path("headers").properties().stream()
                    .filter(header -> !header.getKey().matches("(?i)transfer-encoding|content-type"))
                    .forEach(header ->
                            answer.withHeader(header.getKey(), header.getValue().asText()));
            if (recorded.path("content_type").isTextual()) {
                answer.withHeader("Content-Type", recorded.path("content_type").asText());
            }
            TrackerException failure =
                    failure(answer.withBody(recorded.path("body").toString()));

            String id = recorded.path("id").asText();
            assertThat(failure.kind())
                    .describedAs(id)
                    .isEqualTo(id.contains("captcha") || status == 401 ? Kind.UNAUTHORIZED : Kind.REJECTED);
            recorded.path("body")
                    .path("errorMessages")
                    .forEach(words -> assertThat(failure.getMessage())
                            .contains(words.asText()
                                    .substring(0, Math.min(100, words.asText().length()))));
            assertThat(site.requests()).hasSize(1);
        }
    }

    @Test
    void a_captcha_is_recognised_and_never_tried_again() {
        TrackerException failure = failure(aResponse()
                .withStatus(403)
                .withHeader("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=https://x")
                .withHeader("Content-Type", "text/html")
                .withBody("<html>denied</html>"));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("solve the CAPTCHA");
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void an_anonymous_answer_to_a_failed_login_is_a_failed_login() {
        assertThat(failure(json("{'accountId':'anonymous'}").withHeader("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"))
                        .kind())
                .isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure(json("{'displayName':'nobody'}")).kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void a_401_as_text_and_a_login_page_are_failed_logins() {
        TrackerException text = failure(aResponse()
                .withStatus(401)
                .withHeader("Content-Type", "text/plain")
                .withBody("Client must be authenticated to access this resource."));
        assertThat(text.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(text).hasMessageContaining("Client must be authenticated").hasMessageContaining("jira.scopedToken");

        TrackerException page = failure(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "Text/HTML;charset=utf-8")
                .withBody("<!doctype html><script>x</script>Log in"));
        assertThat(page.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(page).hasMessageContaining("login page").message().doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_never_followed(int status) {
        String elsewhere = "http://localhost:" + site.server.port() + "/stolen";
        TrackerException moved = failure(aResponse()
                .withStatus(status)
                .withHeader("Location", elsewhere)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>Found</html>"));
        assertThat(moved.kind()).isEqualTo(Kind.REJECTED);
        assertThat(moved).hasMessageContaining("follows no redirect");
        assertThat(site.requests()).containsExactly("GET /rest/api/3/myself");

        assertThat(failure(aResponse().withStatus(status).withHeader("Location", "https://id.atlassian.com/login?x"))
                        .kind())
                .isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void a_200_with_an_error_inside_is_an_error() {
        TrackerException failure = failure(json("{'errorMessages':['Index is rebuilding'],'errors':{}}"));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure).hasMessageContaining("Index is rebuilding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"accountId\":\"a\"",
                "nonsense",
                "",
                "{\"accountId\":tru}",
                "{\"a\":\"\u0001\"}",
                "[[[[",
                "{]"
            })
    void broken_json_is_tried_again_and_then_said(String body) {
        TrackerException failure = failure(json(body));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("broken JSON");
        assertThat(site.requests()).hasSize(8);
    }

    @Test
    void json_of_absurd_depth_or_size_is_refused() {
        assertThat(failure(json("[".repeat(100_000))).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure(json("{'accountId':'" + "x".repeat(17 * 1024 * 1024) + "'}"))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void another_type_than_json_is_nonsense() {
        assertThat(failure(aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/plain")
                        .withBody("hello")))
                .hasMessageContaining("'text/plain' instead of JSON");
        assertThat(failure(aResponse().withStatus(204)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection_is_tried_again(Fault fault) {
        assertThat(failure(aResponse().withFault(fault)).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(site.requests()).hasSizeBetween(8, 8);
    }

    @Test
    void bytes_that_arrive_slowly_are_still_an_answer() {
        site.server.stubFor(any(anyUrl())
                .willReturn(json("{'accountId':'a','displayName':'slow'}").withChunkedDribbleDelay(5, 300)));

        assertThat(site.jira.tracker().account().displayName()).isEqualTo("slow");
    }

    @Test
    void every_encoding_json_may_have_is_read() throws IOException {
        String body = "{\"accountId\":\"a\",\"displayName\":\"Zoë 🦊\"}";
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        List<ResponseDefinitionBuilder> answers = List.of(
                aResponse().withBody(body.getBytes(StandardCharsets.UTF_8)),
                aResponse().withBody(("\ufeff" + body).getBytes(StandardCharsets.UTF_8)),
                aResponse().withBody(body.getBytes(StandardCharsets.UTF_16BE)),
                aResponse().withBody(zipped.toByteArray()).withHeader("Content-Encoding", "gzip"));
        for (ResponseDefinitionBuilder answer : answers) {
            site.server.stubFor(any(anyUrl()).willReturn(answer.withHeader("Content-Type", "application/json")));

            assertThat(site.jira.tracker().account().displayName()).isEqualTo("Zoë 🦊");
        }
        assertThat(failure(aResponse()
                                .withHeader("Content-Type", "application/json")
                                .withBody(body.getBytes(StandardCharsets.ISO_8859_1)))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void no_secret_comes_out_of_any_answer_that_echoes_it() {
        for (String secret : List.of(JiraSite.TOKEN, "Basic " + basic())) {
            List<ResponseDefinitionBuilder> answers = List.of(
                    status(400, "{'errorMessages':['" + "x ".repeat(100) + secret + "']}"),
                    status(401, secret),
                    status(500, "{'message':'" + secret + "'}"),
                    status(410, "{'errors':{'" + secret + "':'" + secret + "'}}"),
                    status(200, secret),
                    status(200, "{'accountId':" + secret + "}"),
                    status(200, "{'errorMessages':['" + secret + "']}"),
                    status(302, "").withHeader("Location", "https://x.example/?" + secret),
                    aResponse().withHeader("Content-Type", "x/" + secret).withBody(secret));
            for (ResponseDefinitionBuilder answer : answers) {
                failure(answer); // asserts that nothing of it shows, in causes neither
            }
        }
    }

    @Test
    void nothing_secret_is_printed_or_logged_at_any_level() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.winnow");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        try {
            failure(status(500, "{'message':'" + JiraSite.TOKEN + "'}"));
            failure(status(401, "{'message':'" + JiraSite.TOKEN + "'}"));
        } finally {
            root.detachAppender(log);
            ours.setLevel(before);
        }

        assertThat(log.list.stream().filter(event -> event.getLoggerName().startsWith("io.winnow")))
                .isNotEmpty();
        assertThat(log.list.stream().filter(event -> event.getLoggerName().startsWith("io.winnow")))
                .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain("very-secret"));
        assertThat(site.settings(false, JiraSite.EMAIL, 100, 4).toString())
                .doesNotContain("very-secret")
                .contains("•••");
    }

    @Test
    void a_write_that_was_turned_away_is_asked_about_again_before_it_is_repeated() {
        site.server.stubFor(any(anyUrl()).willReturn(status(429, "{}").withHeader("Retry-After", "7")));
        Instant start = site.time.instant();

        boolean sent = site.jira
                .writer()
                .write(
                        Map.of(new IssueId(5), Map.of("c", FieldValue.EMPTY)),
                        false,
                        () -> site.time.instant().equals(start));

        assertThat(sent).isFalse();
        assertThat(site.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "jira-quota-global-based, 1",
        "jira-quota-tenant-based, 1",
        "jira-burst-based, 1",
        "jira-per-issue-on-write, 1"
    })
    void whatever_was_turned_away_is_sent_again_after_the_wait(String reason, int times) {
        for (boolean write : new boolean[] {false, true}) {
            site.server.resetAll();
            site.server.stubFor(any(anyUrl())
                    .inScenario("limit")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(status(429, "{}")
                            .withHeader("RateLimit-Reason", reason)
                            .withHeader("Retry-After", "7"))
                    .willSetStateTo("open"));
            site.server.stubFor(any(anyUrl())
                    .inScenario("limit")
                    .whenScenarioStateIs("open")
                    .willReturn(json("{'accountId':'a'}")));
            Duration before = site.time.paused();

            if (write) {
                site.jira.writer().write(Map.of(new IssueId(5), Map.of("c", FieldValue.EMPTY)), false, () -> true);
            } else {
                site.jira.tracker().account();
            }

            assertThat(site.requests()).hasSize(1 + times);
            assertThat(site.time.paused().minus(before)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(10));
        }
        assertThat(site.jira.counts().throttled()).isEqualTo(2);
        assertThat(site.told).hasSize(2);
    }

    @Test
    void a_limit_beyond_patience_is_said_at_once_with_the_time() {
        TrackerException failure = failure(status(429, "{}")
                .withHeader("RateLimit-Reason", "jira-quota-global-based")
                .withHeader("Retry-After", "3600"));

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAt().orElseThrow())
                .isAfterOrEqualTo(site.time.instant().plusSeconds(3_600));
        assertThat(site.time.paused()).isZero();
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void a_limit_that_never_ends_ends_with_patience() {
        TrackerException failure = failure(status(429, "{}").withHeader("Retry-After", "0"));

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(site.time.paused()).isLessThan(Duration.ofMinutes(11));
        assertThat(site.requests()).hasSizeLessThan(40);
    }

    @Test
    void a_503_is_tried_again_when_jira_said_so_and_not_later_than_patience() {
        assertThat(failure(status(503, "{}").withHeader("Retry-After", "20")).kind())
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(site.time.paused()).isBetween(Duration.ofSeconds(140), Duration.ofSeconds(180));
        assertThat(site.requests()).hasSize(8);

        Duration before = site.time.paused();
        TrackerException later = failure(status(503, "{}").withHeader("Retry-After", "3600"));
        assertThat(later.retryAt()).isPresent();
        assertThat(site.time.paused()).isEqualTo(before);
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void with_every_seventh_request_failing_everything_is_still_read() {
        try (JiraSite small =
                new JiraSite(false, JiraSite.EMAIL, 1, 1)) { // in turn: scenarios aren't safe for several at once
            Set<IssueId> ids =
                    LongStream.rangeClosed(1, 60).mapToObj(IssueId::new).collect(Collectors.toSet());
            for (int state = 0; state < 7; state++) {
                small.server.stubFor(post(BULK)
                        .inScenario("seven")
                        .whenScenarioStateIs(state == 0 ? Scenario.STARTED : "s" + state)
                        .willReturn(state == 6 ? status(500, "{}") : json("{'issues':[],'issueErrors':[]}"))
                        .willSetStateTo(state == 6 ? Scenario.STARTED : "s" + (state + 1)));
            }

            assertThat(small.jira.tracker().values(ids, List.of()).read()).isEmpty();

            assertThat(small.jira.counts().retried()).isBetween(7L, 14L);
            assertThat(small.bodies()).allMatch(body -> body.contains("\"fields\":[\"summary\"]"));
            assertThat(small.bodies().stream().distinct()).hasSize(60);
        }
    }

    @Test
    void a_page_that_breaks_off_is_read_again_from_its_start() {
        site.server.stubFor(post(SEARCH)
                .inScenario("half")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(json("{'issues':[{'id':'1'},{'id':'2'}"))
                .willSetStateTo("whole"));
        site.server.stubFor(post(SEARCH)
                .inScenario("half")
                .whenScenarioStateIs("whole")
                .willReturn(json("{'issues':[{'id':'1'},{'id':'3'}]}")));

        assertThat(site.jira.tracker().idsMatching("project = PAY"))
                .containsExactlyInAnyOrder(new IssueId(1), new IssueId(3));
    }

    @Test
    void a_host_that_isnt_there_is_said_plainly() {
        site.server.stop();

        TrackerException failure = catchThrowableOfType(
                TrackerException.class, () -> site.jira.tracker().account());

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("nothing answers there").hasMessageContaining("check jira.url");
    }

    @Test
    void an_interrupt_stops_a_request_and_stays_visible() {
        site.server.stubFor(get("/rest/api/3/myself").willReturn(json("{'accountId':'a'}")));
        Thread.currentThread().interrupt();

        TrackerException failure = catchThrowableOfType(
                TrackerException.class, () -> site.jira.tracker().account());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessageContaining("Winnow is stopping");
        assertThat(site.requests()).isEmpty();
        assertThat(site.jira.tracker().account().id()).isEqualTo("a");
    }

    @Test
    void a_write_waits_before_its_failure_is_told_so_that_nobody_looks_at_once() {
        site.server.stubFor(put(urlPathEqualTo("/rest/api/3/issue/5")).willReturn(status(500, "{}")));

        assertThat(catchThrowableOfType(
                        TrackerException.class,
                        () -> site.jira
                                .writer()
                                .write(Map.of(new IssueId(5), Map.of("c", FieldValue.EMPTY)), false, () -> true)))
                .isNotNull();

        assertThat(site.time.paused()).isBetween(Duration.ofMillis(150), Duration.ofMillis(400));
    }
}
